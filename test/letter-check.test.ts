import { describe, expect, it } from 'vitest'
import { hasPlaceholder, isDated, isSound } from '../shared/letter/check.ts'

describe('a blank that is still to be filled in', () => {
  it.each([
    'Sincerely,\n[your name]',
    'Dear [Name],',
    'I enjoyed hearing about [topic we talked about].',
    'Thank you for the [Job Title] interview.',
    'Dear {{interviewer.name}},',
    `Dear \${name},`,
    'Dear undefined,',
    'the null role',
    'I have NaN years of experience.',
    'See you on ____.',
    'Dear [object Object],',
  ])('is found in %j', (text) => {
    expect(hasPlaceholder(text)).toBe(true)
  })

  it.each([
    'Sincerely,\nAnn Doe',
    'You said "we was [sic] short-staffed".',
    'I wrote about it in [1] and [2].',
    'We tested the null hypothesis twice.',
    'I removed every null pointer and all undefined behaviour.',
    'I know what it costs: $40 {roughly}.',
    'Dear Jennifer Null,',
    'It annulled the contract.',
  ])('is not seen in %j', (text) => {
    expect(hasPlaceholder(text)).toBe(false)
  })
})

describe('a text that is true on one day only', () => {
  it.each([
    'Thank you for our conversation yesterday.',
    "Thank you for today's interview.",
    'It was good to talk this morning.',
    'Tomorrow I will call.',
    'You spoke of it last night.',
    'I will send it tonight.',
  ])('says so: %j', (text) => {
    expect(isDated(text)).toBe(true)
  })

  it.each([
    'Thank you for our conversation on Tuesday.',
    'I look forward to the week of November 23.',
    'Yesterdays',
  ])('and %j is none', (text) => {
    expect(isDated(text)).toBe(false)
  })
})

describe('a sentence that may stand in a letter', () => {
  it.each([
    'I cut rejects from 9% to 2% on a 14-month job.',
    'I would suggest a weekly half-hour "repair desk".',
    'Would you accept a codemod with every change?',
    'I moved the service to .NET 8.',
  ])('is whole: %j', (text) => {
    expect(isSound(text)).toBe(true)
  })

  it.each([
    'no capital.',
    'No stop',
    'It has  two blanks.',
    'It says the the twice.',
    'It opens "a quote.',
    'It opens (a bracket.',
    'It ends with two stops..',
    'It shouts!',
    'It links to https://evil.example.',
    'It names ann@evil.example.',
    'I am passionate about food.',
    'I leveraged synergies.',
    'It stops — here.',
    `It is ${'very '.repeat(50)}long.`,
  ])('is not %j', (text) => {
    expect(isSound(text)).toBe(false)
  })

  it('may name a company that is written as no sentence would be', () => {
    expect(isSound('I would like to work at Yahoo! (EMEA, and I am glad.', ['Yahoo! (EMEA'])).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import type { Letter } from '../shared/domain/interview.ts'
import { questionAbout, questionMessage } from '../shared/mail/question.ts'

const url = 'https://afterword.example/review/abcdefghijklmnop234567.5-secret_SECRET'

describe('a question about a letter', () => {
  const approval = {
    ...{
      hash: 'h',
      at: '2026-11-17T19:00:00Z',
      from: { name: 'A', address: 'a@x.example' },
      text: 't',
      day: '2026-11-18',
    },
    ...{
      replyTo: { name: 'A', address: 'a@x.example' },
      to: 'jane.deo@acme.example',
      sendAt: '2026-11-18T12:30:00Z',
    },
    ...{ isTimeChosen: false, isDated: true },
  }
  const base = {
    ...({
      key: 'i1',
      to: 'jane.deo@acme.example',
      name: 'Jane Doe',
      text: 't',
      tone: 'asWritten',
      isEdited: false,
    } as const),
    ...{ day: '2026-11-18', attempts: 1 },
  }
  const at = '2026-11-18T12:31:00Z'

  it('asks for the right address when it bounced, in words a person reads', () => {
    const reason = 'smtp; 550 5.1.1 user unknown'
    const letter: Letter = { ...base, status: 'bounced', approval, bouncedAt: at, reason }
    expect(questionAbout(letter, ['ann.lee@acme.example'])).toEqual({
      type: 'bounced',
      reason: 'there is no such address',
      likelyAddresses: expect.arrayContaining(['jane.doe@acme.example']),
    })
  })

  it('asks whether it arrived when nobody can tell, and why it was held otherwise', () => {
    const held = { ...base, status: 'held', approval } as const
    expect(questionAbout({ ...held, isDoubtful: true, reason: 'no sign that it went out' }, [])).toEqual({
      type: 'inDoubt',
    })
    expect(
      questionAbout({ ...held, isDoubtful: false, reason: 'AccountSendingPausedException' }, []),
    ).toEqual({
      type: 'refused',
      reason: 'sending is paused for this account',
    })
  })

  it('asks to read it again when its day has passed', () => {
    expect(questionAbout({ ...base, status: 'drafted', ask: 'dayPassed' }, [])).toEqual({ type: 'dayPassed' })
  })

  it('is none once the letter is on its way', () => {
    expect(questionAbout({ ...base, status: 'drafted' }, [])).toBeUndefined()
    expect(questionAbout({ ...base, status: 'sent', approval, sentAt: at }, [])).toBeUndefined()
  })

  it('offers no guesses where there are none', () => {
    const asked = { type: 'bounced', reason: 'the mailbox is full', likelyAddresses: [] } as const
    const { text } = questionMessage({
      company: 'C',
      role: 'R',
      name: null,
      to: null,
      question: asked,
      link: url,
    })
    expect(text).not.toMatch(/perhaps|guesses/)
    expect(text).toContain('Your letter to the team')
  })
})

import { describe, expect, test } from 'vitest'
import { readSettings, type Settings, SettingsError } from '../infra/settings.ts'

function read(given: Record<string, unknown>): Settings {
  return readSettings((name) => given[name])
}

describe('the settings', () => {
  test('synthesise without any', () => {
    expect(read({})).toEqual({
      stage: 'dev',
      isProduction: false,
      domain: 'example.com',
      from: 'letters@example.com',
      candidates: ['*@example.com'],
    })
  })

  test('follow the domain', () => {
    expect(read({ domain: 'notes.example.org' })).toMatchObject({
      from: 'letters@notes.example.org',
      candidates: ['*@notes.example.org'],
    })
  })

  test('are compared in lower case, as IAM compares by case', () => {
    expect(read({ domain: 'Example.ORG', candidates: 'Ann@Example.com , *@Example.NET' })).toMatchObject({
      domain: 'example.org',
      candidates: ['ann@example.com', '*@example.net'],
    })
  })

  test.each([
    'maker.writer-3-small-20240307-v1:0',
    'eu.maker.writer-4-5-20250929-v1:0',
    'us-gov.amazon.nova-pro-v1:0',
    'global.amazon.nova-2-lite-v1:0',
    'openai.gpt-oss-120b-1:0',
  ])('may name a model: %s', (model) => {
    expect(read({ model }).model).toBe(model)
  })

  test.each(['example.org', 'in.example.org'])(
    'may receive mail at the domain or below it: %s',
    (inboundDomain) => {
      expect(read({ domain: 'example.org', inboundDomain })).toMatchObject({ inboundDomain })
    },
  )

  test('make production of one stage', () => {
    expect(read({ stage: 'prod' }).isProduction).toBe(true)
  })

  test.each([
    [{ stage: 'Prod' }, 'Setting "stage" is "Prod", but has to be 1 to 16 of a-z, 0-9 and -'],
    [{ stage: '' }, 'Setting "stage" is "", but has to be 1 to 16 of a-z, 0-9 and -'],
    [
      { domain: 'https://example.com' },
      'Setting "domain" is "https://example.com", but has to be a domain such as mail.example.com',
    ],
    [
      { from: 'letters@other.com' },
      'Setting "from" is "letters@other.com", but has to be an address at example.com (setting "domain")',
    ],
    [
      { from: 'letters@notexample.com' },
      'Setting "from" is "letters@notexample.com", but has to be an address at example.com (setting "domain")',
    ],
    [
      { from: 'Ann <ann@example.com>' },
      'Setting "from" is "Ann <ann@example.com>", but has to be one mail address',
    ],
    ...['maker', 'eu.maker.*', 'writer?', 'arn:aws:bedrock:eu-west-1::foundation-model/a.b', ''].map(
      (model): [Record<string, string>, string] => [
        { model },
        `Setting "model" is "${model}", but has to be the id of a Bedrock model or inference profile, as the Bedrock console shows it`,
      ],
    ),
    [
      { inboundDomain: 'in@example.com' },
      'Setting "inboundDomain" is "in@example.com", but has to be a domain such as in.example.com',
    ],
    [
      { inboundDomain: 'in.other.com' },
      'Setting "inboundDomain" is "in.other.com", but has to be example.com (setting "domain") or below it',
    ],
    [{ alarmEmail: 'ops' }, 'Setting "alarmEmail" is "ops", but has to be one mail address'],
    [
      { publicUrl: 'http://letters.example.com' },
      'Setting "publicUrl" is "http://letters.example.com", but has to be https:// and a host name, without a path or slash at the end',
    ],
    [
      { publicUrl: 'https://letters.example.com/' },
      'Setting "publicUrl" is "https://letters.example.com/", but has to be https:// and a host name, without a path or slash at the end',
    ],
  ])('%j are refused in one line that says which and why', (given, message) => {
    expect(() => read(given)).toThrow(new SettingsError(message))
  })

  test.each([
    '*',
    '*@*',
    'ann@*',
    'a*@example.com',
    'a?n@example.com',
    `a\${x}@example.com`,
    'ann@example.com,',
    '',
    '@',
  ])('candidates %j would open the fence around the functions and are refused', (candidates) => {
    expect(() => read({ candidates })).toThrow(
      /^Setting "candidates" is .* \(on AWS not everyone may sign in\)$/,
    )
  })

  test('more candidates than a policy holds are refused', () => {
    const candidates = Array.from({ length: 200 }, (_, index) => `candidate${index}@example.com`).join(',')
    expect(() => read({ candidates })).toThrow('2000 characters at most')
  })

  test('everything that is wrong is said at once', () => {
    expect(() => read({ stage: 'Prod', alarmEmail: 'ops' })).toThrow(/"stage".*; Setting "alarmEmail"/)
  })

  test('a value that is no text is refused as well', () => {
    expect(() => read({ stage: 7 })).toThrow(SettingsError)
  })
})

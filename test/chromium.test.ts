import { expect, it } from 'vitest'
import { chromiumForTests, findChromium, howToGetChromium } from './fixtures/chromium.ts'

const only = (path: string) => (asked: string) => asked === path
const nothing = () => false

it('is the one that is named, else the first that is there', () => {
  const named = { CHROMIUM_PATH: '/opt/chrome' }
  expect(findChromium({ env: named, exists: only('/usr/bin/chromium') })).toBe('/opt/chrome')
  expect(findChromium({ env: {}, exists: () => true })).toBe('/usr/bin/chromium')
  for (const path of [
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]) {
    expect(findChromium({ env: { CHROMIUM_PATH: '' }, exists: only(path) })).toBe(path)
  }
  expect(findChromium({ env: {}, exists: nothing })).toBeUndefined()
})

it('is missed aloud where somebody reads along, and fails where nobody does', () => {
  const said: string[] = []
  const say = (line: string) => said.push(line)
  expect(chromiumForTests({ env: {}, exists: nothing }, say)).toBeUndefined()
  expect(said.join()).toContain('apt-get install chromium')
  expect(() => chromiumForTests({ env: { CI: 'true' }, exists: nothing }, say)).toThrow(howToGetChromium)
  expect(said).toHaveLength(1)
  expect(chromiumForTests({ env: { CI: 'true' }, exists: () => true }, say)).toBe('/usr/bin/chromium')
})

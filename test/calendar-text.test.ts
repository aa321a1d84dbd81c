import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinUrlIn, webAddress } from '../shared/calendar/join-link.ts'
import { oneLine, plainText } from '../shared/calendar/plain-text.ts'
import { anyText } from './fixtures/hostile-json.ts'

describe('text out of HTML', () => {
  it.each([
    [
      'blocks, each on a line',
      '<div>One<p>Two</p></div><ul><li>a</li><li>b</li></ul>',
      'One\nTwo\n\n- a\n- b',
    ],
    [
      'a whole document, without its head',
      '<html><head><title>T</title><style>p{}</style></head>\r\n<body>\r\nHi\r\nyou</body></html>',
      'Hi you',
    ],
    ['no comments and no scripts', 'a<!-- <b>x</b> --><script>alert(1)</script >b', 'ab'],
    [
      'references as characters',
      'R&amp;D &lt;3 &#252;&#xFC;&uuml; &nbsp;&unknown; &#0;&#xD800;',
      'R&D <3 üüü &unknown;',
    ],
    [
      'the address of a link behind its words',
      '<a class="b" href=\'https://x.example/?a=1&amp;b=2\'>Join</a>',
      'Join (https://x.example/?a=1&b=2)',
    ],
    [
      'the address of a link once',
      '<a href="https://x.example/">https://x.example/</a>',
      'https://x.example/',
    ],
    ['no address that is not of the web', '<a href="javascript:alert(1)">Join</a>', 'Join'],
    ['references in capitals, and no blanks that nobody sees', 'R&AMP;D&NBSP;\u200b\ufeff &Uuml;', 'R&D Ü'],
    ['Outlook’s own tags off', '<o:p>a</o:p><w:x />b', 'ab'],
  ])('holds %s', (_, html, text) => {
    expect(plainText(html)).toBe(text)
  })

  it.each([
    ['lines', 'First\nSecond\n\nThird'],
    ['smaller than', 'if a < b and b > c, <3'],
    ['addresses in brackets', 'Join <https://zoom.us/j/1> or ask <jane@acme.example>'],
    ['a tag that never ends', 'see <b and <style that is all'],
    ['a comment that never ends', 'see <!-- that is all'],
  ])('leaves text as it is: %s', (_, text) => {
    expect(plainText(text)).toBe(text)
  })

  it('keeps the lines of a text that has a bold word', () => {
    expect(plainText('First\n<b>Second</b>\nThird')).toBe('First\nSecond\nThird')
  })

  it.each([
    '<',
    '<a ',
    '<!--',
    '<style>',
    '</',
    '<a href="',
    '<a href="https://x.y/"> ',
    '&#',
    '<a>',
    ' ',
    '\n ',
    '<li>',
  ])('takes a moment for two hundred thousand of %j', (part) => {
    const begun = performance.now()
    plainText(part.repeat(200_000))
    expect(performance.now() - begun).toBeLessThan(5_000)
  })

  it('is one line, well formed and bounded, for a title', () => {
    expect(oneLine('  a\r\n\u0007b\u2028c  ', 10)).toBe('a b c')
    expect(oneLine('ab😀', 3)).toBe('ab\ufffd')
    expect(oneLine(' \n ', 3)).toBeUndefined()
    fc.assert(
      fc.property(anyText(120), (text) => {
        const line = oneLine(text, 20) ?? 'x'
        return line.length <= 20 && line.isWellFormed() && !/[\p{Cc}\n]/u.test(line)
      }),
    )
  })
})

describe('a link to join by', () => {
  it.each([
    ['Zoom: https://us02web.zoom.us/j/123?pwd=a.b, code 1', 'https://us02web.zoom.us/j/123?pwd=a.b'],
    [
      '<https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0>',
      'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0',
    ],
    ['(https://meet.google.com/abc-defg-hij)', 'https://meet.google.com/abc-defg-hij'],
    ['HTTPS://ACME.WEBEX.COM/meet/jane!', 'https://acme.webex.com/meet/jane'],
    ['https://whereby.com/farol', 'https://whereby.com/farol'],
    [
      'https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F1&data=05',
      'https://zoom.us/j/1',
    ],
    ['https://www.google.com/url?q=https://zoom.us/j/2&sa=D', 'https://zoom.us/j/2'],
    [
      'https://support.zoom.us/hc https://teams.microsoft.com/meetingOptions/?x https://zoom.us/j/3',
      'https://zoom.us/j/3',
    ],
    ['https://meet.lync.com/acme/jane/1', 'https://meet.lync.com/acme/jane/1'],
    ['https://vc.larksuite.com/j/1', 'https://vc.larksuite.com/j/1'],
    ['https://meet.around.co/r/acme', 'https://meet.around.co/r/acme'],
    ['https://notzoom.us/j/1', undefined],
    ['https://zoom.us.evil.example/j/1', undefined],
    ['https://zoom.us/download', undefined],
    ['https://jane@zoom.us/j/1', undefined],
    ['no link', undefined],
  ])('is found in %j', (text, link) => {
    expect(joinUrlIn([undefined, text])).toBe(link)
  })

  it('is looked for in the order of the texts', () => {
    expect(joinUrlIn(['https://zoom.us/j/1', 'https://zoom.us/j/2'])).toBe('https://zoom.us/j/1')
  })

  it('is of the web and of a sensible length', () => {
    expect(webAddress('https://a.example')).toBe('https://a.example/')
    expect(webAddress('file:///etc/passwd')).toBeUndefined()
    expect(webAddress(`https://a.example/${'x'.repeat(2_048)}`)).toBeUndefined()
  })

  it('takes a moment in a text of nothing but links', () => {
    const begun = performance.now()
    joinUrlIn([
      'http://'.repeat(30_000),
      'https://a.b '.repeat(20_000),
      'https://'.concat('.'.repeat(200_000)),
    ])
    expect(performance.now() - begun).toBeLessThan(5_000)
  })
})

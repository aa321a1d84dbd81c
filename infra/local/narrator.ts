import { whenWords } from '../../shared/domain/story.ts'
import type { LocalAws } from './aws.ts'
import type { MailboxEntry } from './mailbox-entry.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** What the demo prints: who does what and when, and the mails as they come. */

const isColoured = process.stdout.isTTY === true
const paint = (code: number) => (text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text)
const [bold, dim, green, blue] = [paint(1), paint(2), paint(32), paint(34)]

const say = (text = '') => console.log(text)
const indent = ' '.repeat(25)
const limitMinutes = 3 * 24 * 60

/** Tells by the clock of a zone. */
export function narrator(aws: Pick<LocalAws, 'mails'>, clock: VirtualClock, timeZone: string) {
  let told = 0
  const at = (instant = clock.instant()) => dim(whenWords(instant, timeZone).padEnd(18))

  async function tellMails(): Promise<void> {
    await clock.settled()
    const mails = await aws.mails()
    for (const mail of mails.slice(told)) {
      say(`${at(mail.at)} ${green('mail')}  ${bold(mail.subject)}`)
      say(`${indent}${dim(`to ${mail.to.join(', ')}: ${reasons[mail.kind] ?? mail.kind}`)}`)
      if (mail.kind === 'letter' || mail.kind === 'receipt') quote(mail.text.trim())
      say()
    }
    told = mails.length
  }

  return {
    begins: (title: string) =>
      say(`\n${bold('Afterword')}: ${title}, ${dim(`told by the clock in ${timeZone}`)}\n`),
    does: (text: string) => say(`${at()} ${blue('you')}   ${text}`),
    remarks: (text: string) => say(`${indent}${dim(text)}\n`),
    ends: (text: string) => say(`${at()} ${bold('done')}  ${text}\n`),
    /** Lets time pass until a mail of that kind comes, and tells all that came. */
    async waitFor(kind: string): Promise<MailboxEntry> {
      for (let minute = 0; minute < limitMinutes; minute += 5) {
        const found = (await aws.mails()).slice(told).find((mail) => mail.kind === kind)
        if (found) {
          await tellMails()
          return found
        }
        await clock.advanceTo(clock.now() + 5 * 60_000)
      }
      throw new Error(`No ${kind} mail came`)
    },
  }
}

function quote(text: string): void {
  for (const line of text.split('\n').flatMap(wrapped)) say(`${indent}${dim('│')} ${line}`)
}

const columns = 76

/** A line as a terminal shows it best: broken between words, a link left whole. */
function wrapped(line: string): string[] {
  const lines = ['']
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last && last.length + word.length >= columns) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines
}

const reasons: Readonly<Record<string, string>> = {
  signIn: 'because somebody typed your address on the sign-in page',
  debrief: 'a quarter of an hour after the end, while it is fresh',
  draft: 'about three hours after the end; nothing goes out until you approve it',
  letter: 'ten minutes after you approved it, in working hours where they are',
  receipt: 'because both letters have arrived',
}

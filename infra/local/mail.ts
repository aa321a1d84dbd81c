import { readCalendar } from '../../shared/calendar/icalendar.ts'
import { policy } from '../../shared/domain/policy.ts'
import { calledFrom } from '../../shared/env.ts'
import { type MailRead, readMail } from '../../shared/mail/read-mail.ts'
import { runCommand } from './command.ts'
import { type FileAsked, readFileArguments } from './file-arguments.ts'
import { readBytes } from './read-bounded.ts'

/** `npm run -s mail -- file.eml`: what a mail that arrives is, as JSON (DESIGN section 5); of a meeting in it, the facts. */

const usage =
  'Use: npm run -s mail -- file.eml [--zone Europe/Berlin] [--me address]; - reads standard input.'

await runCommand(async () => {
  const asked = readFileArguments(process.argv.slice(2), usage)
  const bytes = await readBytes(asked.path, [calledFrom(), process.cwd()], policy.mailBytesMax)
  const mail = await readMail(bytes, { me: asked.me })
  process.stdout.write(`${JSON.stringify(shown(mail, asked), null, 2)}\n`)
})

function shown(mail: MailRead, { timeZone, me }: FileAsked) {
  if (!('calendar' in mail) || mail.calendar === undefined) return mail
  return { ...mail, calendar: readCalendar(mail.calendar, { source: 'email', me, timeZone }) }
}

import type { ApiContext } from '../../functions/api/context.ts'
import { createSend } from '../../functions/send.ts'
import type { Interview } from '../../shared/domain/interview.ts'
import { letterMessage } from '../../shared/mail/letter.ts'
import { composeMime } from '../../shared/mail/mime.ts'
import { dispatch } from '../../shared/use-cases/dispatch.ts'
import { formatOperation } from '../../shared/use-cases/operation.ts'
import { readLetterText } from '../../shared/use-cases/texts.ts'
import { type Strategy, startsAt } from './world.ts'

/**
 * Two ways of sending that look right and are not, and two slips in ours. They run through the same harness, to
 * show that it can see what they do wrong.
 */

type Step = (context: ApiContext, id: string, version: number) => Promise<void>

async function firstDue(context: ApiContext, id: string) {
  const interview = await context.table.readInterview(id, context.now())
  const letter = interview?.letters.find(
    (one) => one.status === 'approved' && one.approval.sendAt <= context.now(),
  )
  return interview && letter?.status === 'approved' ? { interview, letter } : undefined
}

async function mail(
  context: ApiContext,
  interview: Interview,
  key: string,
  attempt: number,
): Promise<string> {
  const letter = interview.letters.find((one) => one.key === key)
  if (!letter || !('approval' in letter)) throw new Error(`Letter ${key} has no approval`)
  const { from, to, replyTo, text } = letter.approval
  const message = letterMessage(await readLetterText(context, interview.id, text))
  const raw = await composeMime({
    ...message,
    from,
    replyTo: [replyTo],
    to: { name: letter.name, address: to },
    isAutomatic: false,
  })
  const operation = formatOperation({ id: interview.id, letter: key, attempt })
  return context.mailer.send({ source: from.address, to, raw, operation, kind: 'letter' })
}

async function mark(
  context: ApiContext,
  id: string,
  version: number,
  key: string,
  messageId: string,
): Promise<void> {
  const claimed = await dispatch(context, id, { type: 'sendFellDue', version })
  const attempt = claimed?.after.letters.find((one) => one.key === key)?.attempts ?? 1
  await dispatch(context, id, {
    type: 'letter',
    letter: key,
    event: { type: 'accepted', attempt, messageId },
  })
}

const readSendMark: Step = async (context, id, version) => {
  const due = await firstDue(context, id)
  if (!due) return
  const messageId = await mail(context, due.interview, due.letter.key, due.letter.attempts + 1)
  await mark(context, id, version, due.letter.key, messageId)
}

const markSend: Step = async (context, id, version) => {
  const due = await firstDue(context, id)
  if (!due) return
  await mark(context, id, version, due.letter.key, 'promised')
  await mail(context, due.interview, due.letter.key, due.letter.attempts + 1)
}

function sendingBy(step: Step): Strategy {
  return {
    createSend: (context) => async (event) => {
      const { id, version } = event as { id: string; version: number }
      const letters = (await context.table.readInterview(id, context.now()))?.letters ?? []
      for (const _letter of letters) await step(context, id, (await currentVersion(context, id)) ?? version)
    },
  }
}

async function currentVersion(context: ApiContext, id: string): Promise<number | undefined> {
  return (await context.table.readInterview(id, context.now()))?.timers.send?.version
}

export const naive = {
  readSendMark: sendingBy(readSendMark),
  markSend: sendingBy(markSend),
} as const

/** Every firing reaches two functions at the same moment. */
const twice: Strategy['createSend'] = (context) => {
  const send = createSend(context)
  return async (event) => {
    await Promise.all([send(event), send(event)])
  }
}

const loseAnAnswer: Strategy['prepare'] = (aws) => {
  aws.faults.fail({ service: 'ses', kind: 'resetAfter', after: 2, times: 1 })
}

/** Ours, with one line changed. */
export const slips = {
  /** Writes whatever it decided, whoever has written meanwhile. */
  withoutRevision: {
    createSend: twice,
    tableOf: (table) => ({
      ...table,
      replaceInterview: async (interview) => {
        for (let attempt = 0; attempt < 10; attempt++) {
          const current = await table.readInterview(interview.id, startsAt)
          if (await table.replaceInterview(interview, current?.revision ?? 0)) return true
        }
        return false
      },
    }),
  },
  /** Lets the SDK try again by itself. */
  withSdkRetries: { prepare: loseAnAnswer, sesConnection: { maxAttempts: 3 } },
} as const satisfies Record<string, Strategy>

/** The same trouble for ours as it is. */
export const ours = {
  withDuplicateFirings: { createSend: twice },
  withLostAnswers: { prepare: loseAnAnswer },
} as const satisfies Record<string, Strategy>

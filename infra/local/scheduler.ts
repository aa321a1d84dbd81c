import { ACCOUNT, REGION } from './identity.ts'
import { arnOf, describe, fileName, fileOf, listPage, type Schedule } from './schedule.ts'
import { type FiringOptions, scheduleAlarms } from './schedule-firing.ts'
import { readName, readSchedule, type ScheduleRequest } from './schedule-request.ts'
import { readAll, type Store } from './store.ts'
import { decodeSegment, jsonRefusal, type Twin, WireError, type WireReply, type WireRequest } from './wire.ts'

interface SchedulerOptions extends FiringOptions {
  schedules: Store
  groups: Store
  /** The product's own group, which the stack makes; others come by CreateScheduleGroup. */
  group: string
}

/** EventBridge Scheduler, as far as one-time schedules go. */
export interface Scheduler extends Twin {
  /** What is set, the earliest first. */
  list(): Schedule[]
}

/**
 * One-time schedules over Scheduler's REST protocol. They are on disk before they are confirmed; what falls due while
 * nothing runs fires at the next start. The service fires within a minute, this one at the exact second.
 */
export async function openScheduler(options: SchedulerOptions): Promise<Scheduler> {
  const book = await openBook(options)
  const groups = await openGroups(options)

  const existing = (name: string, query: URLSearchParams) => {
    const schedule = book.find(groups.check(query.get('groupName') ?? 'default'), name)
    if (!schedule) throw notFound(`Schedule ${name} does not exist.`)
    return schedule
  }

  const operations: Record<string, (name: string, request: WireRequest) => unknown> = {
    async CreateSchedule(name, { body }) {
      const { request, due } = readSchedule(body, options.clock.now())
      const known = book.find(groups.check(request.GroupName), name)
      if (known && !isRepeat(known.request, request)) throw conflict(`Schedule ${name} already exists.`)
      return { ScheduleArn: arnOf(known ?? (await book.add(name, request, due))) }
    },
    GetSchedule: (name, { query }) => describe(existing(name, query)),
    async DeleteSchedule(name, { query }) {
      await book.remove(existing(name, query))
      return {}
    },
    ListSchedules: (_, { query }) => listPage(book.all(), query),
    async CreateScheduleGroup(name) {
      await groups.add(name)
      return { ScheduleGroupArn: `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule-group/${name}` }
    },
  }

  return {
    throttled: new WireError(429, 'ThrottlingException', 'Rate exceeded'),
    broken: new WireError(500, 'InternalServerException', 'Unexpected error encountered.'),
    operation,
    async answer(request) {
      const operate = operations[operation(request)]
      if (!operate) {
        const sentence = `${operation(request)} has no local stand-in. Nothing was sent to AWS.`
        throw new WireError(501, 'NotImplementedLocally', sentence)
      }
      const [, , name] = request.path.split('/')
      return json(await operate(name === undefined ? '' : readName(decodeSegment(name)), request))
    },
    refuse: jsonRefusal,
    list: () => [...book.all()].sort((a, b) => a.due - b.due),
  }
}

/** All schedules, in memory and on disk, each with its alarm. */
async function openBook({ schedules: store, ...options }: SchedulerOptions) {
  const schedules = new Map<string, Schedule>()
  const alarms = scheduleAlarms(options, complete)

  const write = (schedule: Schedule) => store.write(fileOf(schedule), JSON.stringify(schedule))

  const remove = async (schedule: Schedule) => {
    alarms.disarm(schedule)
    schedules.delete(fileOf(schedule))
    await store.remove(fileOf(schedule))
  }

  // Gone only after it was handed over: a crash in between makes it fire again, which the service may do as well.
  async function complete(schedule: Schedule) {
    if (schedule.request.ActionAfterCompletion === 'DELETE') return remove(schedule)
    schedule.isDone = true
    await write(schedule)
  }

  for (const schedule of await readAll<Schedule>(store)) {
    schedules.set(fileOf(schedule), schedule)
    alarms.arm(schedule)
  }

  return {
    find: (group: string, name: string) => schedules.get(fileName(group, name)),
    all: () => schedules.values(),
    remove,
    async add(name: string, request: ScheduleRequest, due: number): Promise<Schedule> {
      const schedule = { name, due, createdAt: seconds(options.clock.now()), isDone: false, request }
      // Taken before the disk is asked, or two calls at a time would both find the name free.
      schedules.set(fileOf(schedule), schedule)
      await write(schedule)
      alarms.arm(schedule)
      return schedule
    },
  }
}

async function openGroups({ groups: store, group }: SchedulerOptions) {
  const made = await readAll<{ name: string }>(store)
  const groups = new Set(['default', group, ...made.map(({ name }) => name)])
  return {
    /** The name again; throws when there is no such group. */
    check(name: string): string {
      if (!groups.has(name)) throw notFound(`Schedule group ${name} does not exist.`)
      return name
    },
    async add(name: string): Promise<void> {
      if (groups.has(name)) throw conflict(`Schedule group ${name} already exists.`)
      groups.add(name)
      await store.write(`${name}.json`, JSON.stringify({ name }))
    },
  }
}

const VERBS: Record<string, string> = { POST: 'Create', GET: 'Get', DELETE: 'Delete', PUT: 'Update' }

/** `POST /schedules/{Name}` is CreateSchedule, `GET /schedules` is ListSchedules, and so on. */
function operation({ method, path }: WireRequest): string {
  const [, collection = '', name] = path.split('/')
  const noun = { schedules: 'Schedule', 'schedule-groups': 'ScheduleGroup' }[collection]
  if (noun === undefined) return `${method} ${path}`
  return name === undefined ? `List${noun}s` : `${VERBS[method] ?? method}${noun}`
}

const json = (body: unknown): WireReply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const notFound = (message: string) => new WireError(404, 'ResourceNotFoundException', message)
const conflict = (message: string) => new WireError(409, 'ConflictException', message)

/** The same call again, by its token: the SDK makes a new token for each call, and keeps it across its own retries. */
const isRepeat = (known: ScheduleRequest, again: ScheduleRequest) =>
  known.ClientToken !== undefined && JSON.stringify(known) === JSON.stringify(again)

const seconds = (epochMilliseconds: number) => Math.floor(epochMilliseconds / 1000)

import { randomUUID } from 'node:crypto'
import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import { ACCOUNT, REGION } from './identity.ts'
import { readName, readSchedule, type ScheduleRequest } from './schedule-request.ts'
import { readAll, type Store } from './store.ts'
import { decodeSegment, jsonRefusal, type Twin, WireError, type WireReply, type WireRequest } from './wire.ts'

/** A schedule that was accepted. */
export interface Schedule {
  name: string
  /** Epoch milliseconds. */
  due: number
  /** Epoch seconds, as the API writes them. */
  createdAt: number
  /** True once it was handed over and is kept because nobody asked for its deletion. */
  isDone: boolean
  request: ScheduleRequest
}

/** What is handed to the target. */
export interface Firing {
  targetArn: string
  input: unknown
}

interface SchedulerOptions {
  clock: Clock
  faults: Faults
  schedules: Store
  groups: Store
  /** The product's own group, which the stack makes; others come by CreateScheduleGroup. */
  group: string
  /** Hands over to the target; what it throws means that the target did not take it. */
  deliver(firing: Firing): Promise<void>
  /** Takes what could not be handed over, as the queue of dead letters does. */
  bury(firing: Firing, error: unknown): Promise<void>
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
  const { clock, faults } = options
  const schedules = new Map<string, Schedule>()
  const made = await readAll<{ name: string }>(options.groups)
  const groups = new Set(['default', options.group, ...made.map(({ name }) => name)])
  const alarms = new Map<string, () => void>()

  const write = (schedule: Schedule) => options.schedules.write(fileOf(schedule), JSON.stringify(schedule))

  const ring = (schedule: Schedule, at: number, wake: () => Promise<void>) =>
    alarms.set(fileOf(schedule), clock.at(at, wake))

  const arm = (schedule: Schedule) => {
    if (schedule.isDone || schedule.request.State === 'DISABLED') return
    ring(schedule, schedule.due, () => fire(schedule))
  }

  const forget = async (schedule: Schedule) => {
    alarms.get(fileOf(schedule))?.()
    alarms.delete(fileOf(schedule))
    schedules.delete(fileOf(schedule))
    await options.schedules.remove(fileOf(schedule))
  }

  const fire = async (schedule: Schedule) => {
    const misfire = faults.takeMisfire(schedule.name)
    if (misfire?.kind === 'late') {
      ring(schedule, clock.now() + misfire.seconds * 1000, () => handOver(schedule, 1))
    } else {
      await handOver(schedule, { duplicate: 2, lost: 0, none: 1 }[misfire?.kind ?? 'none'])
    }
  }

  const handOver = async (schedule: Schedule, times: number) => {
    for (let n = 0; n < times; n += 1) await deliver(schedule)
    // Gone only after it was handed over: a crash in between makes it fire again, which the service may do as well.
    if (schedule.request.ActionAfterCompletion === 'DELETE') return forget(schedule)
    schedule.isDone = true
    await write(schedule)
  }

  const deliver = async (schedule: Schedule) => {
    const firing = { targetArn: schedule.request.Target.Arn, input: inputOf(schedule) }
    try {
      await options.deliver(firing)
    } catch (error) {
      await options.bury(firing, error)
    }
  }

  const find = (name: string, group: string) => {
    if (!groups.has(group)) throw notFound(`Schedule group ${group} does not exist.`)
    return schedules.get(fileName(group, name))
  }

  const createSchedule = async (name: string, body: Buffer) => {
    const { request, due } = readSchedule(body, clock.now())
    const existing = find(name, request.GroupName)
    if (existing) {
      if (!isRepeat(existing.request, request)) throw conflict(`Schedule ${name} already exists.`)
      return { ScheduleArn: arnOf(existing) }
    }
    const schedule = { name, due, createdAt: seconds(clock.now()), isDone: false, request }
    // Taken before the disk is asked, or two calls at a time would both find the name free.
    schedules.set(fileOf(schedule), schedule)
    await write(schedule)
    arm(schedule)
    return { ScheduleArn: arnOf(schedule) }
  }

  const existing = (name: string, query: URLSearchParams) => {
    const schedule = find(name, query.get('groupName') ?? 'default')
    if (!schedule) throw notFound(`Schedule ${name} does not exist.`)
    return schedule
  }

  const listSchedules = (query: URLSearchParams) => {
    const [group, prefix, state] = ['ScheduleGroup', 'NamePrefix', 'State'].map((name) => query.get(name))
    const after = query.get('NextToken') ?? ''
    const most = Number(query.get('MaxResults') ?? 100)
    const found = [...schedules.values()]
      .filter(({ request }) => (group ?? request.GroupName) === request.GroupName)
      .filter(({ request }) => (state ?? request.State) === request.State)
      .filter(({ name }) => name.startsWith(prefix ?? ''))
      .sort((a, b) => (fileOf(a) < fileOf(b) ? -1 : 1))
      .filter((schedule) => fileOf(schedule) > after)
    const page = found.slice(0, most)
    const last = page.at(-1)
    return {
      Schedules: page.map((schedule) => ({
        ...summary(schedule),
        Target: { Arn: schedule.request.Target.Arn },
      })),
      ...(last && found.length > page.length ? { NextToken: fileOf(last) } : {}),
    }
  }

  const createGroup = async (name: string) => {
    if (groups.has(name)) throw conflict(`Schedule group ${name} already exists.`)
    groups.add(name)
    await options.groups.write(`${name}.json`, JSON.stringify({ name }))
    return { ScheduleGroupArn: `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule-group/${name}` }
  }

  const operations: Record<string, (name: string, request: WireRequest) => unknown> = {
    CreateSchedule: (name, { body }) => createSchedule(name, body),
    GetSchedule: (name, { query }) => describe(existing(name, query)),
    DeleteSchedule: async (name, { query }) => {
      await forget(existing(name, query))
      return {}
    },
    ListSchedules: (_, { query }) => listSchedules(query),
    CreateScheduleGroup: createGroup,
  }

  for (const schedule of await readAll<Schedule>(options.schedules)) {
    schedules.set(fileOf(schedule), schedule)
    arm(schedule)
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
    list: () => [...schedules.values()].sort((a, b) => a.due - b.due),
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

// No name may hold a tilde, so that no two schedules share a file.
const fileName = (group: string, name: string) => `${group}~${name}.json`
const fileOf = ({ name, request }: Schedule) => fileName(request.GroupName, name)

const arnOf = ({ name, request }: Schedule) =>
  `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule/${request.GroupName}/${name}`

/** The same call again, by its token: the SDK makes a new token for each call, and keeps it across its own retries. */
const isRepeat = (known: ScheduleRequest, again: ScheduleRequest) =>
  known.ClientToken !== undefined && JSON.stringify(known) === JSON.stringify(again)

const seconds = (epochMilliseconds: number) => Math.floor(epochMilliseconds / 1000)

const summary = (schedule: Schedule) => ({
  Arn: arnOf(schedule),
  Name: schedule.name,
  GroupName: schedule.request.GroupName,
  State: schedule.request.State,
  CreationDate: schedule.createdAt,
  LastModificationDate: schedule.createdAt,
})

function describe(schedule: Schedule) {
  const { ClientToken: _, ...request } = schedule.request
  return { ...summary(schedule), ...request }
}

/** The Input with the service's context attributes filled in (Scheduler User Guide, "Adding context attributes"). */
function inputOf(schedule: Schedule): unknown {
  const attributes = {
    '<aws.scheduler.schedule-arn>': arnOf(schedule),
    '<aws.scheduler.scheduled-time>': `${new Date(schedule.due).toISOString().slice(0, 19)}Z`,
    '<aws.scheduler.execution-id>': randomUUID(),
    '<aws.scheduler.attempt-number>': '1',
  }
  const input = Object.entries(attributes).reduce(
    (text, [name, value]) => text.replaceAll(name, value),
    schedule.request.Target.Input ?? '{}',
  )
  return JSON.parse(input)
}

import { randomUUID } from 'node:crypto'
import { ACCOUNT, REGION } from './identity.ts'
import type { ScheduleRequest } from './schedule-request.ts'

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

// No name may hold a tilde, so that no two schedules share a file.
export const fileName = (group: string, name: string) => `${group}~${name}.json`
export const fileOf = ({ name, request }: Schedule) => fileName(request.GroupName, name)

export const arnOf = ({ name, request }: Schedule) =>
  `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule/${request.GroupName}/${name}`

/** As GetSchedule tells it. */
export function describe(schedule: Schedule) {
  const { ClientToken: _, ...request } = schedule.request
  return { ...summary(schedule), ...request }
}

/** One page of ListSchedules, in the order of their names; `query` is the request's. */
export function listPage(schedules: Iterable<Schedule>, query: URLSearchParams) {
  const [group, prefix, state] = ['ScheduleGroup', 'NamePrefix', 'State'].map((name) => query.get(name))
  const after = query.get('NextToken') ?? ''
  const most = Number(query.get('MaxResults') ?? 100)
  const found = [...schedules]
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

const summary = (schedule: Schedule) => ({
  Arn: arnOf(schedule),
  Name: schedule.name,
  GroupName: schedule.request.GroupName,
  State: schedule.request.State,
  CreationDate: schedule.createdAt,
  LastModificationDate: schedule.createdAt,
})

/** The Input with the service's context attributes filled in (Scheduler User Guide, "Adding context attributes"). */
export function inputOf(schedule: Schedule): unknown {
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

import { buildTable } from '../shared/aws/build.ts'
import { surroundings, type TableContext } from '../shared/context.ts'
import { calendarFileSchema } from '../shared/domain/invocation.ts'
import { entry } from '../shared/entry.ts'
import { readEnvironment } from '../shared/env.ts'
import { parse } from '../shared/parse.ts'
import { readCalendarFile } from '../shared/use-cases/read-calendar-file.ts'

/** Whatever reads calendars: the file that somebody chose on a page. */
export function createSync(context: TableContext) {
  return async (event: unknown) => readCalendarFile(context, parse(calendarFileSchema, event))
}

export const handler = entry(() =>
  createSync({ ...surroundings, table: buildTable(readEnvironment('sync')) }),
)

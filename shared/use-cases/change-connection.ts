import type { TableContext } from '../context.ts'
import type { Connection } from '../domain/connection.ts'

const roundsMax = 5

/**
 * Changes a connection by what it is at that moment, whatever else is written at the same time. Undefined when it is gone,
 * or when `change` finds nothing to change.
 */
export async function changeConnection(
  context: TableContext,
  id: string,
  change: (known: Connection) => Connection | undefined,
): Promise<Connection | undefined> {
  for (let round = 0; round < roundsMax; round++) {
    const known = await context.table.readConnection(id, context.now())
    const changed = known && change(known)
    if (!known || !changed) return undefined
    const next = { ...changed, revision: known.revision + 1 }
    if (await context.table.replaceConnection(next, known.revision)) return next
  }
  throw new Error('A connection is written too often to be changed')
}

import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { type Connection, connectionDue } from '../domain/connection.ts'
import type { Instant } from '../domain/instant.ts'
import { candidateOf } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { candidateKey, dueShard, type Item, type Rows } from './rows.ts'

/** Calendars that are listened to (SK `connection#<id>`). Their secrets are not here. */

const connectionKey = (id: string) => ({ pk: candidateKey(candidateOf(id)), sk: `connection#${id}` })

function connectionItem(connection: Connection) {
  const due = connectionDue(connection)
  return {
    ...connectionKey(connection.id),
    connection,
    revision: connection.revision,
    ...(due && { due_shard: dueShard, due_at: due }),
  }
}

/** Throws on an item from the future, which an older version must not write over. */
function connectionOf(item: Item): Connection {
  // What this table holds was written by the functions below, whose parameter is a Connection.
  const connection = item.connection as Connection
  if (connection.schema !== 1) throw new Error('A connection has a schema newer than 1')
  return connection
}

export function createConnectionItems({ client, TableName, read, putNew, putOver }: Rows) {
  return {
    /** Undefined for what is no id, as anybody may ask with anything. */
    async readConnection(id: string, now: Instant): Promise<Connection | undefined> {
      if (!/^[a-z2-7]{28}$/.test(id)) return undefined
      const item = await read(connectionKey(id), now)
      return item && connectionOf(item)
    },

    /** False when there is one already. */
    createConnection: (connection: Connection): Promise<boolean> => putNew(connectionItem(connection)),

    /** False when somebody else has written since `revision` was read, or it is gone. */
    replaceConnection: (connection: Connection, revision: number): Promise<boolean> =>
      putOver(connectionItem(connection), revision),

    async removeConnection(id: string): Promise<void> {
      await client().send(new DeleteCommand({ TableName, Key: connectionKey(id) }))
    },

    /** All of a candidate's: there are few. */
    async listConnections(candidate: string): Promise<readonly Connection[]> {
      const { Items = [] } = await client().send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': candidateKey(candidate), ':prefix': 'connection#' },
          ConsistentRead: true,
          Limit: policy.connectionsMax,
        }),
      )
      return Items.map(connectionOf)
    },
  }
}

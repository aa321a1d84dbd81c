import { once } from 'node:events'
import { Readable } from 'node:stream'
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import type { Connection } from './identity.ts'
import { type Twin, WireError, type WireReply, type WireRequest } from './wire.ts'

/** DynamoDB, played by dynalite. It has no transactions, and nothing expires by itself. */
export interface Dynamodb extends Twin {
  /** Waits for the calls under way, then closes the files. */
  close(): Promise<void>
}

/** Opens the tables kept in `folder`, or in memory when there is none. */
export async function openDynamodb(folder: string | undefined): Promise<Dynamodb> {
  const server = dynalite({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  // Requests are handed over in the process; dynalite listens only because it closes its files with its socket. That
  // answers nobody: dynalite would take any signature, and from a page of any site.
  server.on('connection', (socket) => socket.destroy())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const underway = new Set<Promise<WireReply>>()
  let isClosing = false

  return {
    throttled: new WireError(
      400,
      'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
      'The level of configured provisioned throughput for the table was exceeded.',
    ),
    broken: new WireError(
      500,
      'com.amazonaws.dynamodb.v20120810#InternalServerError',
      'Internal server error',
    ),
    operation: (request) => String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? '',
    answer(request) {
      // dynalite takes the whole process down when it is asked something after its files are closed.
      if (isClosing) return Promise.reject(new Error('DynamoDB is closing'))
      const reply = handOver(server, request)
      underway.add(reply)
      reply.finally(() => underway.delete(reply))
      return reply
    },
    refuse: (error) => ({
      status: error.status,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify({ __type: error.code, message: error.message }),
    }),
    async close() {
      isClosing = true
      await Promise.all(underway)
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
      })
    },
  }
}

/** The few members of a ServerResponse that dynalite uses. */
class CapturedResponse {
  statusCode = 200
  contentType = ''
  readonly #headers: Record<string, string> = {}
  readonly #done: (reply: WireReply) => void

  constructor(done: (reply: WireReply) => void) {
    this.#done = done
  }

  setHeader(name: string, value: string | number): void {
    this.#headers[name] = String(value)
  }

  end(body: string | Buffer = ''): void {
    this.#done({ status: this.statusCode, headers: this.#headers, body })
  }
}

function handOver(server: ReturnType<typeof dynalite>, request: WireRequest): Promise<WireReply> {
  return new Promise((done) => {
    const { method, headers } = request
    // The body is complete by now, so a client that leaves cannot make dynalite throw in the middle of it.
    const incoming = Object.assign(Readable.from(request.body.length > 0 ? [request.body] : []), {
      method,
      headers,
      url: `${request.path}?${request.query}`,
    })
    server.emit('request', incoming, new CapturedResponse(done))
  })
}

/**
 * Creates the product's one table as the stack does, or does nothing when it is there: keys `pk` and `sk`, and the
 * sparse index `due` (`due_shard`, `due_at`), keys only.
 */
export async function createTable(connection: Connection, tableName: string): Promise<void> {
  const client = new DynamoDBClient({
    ...connection,
    // Said here because the user's own AWS set-up may say otherwise, which does not go with an endpoint.
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  })
  try {
    if (await isActive(client, tableName)) return
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['pk', 'sk', 'due_shard', 'due_at'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        KeySchema: keys('pk', 'sk'),
        GlobalSecondaryIndexes: [
          {
            IndexName: 'due',
            KeySchema: keys('due_shard', 'due_at'),
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        ],
      }),
    )
    while (!(await isActive(client, tableName))) await new Promise((resume) => setTimeout(resume, 1))
  } finally {
    client.destroy()
  }
}

const keys = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
]

async function isActive(client: DynamoDBClient, TableName: string): Promise<boolean> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }))
    return Table?.TableStatus === 'ACTIVE'
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false
    throw error
  }
}

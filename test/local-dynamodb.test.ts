import {
  DescribeTableCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { createTable } from '../infra/local/dynamodb.ts'
import { startWorld, temporaryFolder } from './fixtures/local-world.ts'

const key = { pk: { S: 'C#abc' }, sk: { S: 'interview#1' } }
const put = (attributes: Record<string, { S: string }> = {}) =>
  new PutItemCommand({ TableName: 'afterword', Item: { ...key, ...attributes } })
const get = new GetItemCommand({ TableName: 'afterword', Key: key, ConsistentRead: true })

describe('the local DynamoDB', () => {
  it('has the table with its sparse index of what is due', async () => {
    const { dynamodb } = await startWorld()
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: 'afterword' }))
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      KeySchema: [{ AttributeName: 'pk' }, { AttributeName: 'sk' }],
      GlobalSecondaryIndexes: [{ IndexName: 'due', Projection: { ProjectionType: 'KEYS_ONLY' } }],
    })
    await dynamodb.send(put())
    await dynamodb.send(
      new PutItemCommand({
        TableName: 'afterword',
        Item: {
          pk: key.pk,
          sk: { S: 'interview#2' },
          due_shard: { S: 'due#0' },
          due_at: { S: '2026-11-17' },
        },
      }),
    )
    const due = await dynamodb.send(
      new QueryCommand({
        TableName: 'afterword',
        IndexName: 'due',
        KeyConditionExpression: 'due_shard = :shard and due_at < :now',
        ExpressionAttributeValues: { ':shard': { S: 'due#0' }, ':now': { S: '2026-11-18' } },
      }),
    )
    expect(due.Items?.map(({ sk }) => sk?.S)).toEqual(['interview#2'])
  })

  it('makes the table once', async () => {
    const { aws, dynamodb } = await startWorld()
    await dynamodb.send(put())
    await createTable(aws.connection, 'afterword')
    expect((await dynamodb.send(get)).Item).toBeDefined()
  })

  it('lets one of many conditional writes win', async () => {
    const { dynamodb } = await startWorld()
    await dynamodb.send(put({ revision: { S: '0' } }))
    const raise = new UpdateItemCommand({
      TableName: 'afterword',
      Key: key,
      UpdateExpression: 'SET revision = :next',
      ConditionExpression: 'revision = :known',
      ExpressionAttributeValues: { ':known': { S: '0' }, ':next': { S: '1' } },
    })
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => dynamodb.send(raise)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('keeps items across a restart', async () => {
    const dataFolder = await temporaryFolder()
    const before = await startWorld({ dataFolder })
    await before.dynamodb.send(put())
    await before.close()
    const after = await startWorld({ dataFolder })
    expect((await after.dynamodb.send(get)).Item).toMatchObject(key)
  })

  it('breaks as it is told: before or after the write', async () => {
    const { aws, dynamodb } = await startWorld()
    aws.faults.fail({ service: 'dynamodb', action: 'PutItem', kind: '500' })
    await expect(dynamodb.send(put())).rejects.toMatchObject({ name: 'InternalServerError' })
    expect((await dynamodb.send(get)).Item).toBeUndefined()

    aws.faults.fail({ service: 'dynamodb', action: 'PutItem', kind: 'throttle' })
    await expect(dynamodb.send(put())).rejects.toMatchObject({
      name: 'ProvisionedThroughputExceededException',
    })
    expect((await dynamodb.send(get)).Item).toBeUndefined()

    aws.faults.fail({ service: 'dynamodb', action: 'PutItem', kind: 'resetAfter' })
    await expect(dynamodb.send(put())).rejects.toThrow()
    expect((await dynamodb.send(get)).Item).toMatchObject(key)
  })
})

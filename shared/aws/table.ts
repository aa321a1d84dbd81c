import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createAliasItems } from './alias-items.ts'
import { createCandidateItems } from './candidate-items.ts'
import { createConnectionItems } from './connection-items.ts'
import { createCounterItems } from './counter-items.ts'
import { createCredentialItems } from './credential-items.ts'
import { createDueItems } from './due-items.ts'
import { createInterviewItems } from './interview-items.ts'
import { createRows } from './rows.ts'
import { createSuppressionItems } from './suppression-items.ts'

/** The one table: a file for each kind of item says how its keys look. */
export function createTable(client: () => DynamoDBDocumentClient, TableName: string) {
  const rows = createRows(client, TableName)
  return {
    ...createInterviewItems(rows),
    ...createAliasItems(rows),
    ...createDueItems(rows),
    ...createCandidateItems(rows),
    ...createConnectionItems(rows),
    ...createCredentialItems(rows),
    ...createCounterItems(rows),
    ...createSuppressionItems(rows),
  }
}

export type Table = ReturnType<typeof createTable>

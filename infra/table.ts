import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { Environment, FunctionName } from '../shared/env.ts'
import { Grant } from './grant.ts'
import type { Settings } from './settings.ts'

/** No Scan: every read knows its key or its partition. */
type TableAction = 'GetItem' | 'BatchGetItem' | 'PutItem' | 'DeleteItem' | 'Query'

type TableEnvironment = Pick<Environment<FunctionName>, 'TABLE_NAME'>

const dueIndex = 'due'

/** The only store. An interview is one item; what is due stands in a sparse index that holds nothing but keys. */
export class Table extends Construct {
  readonly name: string
  private readonly arn: string

  constructor(scope: Construct, id: string, { isProduction }: Settings) {
    super(scope, id)
    const table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      globalSecondaryIndexes: [
        {
          indexName: dueIndex,
          partitionKey: { name: 'due_shard', type: AttributeType.STRING },
          sortKey: { name: 'due_at', type: AttributeType.STRING },
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
      timeToLiveAttribute: 'expires_at',
      billing: Billing.onDemand(),
      // AWS's own key costs nothing; a customer key is a dollar a month for a table that may lie idle.
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: isProduction,
      removalPolicy: isProduction ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    this.name = table.tableName
    this.arn = table.tableArn
  }

  /** The right to these actions on the table itself, by hand: CDK's own grants include Scan and every index. */
  may(...actions: readonly TableAction[]): Grant<TableEnvironment> {
    return this.grant(actions, this.arn)
  }

  /** The right to ask what is due; the keys found are read from the table, strongly, before anything is done. */
  mayQueryDue(): Grant<TableEnvironment> {
    return this.grant(['Query'], `${this.arn}/index/${dueIndex}`)
  }

  private grant(actions: readonly TableAction[], resource: string): Grant<TableEnvironment> {
    const statement = new PolicyStatement({
      actions: actions.map((one) => `dynamodb:${one}`),
      resources: [resource],
    })
    return new Grant({ TABLE_NAME: this.name }, [statement])
  }
}

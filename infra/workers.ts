import { Validations } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Environment } from '../shared/env.ts'
import type { Site } from './api.ts'
import { deadLetters } from './dead-letters.ts'
import { workerFunction } from './function.ts'
import { Grant } from './grant.ts'
import type { Inbox } from './inbox.ts'
import type { Mail } from './mail.ts'
import { mayAskModel } from './model.ts'
import type { Pause } from './pause.ts'
import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'
import type { Table } from './table.ts'
import type { Timers } from './timers.ts'

interface WorkersProps {
  readonly table: Table
  readonly mail: Mail
  readonly timers: Timers
  readonly site: Site
  readonly secrets: Secrets
  readonly pause: Pause
  readonly settings: Settings
}

/** The functions, and everything that each of them may do. */
export class Workers extends Construct {
  /** Events that a function was handed and failed on three times. */
  readonly failures: Queue
  readonly api: IFunction
  readonly generate: IFunction
  readonly send: IFunction
  readonly feedback: IFunction
  readonly sweep: IFunction
  readonly sync: IFunction
  private readonly props: WorkersProps

  constructor(scope: Construct, id: string, props: WorkersProps) {
    super(scope, id)
    this.props = props
    const { table, mail, timers, site, secrets, pause, settings } = props
    const failures = deadLetters(this, 'Failures')
    this.failures = failures

    this.sync = workerFunction(this, 'Sync', {
      name: 'sync',
      functionName: timers.functionNames.sync,
      failures,
      uses: table
        .may('GetItem', 'BatchGetItem', 'PutItem', 'Query')
        .and(timers.maySet())
        .and(site.mayLink())
        .and(secrets.mayKeep()),
    })

    this.api = workerFunction(this, 'Api', {
      name: 'api',
      uses: table
        .may('GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem', 'Query')
        .and(timers.maySet())
        .and(timers.mayCallGenerate())
        .and(timers.mayCallSync())
        .and(mail.mayReachCandidates())
        .and(site.mayLink())
        .and(secrets.mayKeep())
        .and(pause.mayAsk())
        .and(intakeOf(settings))
        .and(new Grant({ CANDIDATES: settings.candidates.join(',') })),
    })
    Validations.of(this.api).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason:
        'The HTTP API calls it and waits for the answer, as nothing else calls it: there is no event that could be lost.',
    })

    this.generate = workerFunction(this, 'Generate', {
      name: 'generate',
      functionName: timers.functionNames.generate,
      failures,
      uses: table
        .may('GetItem', 'BatchGetItem', 'PutItem')
        .and(timers.maySet())
        .and(mail.mayReachCandidates())
        .and(site.mayLink())
        .and(mayAskModel(this, settings))
        .and(intakeOf(settings)),
    })

    this.send = workerFunction(this, 'Send', {
      name: 'send',
      functionName: timers.functionNames.send,
      failures,
      uses: table
        .may('GetItem', 'BatchGetItem', 'PutItem')
        .and(timers.maySet())
        .and(mail.mayReachAnybody())
        .and(pause.mayAsk()),
    })

    this.feedback = workerFunction(this, 'Feedback', {
      name: 'feedback',
      failures,
      uses: table.may('GetItem', 'PutItem').and(timers.maySet()),
    })

    this.sweep = workerFunction(this, 'Sweep', {
      name: 'sweep',
      failures,
      uses: table.may('GetItem', 'PutItem').and(table.mayQueryDue()).and(timers.maySet()),
    })
  }

  /** The function that takes what arrives in the inbox, where there is one. */
  inboundFor(inbox: Inbox): IFunction {
    const { table, timers } = this.props
    return workerFunction(this, 'Inbound', {
      name: 'inbound',
      failures: this.failures,
      uses: table
        .may('GetItem', 'BatchGetItem', 'PutItem', 'Query')
        .and(timers.maySet())
        .and(inbox.mayTake()),
    })
  }
}

/** Where answers reach us, for whoever writes that on a letter. */
function intakeOf({ inboundDomain }: Settings): Grant<Pick<Environment<'api'>, 'INTAKE_DOMAIN'>> {
  return new Grant({ INTAKE_DOMAIN: inboundDomain })
}

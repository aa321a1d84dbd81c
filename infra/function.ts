import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type Environment, type FunctionName, timeoutSeconds } from '../shared/env.ts'
import { bundleFunction } from './bundle.ts'
import type { Grant, Variables } from './grant.ts'

/** AWS takes no new functions on Node 22 from 2027-06 on. */
export const runtime = Runtime.NODEJS_24_X

interface WorkerProps<F extends FunctionName> {
  readonly name: F
  /** Everything it may use, which is everything that its environment has to name. */
  readonly uses: Grant<Environment<F>>
  readonly functionName?: string
  /** Takes the events that it failed on three times. Not for a function that is only ever called and awaited. */
  readonly failures?: IQueue
}

/** One function: bundled from its entry file, with its own role, its own log, and no right that is not in `uses`. */
export function workerFunction<F extends FunctionName>(
  scope: Construct,
  id: string,
  { name, uses, functionName, failures }: WorkerProps<F>,
): LambdaFunction {
  const home = new Construct(scope, id)
  const log = new LogGroup(home, 'Log', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  const role = new Role(home, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  role.addToPolicy(
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [log.logGroupArn],
    }),
  )
  for (const statement of uses.statements) role.addToPolicy(statement)
  Validations.of(role).acknowledge(...uses.reasons)
  const code = mkdtempSync(join(tmpdir(), 'afterword-'))
  // Whoever looks at the template alone asks for no bundles, as `cdk list` does.
  if (Stack.of(home).bundlingRequired) bundleFunction(name, code)
  const built = new LambdaFunction(home, 'Function', {
    ...(functionName !== undefined && { functionName }),
    ...(failures !== undefined && { deadLetterQueue: failures }),
    code: Code.fromAsset(code),
    handler: 'index.handler',
    runtime,
    architecture: Architecture.ARM_64,
    // A start is quick at any size; this buys the processor for what comes after it.
    memorySize: 512,
    timeout: Duration.seconds(timeoutSeconds[name]),
    environment: set(uses.environment),
    role,
    logGroup: log,
    loggingFormat: LoggingFormat.JSON,
  })
  // CDK has its own copy by now.
  rmSync(code, { recursive: true })
  Validations.of(built).acknowledge({
    id: 'Serverless-LambdaTracing',
    reason:
      'One call is one function and one table, and its log line names the interview: a trace would tell nothing more, and costs a right on every resource, because xray:PutTraceSegments takes none narrower.',
  })
  return built
}

function set(variables: Variables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

import { join } from 'node:path'
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import {
  type BundlingOptions,
  Charset,
  LogLevel,
  NodejsFunction,
  OutputFormat,
} from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type Environment, type FunctionName, timeoutSeconds } from '../shared/env.ts'
import { banner, entries, mainFields, target } from './bundle.ts'
import type { Grant, Variables } from './grant.ts'

/** AWS takes no new functions on Node 22 from 2027-06 on. */
export const runtime = Runtime.NODEJS_24_X

const root = join(import.meta.dirname, '..')

/** The same bundle as `bundle.ts` describes, in CDK's words. */
const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target,
  mainFields,
  minify: true,
  charset: Charset.UTF8,
  logLevel: LogLevel.WARNING,
  banner,
  // The runtime's own SDK starts in twice the time and changes under our feet.
  externalModules: [],
  bundleAwsSDK: true,
}

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
): NodejsFunction {
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
  const built = new NodejsFunction(home, 'Function', {
    ...(functionName !== undefined && { functionName }),
    ...(failures !== undefined && { deadLetterQueue: failures }),
    entry: join(root, entries[name]),
    projectRoot: root,
    depsLockFilePath: join(root, 'package-lock.json'),
    bundling,
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

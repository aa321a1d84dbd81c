import { type Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  HttpApi,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Environment } from '../shared/env.ts'
import { Grant } from './grant.ts'
import type { Settings } from './settings.ts'

type SiteEnvironment = Pick<Environment<'generate'>, 'PUBLIC_URL'>

/**
 * What is logged of a request. Never the path, because the secret of a link stands in it, and never the address
 * it came from, which is personal and would be of use to nobody here.
 */
const accessLog = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  method: '$context.httpMethod',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  latencyMilliseconds: '$context.responseLatency',
  functionLatencyMilliseconds: '$context.integrationLatency',
  error: '$context.error.message',
  functionError: '$context.integrationErrorMessage',
}

/** The door: one HTTP API that hands every request to one function, at a pace that one candidate never reaches. */
export class Site extends Construct {
  /** Without a slash at the end. */
  readonly url: string
  private readonly api: HttpApi

  constructor(scope: Construct, id: string, { publicUrl }: Settings) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', { apiName: Stack.of(this).stackName, createDefaultStage: false })
    const log = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    // AWS WAF does not fit an HTTP API: this limit, the app's own counters and the mail fence are the walls.
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 20, burstLimit: 40 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    })
    this.url = publicUrl ?? this.api.apiEndpoint
  }

  /** Tells a function where candidates reach the product. */
  mayLink(): Grant<SiteEnvironment> {
    return new Grant({ PUBLIC_URL: this.url })
  }

  answerWith(handler: IFunction): void {
    const route = new HttpRoute(this, 'Everything', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('Function', handler),
    })
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Who may do what is decided behind this route, by the session cookie, the secret in a mailed link, a bearer token or the signature of a webhook; an authorizer in front of it knows none of them.',
    })
  }

  /** Requests that ended in a 5xx, whether the function threw, ran out of time or said so itself. */
  errors(period: Duration): Metric {
    return this.api.metricServerError({ period, statistic: 'Sum' })
  }
}

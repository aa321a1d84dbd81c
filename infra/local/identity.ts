/** The account that everything local lives in. No real account has this number. */
export const ACCOUNT = '000000000000'

/** SES writes `@email.amazonses.com` into Message-IDs in this Region alone; elsewhere the Region is in the name. */
export const REGION = 'us-east-1'

/** The names that the stack's outputs would carry. */
export const TABLE = 'afterword'
export const SCHEDULE_GROUP = 'afterword'
export const CONFIGURATION_SET = 'afterword'
export const INBOX_BUCKET = 'afterword-inbox'
export const SECRETS_PREFIX = '/afterword/connection'
export const PAUSE_PARAMETER = '/afterword/pause'
export const SCHEDULE_ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/afterword-schedules`
export const SCHEDULE_DEAD_LETTERS_ARN = `arn:aws:sqs:${REGION}:${ACCOUNT}:afterword-schedules-dead-letters`

/** The functions that something invokes: everything but the API. */
export const FUNCTIONS = ['generate', 'send', 'feedback', 'sweep', 'sync', 'inbound'] as const

export const functionArn = (name: (typeof FUNCTIONS)[number]): string =>
  `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`

/** What an AWS client in this process is given to find the local services and to be let in. */
export interface Connection {
  endpoint: string
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string }
}

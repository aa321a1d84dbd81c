import { createHash } from 'node:crypto'
import type { Clock } from './clock.ts'
import { ACCOUNT, REGION } from './identity.ts'
import { invalid, readRequest } from './ssm-request.ts'
import { readAll, type Store } from './store.ts'
import { jsonRefusal, type Twin, WireError, type WireReply, type WireRequest } from './wire.ts'

/** How many standard parameters an account has room for. */
const MOST_PARAMETERS = 10_000

interface Parameter {
  name: string
  type: 'String' | 'StringList' | 'SecureString'
  value: string
  version: number
  /** Epoch seconds, as the API writes them. */
  modifiedAt: number
}

/**
 * SSM's Parameter Store over its JSON protocol, as strict as the service with names, sizes and types. Parameters are
 * on disk before they are confirmed, in files that only their owner reads. Only the newest version of each is kept.
 */
export async function openParameters({ clock, store }: { clock: Clock; store: Store }): Promise<Twin> {
  const parameters = new Map<string, Parameter>()
  for (const parameter of await readAll<Parameter>(store)) parameters.set(parameter.name, parameter)
  const changing = new Set<string>()

  /** One change of a parameter at a time: the service refuses a second one instead of letting it wait. */
  const alone = async <T>(name: string, change: () => Promise<T>): Promise<T> => {
    if (changing.has(name)) throw TOO_MANY_UPDATES
    changing.add(name)
    try {
      return await change()
    } finally {
      changing.delete(name)
    }
  }

  const putParameter = (body: Buffer) => {
    const { Name: name, Value: value, Type, Overwrite } = readRequest('PutParameter', body)
    return alone(name, async () => {
      const known = parameters.get(name)
      if (known && !Overwrite) throw refusal('ParameterAlreadyExists', ALREADY_EXISTS)
      if (known && Type !== undefined && Type !== known.type)
        throw refusal('HierarchyTypeMismatchException', TYPE_CHANGED)
      const type = Type ?? known?.type
      if (type === undefined) throw invalid('A parameter type is required when you create a parameter.')
      if (!known && parameters.size >= MOST_PARAMETERS)
        throw refusal('ParameterLimitExceeded', LIMIT_EXCEEDED)
      const parameter = {
        name,
        type,
        value,
        version: (known?.version ?? 0) + 1,
        modifiedAt: clock.now() / 1000,
      }
      await store.write(fileOf(name), JSON.stringify(parameter))
      parameters.set(name, parameter)
      return { Tier: 'Standard', Version: parameter.version }
    })
  }

  const deleteParameter = (body: Buffer) => {
    const { Name: name } = readRequest('DeleteParameter', body)
    return alone(name, async () => {
      if (!parameters.has(name)) throw refusal('ParameterNotFound', '')
      await store.remove(fileOf(name))
      parameters.delete(name)
      return {}
    })
  }

  const operations: Record<string, (body: Buffer) => unknown> = {
    PutParameter: putParameter,
    DeleteParameter: deleteParameter,
    GetParameter(body) {
      const { Name, WithDecryption } = readRequest('GetParameter', body)
      const parameter = parameters.get(Name)
      if (!parameter) throw refusal('ParameterNotFound', '')
      return { Parameter: shown(parameter, WithDecryption) }
    },
    GetParameters(body) {
      const { Names, WithDecryption } = readRequest('GetParameters', body)
      const found = Names.flatMap((name) => parameters.get(name) ?? [])
      return {
        Parameters: found.map((parameter) => shown(parameter, WithDecryption)),
        InvalidParameters: Names.filter((name) => !parameters.has(name)),
      }
    },
  }

  return {
    // Of what the service says to one call too many, this is what the SDK does not try again by itself.
    throttled: TOO_MANY_UPDATES,
    broken: new WireError(500, 'InternalServerError', 'An error occurred on the server side.'),
    operation,
    async answer(request) {
      const name = operation(request)
      const operate = Object.hasOwn(operations, name) ? operations[name] : undefined
      if (operate) return json(await operate(request.body))
      const sentence = `${name} has no local stand-in. Nothing was sent to AWS.`
      throw new WireError(501, 'NotImplementedLocally', sentence)
    },
    refuse: jsonRefusal,
  }
}

/** `X-Amz-Target: AmazonSSM.<operation>`. */
function operation({ method, path, headers }: WireRequest): string {
  return /^AmazonSSM\.(\w{1,100})$/.exec(String(headers['x-amz-target']))?.[1] ?? `${method} ${path}`
}

const json = (body: unknown): WireReply => ({
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(body),
})

/** Whoever does not ask for decryption gets something encrypted, of which only KMS would make sense. */
function shown({ name, type, value, version, modifiedAt }: Parameter, isDecrypted: boolean) {
  const sealed = () => createHash('sha512').update(`${name} ${version}`).digest('base64')
  return {
    ARN: `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter${name.startsWith('/') ? '' : '/'}${name}`,
    DataType: 'text',
    LastModifiedDate: modifiedAt,
    Name: name,
    Type: type,
    Value: type === 'SecureString' && !isDecrypted ? sealed() : value,
    Version: version,
  }
}

// A name may be longer than that of a file, and has slashes.
const fileOf = (name: string) => `${createHash('sha256').update(name).digest('hex')}.json`

const refusal = (code: string, message: string) => new WireError(400, code, message)

const ALREADY_EXISTS =
  'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.'
const TYPE_CHANGED =
  "Parameter Store does not support changing a parameter type in a hierarchy. For example, you can't change a parameter from a String type to a SecureString type."
const LIMIT_EXCEEDED = `You have exceeded the number of parameters for this account: ${MOST_PARAMETERS}.`
const TOO_MANY_UPDATES = refusal(
  'TooManyUpdates',
  'There are concurrent updates for a resource that supports one update at a time.',
)

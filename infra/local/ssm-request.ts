import * as z from 'zod/mini'
import { WireError } from './wire.ts'

/** Requests to Parameter Store, with the ranges of the service's API model (version 2014-11-06). */

export const invalid = (message: string) => new WireError(400, 'ValidationException', message)

/** What a name costs in its ARN counts towards the 2,048 of the model, which leaves it 1,011. */
const LONGEST_NAME = 1011
const MOST_LEVELS = 15
/** Of the standard tier; what is larger costs money. In bytes of UTF-8. */
const LARGEST_VALUE_BYTES = 4096
const MOST_NAMES = 10

const name = z.string().check(z.minLength(1), z.maxLength(2048))
const decrypted = { WithDecryption: z._default(z.boolean(), false) }

const requests = {
  GetParameter: z.object({ Name: name, ...decrypted }),
  GetParameters: z.object({
    Names: z.array(name).check(z.minLength(1), z.maxLength(MOST_NAMES)),
    ...decrypted,
  }),
  DeleteParameter: z.object({ Name: name }),
  PutParameter: z.object({
    Name: name,
    Value: z.string().check(z.minLength(1)),
    Type: z.optional(z.enum(['String', 'StringList', 'SecureString'])),
    Overwrite: z._default(z.boolean(), false),
    Description: z.optional(z.string().check(z.maxLength(1024))),
    KeyId: z.optional(z.literal('alias/aws/ssm', 'only the key that costs nothing is served here')),
    Tier: z.optional(z.literal('Standard', 'only the tier that costs nothing is served here')),
  }),
}

/**
 * Reads a request. Throws what the service would: ValidationException for most, never with a value in it, and
 * HierarchyLevelLimitExceededException.
 */
export function readRequest<O extends keyof typeof requests>(
  operation: O,
  body: Buffer,
): z.output<(typeof requests)[O]> {
  const parsed = requests[operation].safeParse(parseJson(body))
  if (!parsed.success) throw invalid(parsed.error.issues.map(fault).join('; '))
  const request = parsed.data as z.output<(typeof requests)[O]>
  if (operation === 'PutParameter') checkNew(request as z.output<typeof requests.PutParameter>)
  return request
}

const fault = ({ path, message }: z.core.$ZodIssue) =>
  `Value at '${path.join('.')}' failed to satisfy constraint: ${message}`

/** Only who makes a parameter has to name it well: others are told that there is none. */
function checkNew({ Name, Value }: { Name: string; Value: string }): void {
  const isHierarchy = Name.includes('/')
  if (!/^[\w.\-/]+$/.test(Name)) throw invalid(`Parameter name: ${RULE}.`)
  if (Name.length > LONGEST_NAME) throw invalid(`Parameter name: is longer than ${LONGEST_NAME} characters.`)
  if (isHierarchy && !Name.startsWith('/')) {
    throw invalid(
      'Parameter name must be a fully qualified name. A hierarchy begins with a forward slash ("/").',
    )
  }
  if (/\/\/|\/$/.test(Name)) throw invalid(`Parameter name: ${RULE}, and no level of a hierarchy is empty.`)
  if (/^\/?(?:aws|ssm)/i.test(Name))
    throw invalid('Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).')
  if (Name.split('/').length - 1 > MOST_LEVELS) {
    throw new WireError(
      400,
      'HierarchyLevelLimitExceededException',
      `A hierarchy can have a maximum of ${MOST_LEVELS} levels.`,
    )
  }
  if (Buffer.byteLength(Value) > LARGEST_VALUE_BYTES) {
    throw invalid(
      `Standard tier parameters support a maximum parameter value of ${LARGEST_VALUE_BYTES} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.`,
    )
  }
}

const RULE = 'may hold only letters, digits and the symbols . - _ between forward slashes (/)'

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch (cause) {
    throw new WireError(400, 'SerializationException', 'The request is not well-formed JSON.', { cause })
  }
}

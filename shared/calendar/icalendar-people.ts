import type { Person } from './fact.ts'
import type { Property } from './icalendar-tree.ts'
import { oneLine } from './plain-text.ts'

/** Who an ORGANIZER or ATTENDEE is (RFC 5545 sections 3.8.4.1 and 3.8.4.3). */
export function readPerson({ parameters, values }: Property, me: ReadonlySet<string>): Person {
  // Calendar servers name a principal of their own as the value, and the address beside it.
  const address = addressIn(values[0] ?? '') ?? addressIn(parameters.get('email') ?? '')
  const name = nameIn(parameters.get('cn'), address)
  const response = responses[parameters.get('partstat')?.toUpperCase() ?? '']
  const isResource =
    /^(?:ROOM|RESOURCE)$/i.test(parameters.get('cutype') ?? '') ||
    !!address?.endsWith('@resource.calendar.google.com')
  return {
    ...(name && { name }),
    ...(address && !unreachable.test(address) && { email: address }),
    isSelf: address !== undefined && me.has(address),
    ...(response && { response }),
    isResource,
  }
}

const responses: Readonly<Record<string, Person['response']>> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
  'NEEDS-ACTION': 'needsAction',
}

/** Google's calendars and rooms have addresses that no mail reaches; others say outright that there is none. */
const unreachable =
  /@(?:(?:[\w-]+\.)?calendar\.google\.com|invalid|.+\.invalid)$|^(?:invalid|nomail|noreply):/

/** The bare address of a `mailto:` in whatever case and quotes, in lower case. */
function addressIn(value: string): string | undefined {
  const start = value.toLowerCase().lastIndexOf('mailto:')
  const bare = (start < 0 ? value : value.slice(start + 7)).slice(0, 400)
  const [address = ''] = decoded(bare)
    .replace(/["'<>\s]/g, '')
    .toLowerCase()
    .split('?')
  return address.length <= 254 && /^[^@:;,/]+@[^@:;,/]+$/.test(address) ? address : undefined
}

function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch (error) {
    // A per cent sign that encodes nothing stands for itself.
    if (error instanceof URIError) return text
    throw error
  }
}

/** Programs without a name write the address in its place. */
function nameIn(cn: string | undefined, address: string | undefined): string | undefined {
  const name = oneLine((cn ?? '').replace(/["\\]/g, ''), 200).replace(/^'|'$/g, '')
  const isAddress = name.toLowerCase() === address || /^[^@\s]+@[^@\s]+$/.test(name) || /^mailto:/i.test(name)
  return name && !isAddress ? name : undefined
}

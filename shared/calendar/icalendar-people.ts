import type { Person } from './fact.ts'
import type { Property } from './icalendar-tree.ts'
import type { Named } from './people.ts'

/** Who an ORGANIZER or ATTENDEE is (RFC 5545 sections 3.8.4.1 and 3.8.4.3). */
export function participantOf({ parameters, values }: Property): Named {
  // Calendar servers name a principal of their own as the value, and the address beside it.
  const email = addressIn(values[0] ?? '') ?? addressIn(parameters.get('email') ?? '')
  return {
    name: nameIn(parameters.get('cn')),
    email,
    response: responses[parameters.get('partstat')?.toUpperCase() ?? ''],
    isResource:
      /^(?:ROOM|RESOURCE)$/i.test(parameters.get('cutype') ?? '') ||
      email?.endsWith('@resource.calendar.google.com'),
  }
}

const responses: Readonly<Record<string, Person['response']>> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
  'NEEDS-ACTION': 'needsAction',
}

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

/** Without the quotes of any kind that programs leave around it; some write the address in its place. */
function nameIn(cn: string | undefined): string | undefined {
  const name = cn?.replace(/["\\]/g, '').trim().replace(/^'|'$/g, '')
  return name && /^mailto:/i.test(name) ? undefined : name
}

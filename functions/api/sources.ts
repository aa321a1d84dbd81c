import type { Notes } from '../../shared/domain/interview.ts'
import type { Review } from '../../shared/use-cases/view-letters.ts'

type Known = Pick<Review, 'interview' | 'profile' | 'notes'>

/** Where a sentence came from, in words: `notes.discussed[0]` is “From your notes: …”. */
export function sourceWords(paths: readonly string[], known: Known): string[] {
  const places = paths.map(placeOf)
  const facts = places.flatMap(([, root, name = '']) =>
    root === 'interview' ? (factWords[name] ?? 'its facts') : [],
  )
  const others = places.flatMap(([, root, name = '', index]) => {
    if (root === 'notes') return quoted('From your notes', noteAt(known.notes, name, index))
    if (root === 'candidate') return quoted('From your profile', profileAt(known.profile, name, index))
    return root === 'interviewers' ? 'From whom you named.' : []
  })
  const ofInterview = facts.length > 0 ? [`From the interview: ${[...new Set(facts)].join(', ')}.`] : []
  return [...new Set([...others, ...ofInterview])]
}

function placeOf(path: string): readonly (string | undefined)[] {
  return /^(\w+)(?:\[\d+\])?\.?(\w*)(?:\[(\d+)\])?/.exec(path) ?? []
}

const factWords: Readonly<Record<string, string>> = {
  company: 'the company',
  role: 'the role',
  kind: 'the kind of interview',
  startsAt: 'when it was',
  endsAt: 'when it was',
  timeZone: 'when it was',
  location: 'the place',
  jobDescription: 'the job advertisement',
}

function quoted(where: string, what: string): string {
  return what ? `${where}: “${what}”.` : `${where}.`
}

function noteAt(notes: Notes, name: string, index: string | undefined): string {
  if (name === 'discussed' || name === 'questions') return notes[name][Number(index)] ?? ''
  if (name === 'connection' || name === 'missed' || name === 'valueIdea' || name === 'nextStep')
    return notes[name] ?? ''
  return ''
}

function profileAt(profile: Review['profile'], name: string, index: string | undefined): string {
  if (name === 'qualifications') return profile.qualifications[Number(index)] ?? ''
  return name === 'headline' || name === 'name' || name === 'phone' ? profile[name] : ''
}

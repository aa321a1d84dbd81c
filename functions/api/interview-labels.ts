/** What the fields of the forms about an interview are called. */

const labels: Readonly<Record<string, string>> = {
  'interview.company': 'Company',
  'interview.role': 'Role',
  'interview.kind': 'Kind of interview',
  'interview.startsAt': 'Start',
  'interview.endsAt': 'End',
  'interview.timeZone': 'Time zone',
  'interview.location': 'Place',
  'interview.jobDescription': 'Job advertisement',
  'notes.discussed': 'What you talked about',
  'notes.missed': 'What you wish you had said',
  'notes.valueIdea': 'An idea for them',
  'notes.connection': 'Something in common',
  'notes.questions': 'A question for them',
  'notes.nextStep': 'What they promised',
  interviewers: 'People',
  card: 'Contact cards',
  calendar: 'Invitation from a calendar',
}
const personLabels: Readonly<Record<string, string>> = {
  name: 'Name',
  title: 'Title',
  email: 'E-mail address',
}

/** What a field is called, for the list of what was refused. */
export function interviewLabel(path: string): string | undefined {
  const [, row, part] = /^interviewers\.(\d+)\.(\w+)$/.exec(path) ?? []
  if (row && part) return `Person ${Number(row) + 1}, ${(personLabels[part] ?? part).toLowerCase()}`
  return labels[path]
}

/** A field's name and what it is called. */
export function labelled(name: string) {
  return { name, label: labels[name] ?? name }
}

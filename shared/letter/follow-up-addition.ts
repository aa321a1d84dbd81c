import type { NewFact } from './follow-up-fact.ts'
import type { Setting } from './follow-up-setting.ts'
import { type Wording, type Wordings, withTail } from './voice.ts'

/** The one new thing (rubric F6): led in by why it may matter, or tied to the matter that it bears on. */
export function addition({ kind, wordings, matter }: NewFact, setting: Setting): Wordings {
  if (kind === 'topic') return withTail(wordings, ['I would be glad to say more about that.'])
  const [[claim, ...more]] = wordings
  if (kind === 'idea') return ideaAdded(wordings)
  // A sentence of its own needs no lead.
  if (kind === 'missed' || !claim.startsWith('I ')) return wordings
  const told = (lead: string): Wording => [`${lead}${claim}`, ...more]
  const role = setting.naming.short
  if (matter) {
    const { head } = matter
    return [
      told(`On ${head}: `),
      told(`Something that bears on ${head}: `),
      told(`In connection with ${head}, it may help to know that `),
      told(`When we talked about ${head}, I could have said that `),
      told(`About ${head}, one thing more: `),
      told(`For ${head}, this may be of use: `),
    ]
  }
  const forTone: Readonly<Record<Setting['tone'], readonly Wording[]>> = {
    trade: [
      told('One more thing about my work: '),
      told('It may help to know that '),
      told("I didn't put this in my letter: "),
      told('Something else I can bring: '),
      told('For the job, this may be useful: '),
    ],
    plain: [
      told('Something that my letter did not say: '),
      told('One more piece of work that may matter here: '),
      told('I should add that '),
      told('One more thing that may help you decide: '),
    ],
    calm: [
      told('My letter did not mention that '),
      told('To what I wrote, I would add that '),
      told('There is one more part of my work that may be of use: '),
      told('I would like to add that '),
      told('One point that I would add: '),
    ],
  }
  const [first, ...rest] = forTone[setting.tone]
  return [
    told('It may be useful to know that '),
    told(`For ${role}, it may matter that `),
    told(`With ${role} in mind, I would add this: `),
    told('One part of my work that may be of use to you: '),
    ...(first ? [first, ...rest] : []),
  ]
}

function ideaAdded(wordings: Wordings): Wordings {
  const lead = /^One (?:idea|thing I would try) is /
  const [claim, ...more] = wordings.find(([first]) => lead.test(first)) ?? []
  if (!claim) return wordings
  const told = (idea: string): Wording => [`${idea} is ${claim.replace(lead, '')}`, ...more]
  return [
    told('One idea that my letter left out'),
    told('Something that I would suggest'),
    told('One thing that may be worth a try'),
    told('An idea that may be of use to you'),
    told('One suggestion, for what it is worth,'),
    told('If it is of use, one idea'),
  ]
}

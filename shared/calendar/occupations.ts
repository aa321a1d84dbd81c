import { anywhere, wholeWords } from './fold.ts'

/** The words by which a line of text shows that it names a job; the last word of the job, mostly. */

const english =
  `accountant actor adjuster administrator adviser advisor agent aide analyst apprentice apprenticeship
architect archivist artist assistant associate attendant attorney auditor baker barber barista bartender
bookkeeper brewer broker bricklayer builder butcher buyer captain caregiver carer caretaker carpenter cashier chef
chemist cleaner clerk coach concierge conductor consultant controller cook coordinator copywriter counselor counsellor
courier curator custodian dentist designer developer dietitian director dispatcher doctor driver economist editor
educator electrician engineer engineering estimator executive farmer firefighter fitter florist foreman forester
fundraiser gardener generalist geologist groomer guard handler handyman hairdresser host hostess housekeeper hygienist
inspector installer instructor intern internship interpreter janitor journalist keeper laborer labourer lawyer lead
leader lecturer librarian lifeguard machinist manager marketer mason mechanic merchandiser midwife miner
musician nanny nurse nursing officer operative operator optician optometrist organizer organiser painter paralegal
paramedic partner pharmacist photographer physician physicist physio physiotherapist pilot planner plasterer plumber
poet police porter practitioner principal producer professor programmer projectionist psychologist ranger realtor
receptionist recruiter registrar rep representative researcher rigger roofer sailor salesperson scheduler scientist
secretary server sommelier specialist statistician steward stylist superintendent supervisor surgeon
surveyor tailor teacher teamlead technician technologist teller therapist tiler trader trainee trainer translator
tutor underwriter usher valuer vet veterinarian warden waiter waitress welder worker writer zookeeper cto ceo cfo coo
sdr bdr sre qa pm tpm swe cna lpn rn hgv cdl postdoc ra ta fellow researchers dev devops hand`
    .split(/\s+/)
    .map((word) => `${word}s?`)

/** Whom people question who hire nobody: to engage them at home, or to write about them. */
const engaged = wholeWords(
  '(?:social workers?|tutors?|doulas?|realtors?|lawyers?|attorneys?|doctors?|dentists?|vets?|opticians?|optometrists?|physios?|physiotherapists?|psychologists?|hairdressers?|physicians?|therapists?|photographers?|plumbers?|electricians?|technicians?|drivers?|installers?|roofers?|painters?|movers?|agents?|advis[eo]rs?|teachers?|coach(?:es)?|caregivers?|cleaners?|gardeners?|groomers?|barbers?|stylists?|architects?|writers?|actors?|producers?|artists?|musicians?|professors?|fellows?|hosts?|partners?|doctors?|captains?|leads?|leaders?|ceo|cfo|cto|coo|ra|ta|hands?)',
)

const others = [
  // German: the word grows at both ends.
  '~(?:entwickler|ingenieur|buchhalter|verkaufer|sachbearbeiter|leiter|berater|pfleger|mechaniker|elektriker|lehrer|erzieher)(?:in|innen|:in|\\*in|/in|/-in)?',
  '~(?:kraft|kaufmann|kauffrau|fachfrau|assistenz|schwester|pflege|praktikum|praktikant|ausbildung|werkstudent|referent)(?:in)?',
  'lagermedarbetare|undersköterska|säljare|ingenjör|utvecklare|lärare|sjuksköterska|medarbeider|medarbetare|butikkmedarbeider',
  'lähihoitaja|sairaanhoitaja|myyjä|kehittäjä|opettaja|insinööri|kirjanpitäjä',
  '(?:ingenieu?r|ingegnere|ingeniero|ingeniera|engenheir[oa]|infirmi[eè]re?|enfermer[oa]|infermier[ea]|comptable|contable|contabile|contador[a]?)',
  'développeu(?:r|se)|desenvolvedor[a]?|desarrollador[a]?|sviluppatore|vendeu(?:r|se)|vendedor[a]?|charg[ée]e? de?~?',
  'assistante?|analista|administrativ[oa]|secrétaire|responsable|responsabile|gerente|cuisinier|cocinero|camarero|serveu(?:r|se)',
  'impiegat[oa]|commess[oa]|operai[oa]|tecnico (?:de|di|en)|auxiliar|encargad[oa]|dependient[ae]|caissi(?:er|ère)|magasini(?:er|ère)',
  'verpleegkundige|ontwikkelaar|boekhouder|medewerker|~medewerker|monteur|adviseur|docent|verkoper',
  'księgow[ay]|programista|pielęgniarka|kierowca|specjalista|inżynier|sprzedawca|magazynier',
  'бухгалтер|инженер|разработчик|менеджер|продавец|mühendis|muhasebeci|účetní|vývojář|mérnök|könyvelő',
]

const occupation = wholeWords(...english, ...others)
const occupationAnywhere = anywhere(
  '営業職|エンジニア|事務職?|経理|看護師|開発者|개발자|간호사|회계|디자이너|工程師|工程师|助理|會計|会计|محاسب|مهندس|ممرض',
)

/** "(m/w/d)" and its like stand behind the name of a job and nowhere else. */
const genderMark = /\((?:[mwfdhvxg](?:\s*\/\s*[mwfdhvxg*]){1,2}|all genders|gn)\)/i
const genderMarks = new RegExp(` ?${genderMark.source}`, 'gi')

/** The text with something in the place of each of them. */
export function withGenderMarksAs(instead: string, text: string): string {
  return text.replace(genderMarks, instead)
}

const everyEngaged = new RegExp(engaged.source, 'gu')

const leading = wholeWords('(?:head|director|vp|vice president|chief|dean|chair) of [#]{2,}')

/** Whether folded text names a job for which somebody could only be hired. */
export function namesPlainOccupation(folded: string): boolean {
  return namesOccupation(folded.replace(everyEngaged, ' '))
}

/** Whether folded text names a job. */
export function namesOccupation(text: string): boolean {
  const folded = text.replace(/hiring (?:manager|mgr)s?|program(?:me)? director/g, ' ')
  return (
    occupation.test(folded) ||
    leading.test(folded) ||
    occupationAnywhere.test(folded) ||
    genderMark.test(folded)
  )
}

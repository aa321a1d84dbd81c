import { anywhere, wholeWords } from './fold.ts'

/** Words that speak for an interview, in folded text. The languages are those of the fact page, section 8.2, and more. */

const ordinal = '(?:1st|first|2nd|second|3rd|third|4th|fourth|last|final|next|initial|l[1-4])'
const hirer =
  '(?:recruiter|recruiting|recruitment|recruiters|hr|hiring manager|hiring mgr|hiring team|hm|talent|ta|sourcer|technical|tech|candidate)'

/** Names an interview, whoever is asked. */
export const interviewWord = wholeWords(
  // The slips are those that people make with this word.
  '~interviews?|interviewing|int[a-z]{0,3}v[a-z]{1,4}ws?|interviw|intervies?|intvw?|intw|(?:phone|video|tech|job) int\\.?',
  // German
  '(?:vorstellungs|bewerbungs|bewerber|kennenlern|zweit|erst|auswahl|einstellungs)gespräch[es]*|vorstellungstermin|kennenlern(?:termin|call)',
  'probearbeit(?:en|stag)?|probetag|schnupper(?:tage?|n|lehre)|bewerbung(?:s~)?|hospitation(?:stag)?|bewerbertag|auswahlverfahren',
  // French, Spanish, Portuguese, Italian
  "entretiens?|échange rh|journée d'essai|session de recrutement|mise en situation professionnelle",
  'entrevistas?|proceso de selección|processo seletivo|dinámica (?:grupal|de grupo)|dinâmica de grupo|prueba técnica',
  'colloqui[o]?|selezione del personale|prova tecnica',
  // Dutch, Scandinavian, Finnish
  'sollicitatie~|kennismakingsgesprek|selectiegesprek|meeloopdag|proefdag|arbeidsvoorwaardengesprek',
  '~intervju(?:er|n|et|a)?|jobbsamtal|anställningssamtal|jobsamtale[n]?|ansættelsessamtale|provarbeid~',
  '~haastattelu~',
  // Polish, Czech and Slovak, Hungarian, Romanian, Turkish
  'rozmow[ay] (?:kwalifikacyjn|rekrutacyjn|o pracę)~|rekrutacj[aiae]|pohovor[u]?|~interjú|interviu~',
  'iş görüşmesi|mülakat~|razgovor za posao',
  // Russian, Ukrainian, Greek, Vietnamese, Indonesian
  'собеседовани[еяю]|интервью|співбесід[аиу]|συνέντευξη~|phỏng vấn|wawancara',
)
export const interviewWordAnywhere = anywhere(
  '面接|カジュアル面談|採用面談|会社説明|面試|面试|면접|채용 ?인터뷰|인터뷰',
  'مقابلة|ראיון|साक्षात्कार|इंटरव्यू|สัมภาษณ์',
)

/** Names a step of hiring. */
export const hiringStep = wholeWords(
  'phone ?screen(?:ing)?|phone interview|video screen|pre-?screen(?:ing)?|screening (?:call|chat|interview|round)',
  `${hirer} (?:call|chat|screen|screening|round|conversation|discussion|phone|video|zoom|intro|sync|assessment|test|catch-?up)`,
  '(?:call|chat|zoom|teams|meet|meeting|talk|conversation|screen|coffee|sync|intro) (?:w/ ?|with )(?:the |a |their )?(?:recruiter|recruiting|hr|hiring manager|hiring mgr|hiring team|talent (?:team|partner|acquisition))',
  'super ?day|bar raiser|culture (?:fit|add)|values (?:fit|interview)',
  'final (?:interview|panel)|virtual onsite',
  'take-?home (?:review|debrief|discussion|presentation|walkthrough)|live coding|coding (?:challenge|assessment|test|round|exercise)',
  'assessment cent(?:re|er)|assessment day|selection (?:day|process|cent(?:re|er))|walk-?in(?: drive)?|oral board|job talk|chalk talk|campus visit',
  'trial (?:shift|day)|job trial|working interview|stage shift|paid trial|(?:teaching|lesson) demo~|demo lesson|sample lesson|(?:welding|typing|road|skills) test',
  'f2f (?:round|discussion)|technical (?:round|discussion)|managerial round|candidate (?:call|interview|chat)|job (?:chat|call|conversation|opportunity)',
  'your application|deine bewerbung|ihre bewerbung|votre candidature|tu candidatura|sua candidatura|je sollicitatie|meet the recruiter',
)

/** Names what is a step of hiring in one calendar and ordinary work in another. */
export const doubtfulStep = wholeWords(
  'audition|assessment|behaviou?ral|competency|whiteboard(?:ing)?|tech(?:nical)? (?:test|task|session)|(?:homework|task) review|role-?play|business case|r[1-4]|rd [1-4]|(?:1st|2nd|3rd) rd|oral exam|practical (?:test|exam)|try-?out|team match(?:ing)?|hiring event|vibe check|shadow (?:shift|day)|live exercise',
  'applicants?|application (?:review|chat|discussion|call)|headhunter~|candidatur[ae]|vacante|vacature|empleo|emprego|stanowisko|jobb|candidate|selección|seleção|selezione',
  `${ordinal} (?:round|stage)|round [1-5]|stage [1-5]|(?:loop|case) [1-9](?:/[1-9])?|[a-z]+ loop|case (?:presentation|discussion)|aptitude test|skills assessment`,
  'on-?site|case study|case interview|system design|pair(?:ed)? programming|portfolio (?:review|presentation)|technical deep dive|deep dive',
  'meet the team|meet & greet|meet and greet|panel|intro(?:ductory)? (?:call|chat|meeting)|introduction call|coffee chat|screening',
  '(?:exec|founder|ceo|cto|peer|team|founders) (?:chat|conversation|round|meet)|final (?:stage|step|conversation)',
  'opportunity|vacancy|(?:the|this|open|new) role|position|joining us|kennenlernen|vorstellung|kennismaking|first conversation|next conversation|stelle|poste|puesto|vaga|tjänst(?:en)?|opening|job|ride-?along',
)

/** Names those who hire, in a title. */
export const hiringWord = wholeWords(
  'recruiter|recruiting|recruitment|hiring|hr|talent (?:team|partner|acquisition)|rh|rrhh|rekry~|rekrut~|rekrytering~|capital humano|personalabteilung',
)

/** Names a talk. */
export const talkWord = wholeWords(
  'chat(?:ting)?|convo|call|conversation|talk|zoom|sync|catch-?up|discovery|touch base|connect|intro|follow-?up|next steps?|telefonat|gespräch|échange|charla|llamada|gesprek|samtal|samtale|rozmowa|discussion|slot|meet|mtg|exploratory|process|video|visio|appel|reunión|rencontre|spotkanie|explore|fit|q&a',
)

/** Speaks to somebody who applied. */
export const toApplicant = wholeWords(
  '(?:your|virtual|scheduled an?|the|job|video|phone|formal|online|final|live|technical) interviews?(?! kit)|interviewers?|interview (?:board|details|panel|slot|process|loop|schedule|confirmation)',
  'your (?:application|candidacy|resume|cv|résumé)|you applied|thanks for applying|thank you for applying|for applying|applied (?:for|to)',
  'candidate (?:portal|home|guide|experience|packet)|hiring (?:manager|team|process|committee)|talent (?:partner|acquisition|team)|recruiter',
  'interest in (?:the|our|joining|working)|interest in (?:[#&.-]+ ){1,4}(?:role|position)|where you (?:might|would|could) fit',
  'right to work|dress code|business attire|marksheets|search committee|job ?description|vacancy|on behalf of my client|my client is|our client',
  '(?:the|this|for an?) (?:[#&/+.-]+ ){0,5}(?:role|position|vacancy|post|opening|job)|(?:role|position|job title|vacancy|requisition)(?: id)?:',
  '(?:stage|step|part) (?:of|in) (?:the|our|your) (?:hiring |interview |recruitment |selection |recruiting )?(?:process|loop|virtual onsite)|walk you through (?:the|our) process|decision on the role',
  'your background|your experience|learn more about you|tell you (?:more )?about (?:us|the team|the role|what we)|excited for you to meet',
  'bewerbung|stellenausschreibung|lebenslauf|arbeitsprobe|vorstellungsgespräch~|probearbeit~',
  "candidature|votre profil|votre cv|recrutement|entretien d'embauche|candidatura|proceso de selección|seu currículo|colloquio di lavoro|il suo cv",
  'sollicitatie|vacature|välkommen på intervju|ansökan|rekrytering~|søknad|ansøgning|hakemu[sk]~|rekrutacj~|aplikacj~|cv',
)
export const toApplicantAnywhere = anywhere(
  '面接|選考|採用|応募|履歴書|弊社|面試|面试|应聘|應徵|면접|지원|채용',
)

/** Polite words that are said to applicants, and to others. */
export const welcoming = wholeWords(
  "looking forward to (?:speaking|talking|meeting|hearing|chatting|learning|connecting|it)|look forward to|excited to|we(?: are|'re) excited|please (?:prepare|present|bring|arrive)|prepare|dress|good luck|process",
  'freuen uns|freue mich|nous nous réjouissons|au plaisir|esperamos|kijken ernaar uit|ser fram emot|camera on|last step|final step',
)

/** Calls somebody by what they do in hiring: of a name, of what stands before an address's @, of a domain's parts. */
export const hiringParty = wholeWords(
  '~recruit~|~talent~|~hiring~|career~|jobs|hr|people(?: team| ops)?|human resources|headhunt~|staffing|sourcer|sourcing|early ?careers|campus|candidate~|ta team',
  'personal(?:abteilung|wesen|referent~)?|bewerb~|karriere~|stellen|rh|rrhh|seleccion|selección|recursos ?humanos|recrutement|ressources humaines|gente|vagas|risorse ?umane|selezione',
  'rekry~|rekrut~|rekryt~|p&o|personeel|werving|ik|kadry|kariera|search committee|[a-z]+-search|hr\\.[a-z]+|ta',
  'отдел кадров|кадры',
)
export const hiringPartyAnywhere = anywhere('saiyo|採用|人事|채용|人力|招聘|الموارد البشرية|توظيف')

import type { WriterInput } from './writing.ts'

/** How people of this trade and this country write to each other (rubric R17 and part (c) of the same page). */

/** `formal` covers boards, executives, law, academia and public bodies; `trade` is short and plain. */
export type Register = 'trade' | 'level' | 'formal'

/** Where the reader is. A letter of thanks is an American custom; elsewhere it is welcome when it pitches lower. */
export type Region = 'northAmerica' | 'commonwealth' | 'elsewhere'

const tradeWork =
  /\b(?:welder|fabricat\w+|machinist|mechanic|technician|electrician|plumber|pipefitter|carpenter|joiner|mason|roofer|driver|operator|forklift|warehouse|picker|packer|shop|foreman|line cook|cook|chef|baker|barista|server|bartender|housekeep\w+|janitor|landscap\w+|farm|labou?rer|construction (?:worker|labou?rer|foreman|site)|hvac|installer|millwright|cnc|assembler|apprentice|butcher|stylist|barber)\b/i
const formalWork =
  /\b(?:chief|c[efoit]o|president|vice[- ]president|vp|executive director|managing director|partner|counsel|attorney|lawyer|solicitor|barrister|paralegal|legal|associate(?= ?,|$)|judge|clerk to|trustee|board|professor|lecturer|postdoc\w*|post-doctoral|faculty|dean|research fellow|headteacher|head teacher|principal|civil servant|diplomat|ambassador|auditor general)\b/i
const formalPlaces =
  /\b(?:LLP|law firm|university|college|council|county|city of|ministry|department of|government|court|parliament|police|federal|embassy|commission|foundation|authority|borough|municipality)\b/i

export function registerOf({ interview }: Pick<WriterInput, 'interview'>): Register {
  const { role, company, kind } = interview
  const isExecutive =
    /\bexecutive\b/i.test(role) && !/\b(?:account|sales|executive) (?:executive|assistant|chef)\b/i.test(role)
  if (kind === 'academic' || formalWork.test(role) || isExecutive) return 'formal'
  if (tradeWork.test(role)) return 'trade'
  return kind === 'final' || formalPlaces.test(company) ? 'formal' : 'level'
}

const latinAmerica =
  /^America\/(?:Argentina|Araguaina|Asuncion|Bahia|Belem|Boa_Vista|Bogota|Buenos_Aires|Campo_Grande|Cancun|Caracas|Chihuahua|Costa_Rica|Cuiaba|El_Salvador|Fortaleza|Guatemala|Guayaquil|Havana|Hermosillo|La_Paz|Lima|Maceio|Managua|Manaus|Matamoros|Mazatlan|Merida|Mexico_City|Monterrey|Montevideo|Noronha|Panama|Porto_Velho|Recife|Rio_Branco|Santiago|Santo_Domingo|Sao_Paulo|Tegucigalpa|Tijuana)/
const northAmerica = /^(?:America|US|Canada)\/|^Pacific\/Honolulu$|^(?:EST|CST|MST|PST)/
const commonwealth =
  /^(?:Europe\/(?:London|Belfast|Dublin|Jersey|Guernsey|Isle_of_Man|Malta|Gibraltar)|GB|Eire|Australia\/|Pacific\/(?:Auckland|Chatham)|NZ|Africa\/(?:Johannesburg|Nairobi|Lagos|Accra)|Asia\/(?:Singapore|Hong_Kong|Kolkata|Calcutta|Karachi|Colombo))/

export function regionOf(timeZone: string): Region {
  if (northAmerica.test(timeZone) && !latinAmerica.test(timeZone)) return 'northAmerica'
  return commonwealth.test(timeZone) ? 'commonwealth' : 'elsewhere'
}

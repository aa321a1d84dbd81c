import { fold } from '../calendar/fold.ts'

/** Whether somebody asks not to be written to again. Such a wish is kept, so what only resembles one is none. */

const again =
  '(?:again|any ?more|any longer|further|in (?:the )?future|ever|at all|with (?:this|these|such)|about this|unsolicited)'
const wishes = [
  // English
  '(?:please |kindly |can you |could you |just )?(?:stop|cease|quit) (?:e-?mailing|contacting|messaging|spamming|bothering|writing(?: to)?|sending) (?:me|us)',
  'stop (?:sending|with)(?: me| us)? (?:these|this|your|any|such|more)? ?(?:e-?mails?|messages?|letters?|mails?|follow-?ups?)',
  `(?:do not|don't|never|not to) (?:e-?mail|contact|message|write(?: to)?|bother) (?:me|us)\\b(?: [\\w-]+){0,3} ${again}`,
  "(?:please |kindly )?(?:do not|don't) (?:e-?mail|contact|message|write(?: to)?|bother) (?:me|us)(?= ?(?:[.!;]|$))",
  "(?:do not|don't) (?:send|write) (?:me|us) (?:any )?(?:more|further|other)",
  "(?:do not|don't|no longer) (?:want|wish)(?: to)? (?:be contacted|hear from you|receive (?:any |more |further |your |these |such )*(?:e-?mails?|messages?|letters?|mails?))",
  '(?:please )?(?:unsubscribe|remove|delete) (?:me|us|my (?:e-?mail|address|name|contact|data)[\\w -]{0,20}|this address)(?: from| immediately|[.!]| please|$)',
  'take (?:me|us|my \\w+) off (?:your|this|the)',
  'no (?:more|further) (?:e-?mails?|messages?|contact|letters?|follow-?ups?),? please',
  'please,? no (?:more|further) (?:e-?mails?|messages?|contact|letters?|follow-?ups?)',
  'leave (?:me|us) alone',
  'refrain from (?:contacting|e-?mailing|writing)',
  // German
  '(?:schreiben|kontaktieren|mailen|belastigen) sie (?:mich|mir|uns)[^.!?\\n]{0,30}(?:nicht mehr|nicht wieder|nicht langer|kunftig nicht)',
  '(?:schreib|kontaktier\\w*) (?:mich|mir|uns)[^.!?\\n]{0,20}nicht mehr',
  '(?:keine|nicht) (?:weiteren? |mehr )?(?:e-?)?mails? (?:mehr|schicken|senden|zu senden|zusenden)',
  'bitte (?:mir |uns |sie )?keine (?:weiteren )?(?:e-?mails?|mails?|nachrichten|schreiben)',
  '(?:horen|unterlassen) sie[^.!?\\n]{0,20}(?:auf|es|bitte)[^.!?\\n]{0,40}(?:schreiben|kontaktieren|mailen|e-?mails?|kontakt)',
  '(?:mochte|will|wunsche)[^.!?\\n]{0,30}(?:nicht mehr kontaktiert|keine (?:weiteren )?(?:e-?mails?|nachrichten|kontakt))',
  '(?:nehmen sie|streichen sie|loschen sie)[^.!?\\n]{0,40}(?:aus|von)[^.!?\\n]{0,20}(?:liste|verteiler)',
  'von weiteren (?:nachrichten|e-?mails?|kontaktaufnahmen)[^.!?\\n]{0,20}ab',
  // French
  "(?:arretez|cessez|merci d'arreter|merci de cesser|veuillez (?:arreter|cesser)) (?:de )?(?:m'|me |nous |d'|l')?[^.!?\\n]{0,20}(?:ecrire|contacter|envoyer|envoi|e-?mails?|messages?)",
  "ne plus (?:me |m'|nous )(?:contacter|ecrire|envoyer|relancer)",
  "ne (?:me |m'|nous )(?:contactez|contacte|ecrivez|ecris|envoyez|envoie|relancez) plus",
  '(?:desinscri|desabonne)\\w*[- ](?:moi|nous)|me (?:desinscrire|desabonner)',
  'ne (?:souhaite|veux|desire) plus[^.!?\\n]{0,20}(?:recevoir|contacte)',
  // Spanish
  '(?:(?<!no )dej(?:e|a|en) de|par(?:e|a|en) de|no (?:me|nos) (?:vuelva|vuelvas|vuelvan) a) (?:escribir|contactar|enviar|mandar|molestar)',
  'no (?:me|nos) (?:escriba|escribas|contacte|contactes|envie|envies|mande|mandes)[^.!?\\n]{0,20}mas',
  'no (?:deseo|quiero) (?:recibir mas|que me (?:escriba|contacte))',
  '(?:deme|darme|dame) de baja',
  // Italian
  'smett\\w+ di (?:scriver|contattar|mandar|inviar)\\w*',
  'non (?:scriv|contatt|mand)\\w{1,8}(?:mi|ci) piu',
  'non (?:mi|ci) (?:scriva|scrivere|scriveteci|scrivete|contatti|contattare|contattate|mandi|mandate)[^.!?\\n]{0,15}piu',
  'non (?:desidero|voglio) (?:piu )?(?:ricevere|essere contattat)',
  '(?:cancell|disiscriv|rimuov)\\w*mi\\b',
  // Dutch
  '(?:stop(?:t u)?|houd(?:t u)? op)[^.!?\\n]{0,20}(?:met )?(?:mailen|schrijven|e-?mails?|berichten|contact)',
  '(?:neem|mail|schrijf|stuur|benader)[^.!?\\n]{0,25}(?:niet meer|geen (?:e-?)?mails? meer|geen berichten meer|geen contact meer)',
  'wil (?:geen|niet)[^.!?\\n]{0,25}(?:meer|e-?mails?)[^.!?\\n]{0,15}(?:ontvangen|benaderd|mails?)',
  '(?:schrijf|haal|meld|verwijder) (?:mij|me|ons) (?:uit|af|van)',
  // Portuguese
  '(?<!nao )(?:pare|parem|deixe|deixem) de (?:me |nos )?(?:escrever|contactar|contatar|enviar|mandar)',
  'nao (?:me|nos) (?:escreva|contacte|contate|envie|mande)[^.!?\\n]{0,20}mais',
  'nao (?:desejo|quero) (?:mais )?(?:receber|ser contact?ad)',
  '(?:remova|retire|exclua)(?:-me| o meu| meu)',
  // Swedish, Danish, Norwegian
  '(?:sluta|slut|stopp?) (?:med )?(?:att |a |at )?(?:mejla|maila|maile|skriva|skrive|kontakta|kontakte|skicka|sende)',
  '(?:kontakta|mejla|maila|skriv|kontakt|skicka|send)[^.!?\\n]{0,20}(?:inte|ikke|inga|ingen)[^.!?\\n]{0,12}(?:mer|mere|igen|langre|fler|flere)',
  'vill inte (?:ha|fa|bli)[^.!?\\n]{0,25}(?:mejl|mail|kontakta|meddelanden)',
  'avregistrera mig|ta bort mig',
  // Chinese, Japanese, Korean
  '(?:请|請)?(?:不要|别|勿)再(?:给|給|发|發|联系|聯絡|聯繫|打扰)',
  '(?:今後|以後)[^。\\n]{0,15}(?:メール|連絡)[^。\\n]{0,15}(?:しないで|お控え|送らないで|ご遠慮|不要)',
  '(?:더 이상|다시는)[^.\\n]{0,15}(?:연락|메일|보내지)[^.\\n]{0,10}(?:말|마)',
]
/** What they say of one way, one moment, one thing is no wish to be left alone. */
const except =
  /^[^.!?\n]{0,40}?(?<![\p{L}])(?:until|before|by phone|on linkedin|cc|copy|this week|next week|on this (?:number|address)|at this address|if you|vor|bis|telefonisch|avant|par telephone|antes|hasta|por telefono|prima|telefonicamente|voor|telefonisch)(?![\p{L}])/u
const wish = new RegExp(`(?<![\\p{L}\\p{N}])(?:${wishes.map((one) => fold(one)).join('|')})`, 'gu')
/** The whole message, as newsletters have taught people. */
const only =
  /^(?:please )?(?:stop|unsubscribe|abmelden|austragen|desinscription|baja|cancellami|afmelden|avregistrera|退订|退訂|配信停止)(?: (?:me|please|bitte|immediately))?[\s.!]*$/u

/** The text is what they wrote themselves, without what they quote. */
export function asksToStop(text: string): boolean {
  const words = text
    .split(/\n[ \t]*\n/)
    .map(fold)
    .join('\n')
  if (only.test(words.trim())) return true
  return [...words.matchAll(wish)].some(
    ({ 0: found, index }) => !except.test(words.slice(index + found.length)),
  )
}

import { fold, hasWords } from '../calendar/fold.ts'

/**
 * The words by which programs that answer mail give themselves away, in the languages that mail programs speak. All are
 * compared in folded form: lower case, no accents.
 */

/** How vacation programs begin a subject; mostly followed by the subject that they answer. */
const answerSubjects = [
  // English
  'auto(?:matic|mated)?[- ]?(?:reply|response|respond|responder|answer)',
  'automatic message',
  'auto ?:',
  "(?:i am |i'm )?(?:currently )?out[- ]of[- ](?:the[- ])?office",
  'ooo(?:to)?\\b',
  'away (?:from|until|till|on)\\b',
  "(?:i am |i'm |currently )?on (?:annual |parental |maternity |paternity |sick |medical )?(?:leave|vacation|holidays?)\\b",
  '(?:vacation|holiday) (?:reply|response|message|notice|auto)',
  'no longer (?:with|at|employed|in use|works?)',
  'left the company',
  // German
  'automatische (?:antwort|ruckmeldung|nachricht|e-?mail|beantwortung)',
  'auto-?antwort',
  'abwesenheit',
  'abwesend',
  '(?:ich bin )?(?:zur ?zeit |derzeit )?(?:nicht im (?:buro|haus)|ausser haus)',
  '(?:im )?urlaub\\b',
  // French
  'reponse automatique',
  "(?:message d')?absence",
  'absente?\\b',
  'en conges?\\b',
  // Spanish, Portuguese, Italian
  '(?:respuesta|resposta|risposta) automatica',
  'autorrespuesta',
  'fuera de (?:la )?oficina',
  'fora do escritorio',
  'fuori (?:sede|ufficio)',
  'ausencia',
  'ausente\\b',
  'assenza',
  'assente\\b',
  'risposta non al computer',
  // Dutch, Scandinavian, Finnish
  'automatisch (?:antwoord|bericht)',
  'automatische beantwoording',
  'afwezig',
  'autosvar',
  'automatiska?t? (?:svar|meddelande)',
  'franvaro',
  'fravaer',
  'automaattinen vastaus',
  'poissa(?:olo|\\b)',
  // Polish, Czech, Slovak, Hungarian, Romanian, Turkish
  'automatyczna odpowiedz',
  'autoodpowiedz',
  'nieobecnosc',
  'automaticka odpoved',
  'nepritomnost',
  'automatikus valasz',
  'raspuns automat',
  'otomatik (?:yanit|cevap)',
  // Cyrillic, Greek, Hebrew, Arabic
  'автоматический ответ',
  'автоматична відповідь',
  'автоответ',
  'αυτοματη απαντηση',
  'תשובה אוטומטית',
  'מענה אוטומטי',
  'رد تلقائي',
  'الرد التلقائي',
  // Chinese, Japanese, Korean
  '自动(?:回复|答复|应答)',
  '自動(?:回覆|回復|答覆|応答|返信|配信)',
  '不在(?:办公室|辦公室|通知|の|です|$)',
  '休假',
  '자동 ?(?:회신|응답|답장)',
  '부재 ?중',
]

/** Of receipts for tickets, requests, applications. */
const receiptSubjects = [
  '\\[?(?:ticket|case|request|incident|support)[^\\n]{0,30}(?:received|created|opened|logged|eingegangen)',
  "(?:we|we have|we've) received your",
  '(?:confirmation|acknowledg\\w+) of (?:receipt|your)',
  'thank(?:s| you) for (?:contacting|your (?:e-?mail|message|request|enquiry|inquiry))',
  '(?:empfangs|eingangs)bestatigung',
  'accuse de reception',
  'acuse de recibo',
  'aviso de recebimento',
  'conferma di ricezione',
  'ontvangstbevestiging',
  'mottagningsbekraftelse',
]

/** What a program says of its own message. */
const selfDeclared = [
  'this (?:e-?mail |mail |message |reply )?(?:is|was|has been) (?:auto(?:matically)?[- ]?(?:sent|generated|created)|(?:sent|generated|created) automatically)',
  '(?:this|the following)(?: e-?mail| message| reply)? is an? automat(?:ic|ed) (?:reply|response|message|e-?mail|notification|acknowledg\\w+)',
  "(?:please )?do(?: not|n't) (?:reply|respond) (?:directly )?to this (?:automat\\w+ )?(?:e-?mail|message)(?! address)",
  'dieses postfach[^.\\n]{0,40}nicht (?:gelesen|uberwacht|mehr)',
  '(?:this|your) (?:mailbox|e-?mail (?:inbox|address|account))[^\\n]{0,80}(?:no longer|not) (?:in use|monitored|active|valid)',
  '(?:ticket|case|request|incident)\\b[^.\\n]{0,30}(?:#|no\\.? ?|number:? |id:? ?|inc|req|-)\\d{3,}[^.\\n]{0,40}(?:created|opened|received|logged)',
  'dies(?:e|es)? (?:ist eine )?(?:automatisch|nachricht wurde automatisch|e-?mail wurde automatisch|automatische)',
  '(?:ceci est|ce message est|ce courriel est|cet? e-?mail est) (?:une? )?(?:reponse|message|envoye|genere|courriel)?[^.\\n]{0,20}automati',
  '(?:este|esta|esto) (?:es |e )?(?:un |una |uma |um )?(?:mensaje|mensagem|respuesta|resposta|correo|e-?mail)[^.\\n]{0,20}automatic',
  'quest[oa] (?:e )?(?:un |una )?(?:messaggio|e-?mail|mail|risposta)[^.\\n]{0,20}automatic',
  'dit is een automatisch',
  'det(?:ta|te) ar? (?:ett?|et|en) automatis',
  '(?:本邮件|此邮件|这是)[^\\n]{0,12}(?:自动|系统)',
  '(?:この|本)メール[^\\n]{0,20}自動',
  '这是一封自动回复',
  '자동으로 발송',
]

/** A request was taken in. Weak: a person may write it too. */
const received = [
  "(?:we|i)(?: have|'ve)? (?:successfully )?received your (?:e-?mail|mail|message|request|enquiry|inquiry)",
  'your (?:e-?mail|message|request|enquiry|inquiry) (?:has been|was) received',
  'haben (?:ihre|deine) (?:nachricht|e-?mail|anfrage) erhalten',
  "(?:l'avons|avons) bien recu",
  'hemos recibido (?:su|tu)',
  'abbiamo ricevuto (?:la sua|il suo|la tua)',
  'hebben (?:uw|je) (?:bericht|e-?mail|mail|vraag)[^.\\n]{0,20}ontvangen',
  'recebemos (?:a sua|o seu|sua|seu)',
  'har (?:tagit emot|fatt|mottagit) ditt',
]

/** Somebody is not there, or not there any more. Weak: a person may write it too. */
const absence = [
  'out of (?:the )?office',
  "(?:i am|i'm|i will be|currently) (?:currently )?(?:away|travell?ing|on (?:\\w+ )?(?:leave|vacation|holidays?))",
  'on (?:annual|parental|maternity|paternity|sick) leave',
  "(?:i am|i'm|is|has) (?:no longer (?:with|at|employed|working|part of)|left the company)",
  'nicht mehr (?:fur|bei) .{0,30}tatig',
  'away from (?:my|the) (?:desk|office|mail|e-?mail)',
  'nicht (?:im (?:buro|haus|hause)|am arbeitsplatz)',
  'ausser haus',
  'abwesend',
  'im urlaub',
  'absente? (?:du bureau|jusqu|du|pour)',
  '(?:suis|serai) (?:actuellement )?(?:absente?|en (?:conges?|vacances|deplacement))',
  'fuera de (?:la )?oficina',
  'de vacaciones',
  'fuori (?:sede|ufficio)',
  '(?:sono|saro) (?:attualmente )?(?:assente|in ferie)',
  'afwezig',
  'op vakantie|met (?:vakantie|verlof)',
  'fora do escritorio',
  '(?:estou|estarei) (?:atualmente )?(?:ausente|de ferias)',
  'inte pa (?:kontoret|plats)',
  '(?:har|pa) semester|ar ledig',
  'ikke (?:pa kontoret|til stede)|pa ferie',
  '不在(?:办公室|辦公室|にして|となり|です)|休假中|外出中|休暇',
  '부재중|휴가',
]

/** What comes with a message of absence, and rarely with an answer. */
const standInManners = [
  'please (?:contact|write|direct|e-?mail|reach|send)|wenden sie sich',
  'urgen[tcz]|emergenc|immediate (?:assistance|attention|help)',
  'limited access|no access|not have access|intermittent',
  "(?:when i|upon my|on my|once i) (?:return|am back|get back|'m back)",
  'will (?:respond|reply|answer|get back)|reply to your',
  'dringend|vertretung|nicht weitergeleitet|nach meiner ruckkehr',
  'urgence|a mon retour|en mon absence',
  'urgente|a mi (?:regreso|vuelta)|al mio rientro|ao meu regresso|no meu retorno',
  'dringende|na terugkeer|bij terugkomst|spoed',
  'bradskande|akut|nar jag ar (?:tillbaka|ater)|haster',
  'in kurze|schnellstmoglich|meilleurs delais|lo antes posible|prima possibile|zo spoedig|snarast',
  '緊急|紧急|至急|后回复|後ほど',
]

/** A filter that lets mail through only when its sender proves to be a person. */
const challenges = [
  'confirm (?:that )?you are (?:a )?(?:human|real person|not a (?:robot|bot|spammer))',
  'sender (?:verification|address verification)',
  '(?:verify|confirm) your (?:e-?mail )?(?:address|message|identity)[^.\\n]{0,60}(?:deliver|inbox|spam)',
  'message (?:is|has been) (?:being )?(?:held (?:for|until|pending)|quarantined)',
  'spamarrest|spam arrest|boxtrapper|tmda',
  '(?:click|reply|respond)[^.\\n]{0,80}(?:deliver(?:ed)? (?:your|this) (?:message|e-?mail)|added to (?:my|the) (?:white|allow))',
]

const start = (...words: readonly string[]) => new RegExp(`^(?:${words.map(fold).join('|')})`, 'u')
const anywhere = (words: readonly string[]) =>
  new RegExp(`(?<![\\p{sc=Latin}\\p{sc=Cyrillic}\\p{N}])(?:${words.map(fold).join('|')})`, 'u')

const answerSubject = start(...answerSubjects)
const receiptSubject = start(...receiptSubjects)
const declaration = anywhere(selfDeclared)
const receivedWords = anywhere(received)
const absenceWords = anywhere(absence)
const standInManner = anywhere(standInManners)
const challenge = anywhere(challenges)

/** Gateways put a mark before the subject: `[EXTERNAL]`, `***SPAM***`. */
export function subjectWithoutMarks(subject: string): string {
  return subject.replace(/^(?:\s|\[[^\]]{0,40}\]|\((?:ext|external)\)|\*{2,3}[A-Z]{1,20}\*{2,3})+/i, '')
}

/** Such as `Automatic reply: …`; never `Re: Automatic reply: …`, which is somebody's answer to one. */
export function isAnswerSubject(subject: string): boolean {
  return answerSubject.test(fold(subjectWithoutMarks(subject)))
}

/** Such as `[AUTO GENERATED] …`. */
export function isGeneratedSubject(subject: string): boolean {
  return /^\W{0,3}auto(?:matically)?[- ]?generated/i.test(subject)
}

/** Such as `Ticket 4711 received`. */
export function isReceiptSubject(subject: string): boolean {
  return receiptSubject.test(fold(subject)) || receiptSubject.test(fold(subjectWithoutMarks(subject)))
}

/** Far enough down to find what stands below a greeting, and above a company's imprint. */
const looked = 1_500

/** The text calls itself automatic, or asks its reader to prove to be a person. */
export function declaresItself(text: string): boolean {
  const words = fold(text.slice(0, looked))
  return declaration.test(words) || challenge.test(words)
}

/** The text begins by saying that somebody is away. */
export function beginsAway(text: string): boolean {
  return absenceWords.test(fold(text.slice(0, 400)))
}

const greeting =
  /^(?:hi|hello|hey|dear|good (?:morning|day|afternoon)|hallo|guten (?:tag|morgen)|liebe|sehr geehrte|moin|bonjour|madame|monsieur|cher|hola|buen|estimad|ciao|salve|gentile|buongiorno|beste|geachte|dag|hoi|ola|prezad|car[oa]|bom dia|hej|hei|kaere|您好|你好|お世話|いつも)/u
const thanks =
  /^.{0,40}(?:thank|danke|dank |merci|gracias|grazie|bedankt|obrigad|tack|takk|tak |kiitos|感谢|感謝|谢谢|ありがとう)/u
const greetingMax = 60

/**
 * The text is of the kind that programs send for somebody: past greeting and thanks the first thing it says is that they
 * are away, or that a message was received; it asks nothing, and says whom to turn to or when to expect more. Whoever
 * greets one of `names` knows to whom they write.
 */
export function readsAsStandIn(text: string, names: readonly string[]): boolean {
  if (text.length > looked || /[?？]/.test(text) || !standInManner.test(fold(text))) return false
  const sentences = text.split(/(?<!\d)[.!](?:\s|$)|[。！]|,?\s*\n\s*\n|,\s*\n/, 10).map(fold)
  if (
    sentences.slice(0, 2).some((one) => greeting.test(one) && names.some((name) => hasWords(one, fold(name))))
  ) {
    return false
  }
  const isCourtesy = (one: string) =>
    one === '' || (one.length <= greetingMax && greeting.test(one)) || thanks.test(one)
  const isTelling = (one: string) => absenceWords.test(one) || receivedWords.test(one)
  const first = sentences.find((one) => isTelling(one) || !isCourtesy(one))
  return first !== undefined && isTelling(first)
}

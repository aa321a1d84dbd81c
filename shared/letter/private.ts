import { hasPlaceholder } from './check.ts'

/** What is for the candidate's eyes only, or for no eyes at all, never reaches a letter (composer 3.7, rubric R20). */

export const confidence = 'It was said in confidence.'
export const judgement = 'It is a judgement that is better kept to yourself.'
export const weakness = 'It tells a weakness or a feeling that gives a reason to say no.'
const pay = 'It is about pay.'
const privateLife = 'It is about somebody’s private life.'
const employer = 'It is about another employer or another offer.'

interface Rule {
  readonly reason: string
  readonly pattern: RegExp
}

/** Words of orders to whoever writes the letter. */
const orders: Rule = {
  reason: 'It reads like an order to the writer of the letter, not like a note.',
  pattern:
    /^(?:please |pls |also |and |now )*(?:(?:write|rewrite|say|state|claim|mention|describe|pretend|add|include|insert|tell (?:her|him|them|the (?:reader|interviewer|company)))\b.{0,60}\b(?:letter|that (?:i|we)\b|in (?:french|german|spanish|english|latin)|my phd|phd|degree from|years? (?:of )?experience|love (?:her|him|them|you))|make (?:it|this|the letter) (?:shorter|longer|warmer|funnier|sound)|(?:new )?instructions?:|note to (?:the )?(?:ai|model|writer|bot|assistant)|dear (?:model|ai|assistant|bot)|from now on\b|answer in \p{L}+$)/iu,
}

/** Addressed to a machine, or not written by a person. */
const hostile: readonly Rule[] = [
  {
    reason: 'It reads like an instruction to a program, not like a note.',
    pattern:
      /\b(?:ignore|disregard|forget|override)\b.{0,80}\b(?:previous|above|prior|earlier|instructions?|prompts?)\b|\bsystem prompt\b|<\/?\s*(?:system|notes?|assistant|user|instructions?)\b|\b(?:SYSTEM|ASSISTANT|USER)\s*:|\bas an AI\b|\byou are now\b|\bthe assistant (?:must|should)\b|\b(?:reply|respond|answer) only\b|\bpretend to be\b|\bjailbreak\b|\bjavascript:/i,
  },
  orders,
  {
    reason: 'It holds the code of a web page; write it without, and it will be used.',
    pattern: /<\/?\s*(?:script|style|iframe|object|img|svg|a)\b/i,
  },
  { reason: 'It holds the marks of a template.', pattern: /\{\{|\}\}|\$\{|<%|\{%/ },
  {
    reason: 'It holds an address or a link.',
    pattern: /https?:|www\.|\b[\w.+-]{1,64}@[\w-]{1,64}\.\w|\b[\w-]{2,64}\.(?:com|org|net|io)\//i,
  },
]

const relatives =
  'son|sons|daughters?|kids?|child|wife|husband|spouse|boyfriend|girlfriend|fianc[eé]e?|mother|father|mom|mum|dad|brother|sister|baby|marriage|divorce|pregnancy|illness|cancer|surgery|health(?! (?:system|care|record|cent|network|app|plan|board))|weight|looks|age|hair|accent|religion|politics'

const personal: readonly Rule[] = [
  {
    reason: 'It is about somebody’s health, faith, age or private life.',
    pattern:
      /\b(?:cancer|adhd|autis\w+|alcoholi\w+|addict\w*|depress(?:ed|ion)|anxiety|bipolar|diabet\w+|dyslexi\w+|epilep\w+|disab(?:led|ility)|wheelchair|pregnan\w*|menopause|chemo\w*|rehab|therapist|muslim|christian|jewish|hindu|catholic|atheist|fasting|ramadan|(?:goes to|going to|my|her|his) (?:church|mosque|synagogue)|divorc\w*|affair with|single\?|hot$|gay|lesbian|trans(?:gender)?|childcare|day ?care|(?:have|has|having|got) (?:\w+ )?(?:kids|children)|should retire|lost (?:a|her|his|my|their|our) (?:parent|mother|father|mum|mom|dad|wife|husband|son|daughter|child|baby|brother|sister))\b/i,
  },
  {
    reason: 'It is about the person rather than the work.',
    pattern:
      /^(?:she|he|(?!The\b|They\b|It\b|This\b|That\b|There\b|We\b)\p{Lu}\p{Ll}+)(?: (?:is|was)|['’]s) (?:an? |the |such an? |so |very |really |quite |kind of |a bit of an? |pretty )*(?:bit of an? )?(?:\d{2}\b|drunk|racist|sexist|flirt\w*|mean|nice|hot|cute|old|young|fat|thin|smart|clever|dumb|cold|warm|kind|funny|strict|scary|intense|strange|odd|vegan)\b|\baccent\b|\bstaring at\b|\bflirt\w*|\b(?:bull(?:y|ies|ied)|nightmare|overspends?)\b/iu,
  },
  {
    reason: 'The fact does more good without what nobody knows of it.',
    pattern: /\b(?:nobody|no one) knows (?:why|how|what|where|who|which)\b/i,
  },
  {
    reason: confidence,
    pattern:
      /\b(?:in private|between (?:you and me|us)|(?:nobody|no one) knows(?! (?:why|how|what|where|who|which)\b)|not (?:yet )?public|not to tell|have ?n[o'’]?t told my boss|under investigation|cooked books|books are cooked|keep (?:it |this )?between)\b/i,
  },
  {
    reason: 'It is about pay or terms.',
    pattern:
      /\b(?:looking for|accept|range is|offered|offer of|want|asking for|expect(?:ing)?)\b.{0,16}\b\d{2,3}(?:[,.]\d{3}|k)\b|\b\d{2,3} ?[-–] ?\d{2,3}k\b|\bnotice period\b|\bcheaper than\b|\bcommute\b|\b(?:can['’]?t|cannot|won['’]?t) (?:work|do) (?:weekends|nights|evenings|mornings|sundays|saturdays)\b/i,
  },
  {
    reason: weakness,
    pattern:
      /\b(?:criminal record|convict(?:ed|ion)|in prison|(?:was|were|got) dismissed|contrary to what I said|froze on|(?:not|(?:were|was)n['’]t) sure about my|only hire friends|current boss|(?:call|ring|text) (?:mum|mom|dad|mother|father|wife|husband)|email receipts|remember to (?:email|buy|call|send|ask)|hire me\b)/i,
  },
]

const secret: readonly Rule[] = [
  ...personal,
  {
    reason: judgement,
    pattern:
      /\b(?:no|zero|bad|poor|terrible|without|lacks?|his|her|their|table) manners\b|\bhalf[- ]cut\b|\b(?:was|were|came|turned up|showed up|arrived|joined|started|is|are) (?:\w+ ){0,2}(?:\d{1,3}|ten|fifteen|twenty|thirty|half an hour|an hour) ?(?:min(?:ute)?s?|hrs?|hours?)? late\b|\beating (?:the )?(?:full|whole|entire|all) (?:time|way)/i,
  },
  {
    reason: privateLife,
    pattern:
      /\b(?:planning|plan|want|having|have) (?:on |to have |for )?(?:any )?(?:kids|babies|a baby|a family|children)\b|\bI(?:['’]?m| am) \d{2}\b(?! (?:min|hour|year|mile|day|week))|\(?\billegal\?+/i,
  },
  {
    reason: 'It is a remark to yourself, and says nothing to the reader.',
    pattern:
      /\b(?:did ?n['’]?t|never|could ?n['’]?t) (?:catch|get|hear|remember) (?:any |either |their |the |his |her )?names?\b|\b(?:interview|lesson|demo|presentation|talk|test|trial|it|this|that|all) (?:\w+ ){0,3}went (?:ok|okay|well|badly|fine|alright|all right|great|good|terribly|so-so)\b/i,
  },
  {
    reason: pay,
    pattern:
      /\bctc\b|\bI (?:said|told|asked|quoted) (?:for |him |her |them )?[£$€₹]?\d{2,3}k?\b(?! ?%| [\p{L}])|\bsettle for [£$€₹]?\d/iu,
  },
  {
    reason: pay,
    pattern:
      /\b(?:salar(?:y|ies)|compensation|underpaid|wages?|bonus(?:es)?|stock options|401k|hourly rate|day rate|per diem|relocation package|benefits (?:package|enrol\w*|plan)|pto|vacation|holiday allowance|(?:not|non)[- ]negotiable|deal-?breaker|sick (?:leave|days)|raise after)\b|(?<!\b(?:grant|public|project|programme|program) )\bmoney\b(?! (?:laundering|transfers?|orders?|late|early|lands|comes|arrives))|\bpays? (?:\w+ )?(?:less|more|below|under|badly|poorly|peanuts|well|better|worse)\b|\b(?:comp|pay)\b(?!\s+(?:attention|equity|gap|transparency|run|slip|off|down|back|grade review))|\b(?:need|needs|want|asked for|ask for|get|take|worth)\s+(?:at least |about |around )?[$€£]?\d{2,3}\s?k\b|[$€£]\s?\d[\d,.]*\s?k?\b.{0,40}\b(?:would need|I need|I want|minimum|an hour|per hour)\b|\b\d+(?:[.,]\d+)? ?(?:an?|per) hour\b|\bwould need\b.{0,20}\d/i,
  },
  {
    reason: employer,
    pattern:
      /^(?:(?:also|still|I am) )+(?:talking|speaking|interviewing|waiting) (?:to|with|at|on|for)\b|\bknow (?:that )?(?:I am|I['’]?m) (?:looking|leaving|appl|interview)/i,
  },
  {
    reason: employer,
    pattern:
      /\b(?:[Oo]ffer(?:s|ed)?|[Ii]nterview(?:ing|ed)|[Ii]nterviews? at|[Ff]inal round at|[Aa]ppl(?:ication|ied|ying))(?: a job| a role)?(?: at| with| from| by| to)? (?:another|other|the other|an? (?:competitor|rival)|(?:at |with |from |by |to )?\p{Lu}\p{Ll})/u,
  },
  {
    reason: employer,
    pattern:
      /\b(?:other|another|counter|competing|better|second|job|written|outstanding|pending)[ -]?offers?\b|\b(?:have|has|had|got|received|expecting|awaiting|waiting (?:on|for))\s+(?:an?|one|two|other|another)\s+(?:\w+ )?offers?\b|\boffers? (?:due|expires|deadline)\b|\boffered me\b(?! (?:a |some )?(?:coffee|tea|water|lift|seat|tour|chance|look))|\bbetter tips\b|\bcompetitor['’]?s? offer\b/i,
  },
  {
    reason: judgement,
    pattern:
      /\b(?:rude(?:ly)?|bor(?:ed|ing)(?! (?:machine|mill|bar|head|tool))|weird(?:ly|o)?|creep(?:y|s)|arrogan\w{1,3}|stupid|dumb|idiot\w*|moron\w*|jerk|asshole|annoy(?:ed|ing|s)|awkward\w*|disorgani[sz]ed|chaotic|unprofessional|clueless|incompetent|shady|sketchy|(?<!\bwith (?:the|an?) )dodgy|gross|ugly|stink\w*|smel(?:t|l(?:s|ed|y)?)|suck(?:s|ed)?|crap\w*|shit\w*|fuck\w*|damn\w*|wtf|omg|ffs|hate[ds]?|awful\w*|(?:terr|horr)ibl[ey]|horrid|nasty|lousy|red flags?|micromanag\w+|grumpy|cranky|moody|unfriendly|cold fish|useless|lazy|bullshit|depressing|sloppy|condescending|patroni[sz]ing|pushy|smug|distracted|dishonest|liar|kept checking|yawn\w*|furious|livid|fuming|fed up|sneer\w*|rolled (?:his|her|their) eyes|(?:pushed|forced|kicked) out|gossip\w*|(?:yell|shout|scream)(?:ed|ing|s)|(?:bad|weird|odd|off) vibes?|no chemistry|not impressed|unimpressed|waste of (?:time|my time))\b|\b(?:did ?n[o'’]?t|do ?n[o'’]?t|does ?n[o'’]?t) (?:like|click|trust|believe|respect)\b|\b(?:seem(?:s|ed)?|struck me as|came (?:across|off) as)\s+(?!to\b|like\b|that\b|possible\b)\w+|\b(?:is|was|are|were|felt) (?:\w+ )?toxic$|\b(?:room|office|place|kitchen|building|canteen|toilets?) (?:is|was|were|looked|felt) (?:\w+ )?(?:freezing|cold|dirty|filthy|tiny|dark|damp|cramped|messy|noisy)\b|\b(?:never|not) want to work with\b|\bcheated\b|^\p{L}+ (?:(?:is|was|seems|seemed|looked) )?(?:(?:v|very|so|really|quite|rather|a bit) )*s[ck]eptical\b|\btoxic (?:boss|culture|team|place|workplace|atmosphere|environment|manager)|\blook(?:s|ed) (?:(?:about|around|barely|no older than) )*\d{2}\b|\blook(?:s|ed) (?:old|young|tired|angry|stressed|fat|hot)\b|\b(?<!\bwhat (?:it|this|that) )(?:he|she|it|they|place|office|building) looks? like\b/iu,
  },
  {
    reason: weakness,
    pattern:
      /\b(?:lied|lying|lie about|faked?|faking|winged|wing(?:ing)? it|bluff\w*|made (?:it|that|this|stuff|things) up|exaggerat\w+|nervous(?! system)|anxious|panick?(?:ed|ing)|froze up|blew (?:it|the|my|that)|bombed|screwed up|mess(?:ed)? up|fumbled|stumbled|botched|rambl(?:ed|ing|y)|made a (?:mess|hash|fool)|(?:mine|my (?:answer|reply|part)) was (?:\w+ ){0,2}(?:weak|bad|poor|thin|vague|long|short|wrong|off|slow|flat|garbled|shaky|waffl\w+)|blanked|went blank|ugh+|hung ?over|drunk|desperate\w*|ashamed|embarrass\w*|cried|crying|burn(?:ed|t) ?out|(?:was|got|been|being) (?:fired|sacked|laid off|let go)|impost[eo]r|backup (?:job|option|plan)|plan b|second choice|first choice|need(?:ed)? (?:a|the|this|any) job|need the money|don['’]?t really want|not qualified|no clue|hope they (?:don['’]?t|do not))\b|\bI (?:did|do) ?n[o'’]?t (?:know|understand|have a clue)\b|\b(?:am|was|i['’]m) not sure\b|\bshould(?: not|n['’]?t) have\b|\bshaking\b|\bno sleep\b|\bsweat(?:ed|ing)\b|^not sure\b|\bmy (?:depression|anxiety|illness|diagnosis|disability|divorce|pregnancy|surgery|debts?)\b/i,
  },
  {
    reason: privateLife,
    pattern: new RegExp(
      `\\b(?:her|his|my|boss['’]s|manager['’]s) (?:\\w+ )?(?:${relatives})\\b|\\b(?:miscarriage|maternity leave|religio(?:n|us)|overweight|handsome|sexy|cute|too (?:old|young)|years old)\\b|\\b(?:is|was|been|fell|got) (?:off )?(?:ill|sick)\\b|\\bsick leave\\b|\\bstressed out\\b|\\b(?:want|wants|prefer|prefers|looking for) (?:someone |somebody |people )?younger\\b|\\b(?:he|she)\\b.{0,20}\\b(?:kids|children|married|divorced|widow\\w*|in (?:his|her) \\w+(?:ies|0s)|(?:is|was) (?:about |around |maybe )?\\d{2})\\b|\\btheir (?:wife|husband|divorce|marriage)\\b`,
      'i',
    ),
  },
  {
    reason: confidence,
    pattern:
      /\b(?:off the record|confidential\w*|in confidence|don['’]?t mention|do not mention|don['’]?t tell|(?:nobody|no one|don['’]?t|never) (?:tell|told) (?:\p{Lu}\p{L}+ )?I applied|do not repeat|hush[- ]hush|not for the letter|note to self|keep (?:this |it )?(?:quiet|private|secret)|don['’]?t (?:say|write))\b/iu,
  },
  {
    reason: 'It repeats a doubt about you; a fact that answers it does more good.',
    pattern:
      /\b(?:worr(?:y|ies|ied)|concern(?:s|ed)?|doubts?|doubtful|hesita\w+|not convinced|s[ck]eptical|wonders? (?:if|whether))\b.{0,80}\b(?:I|me|my)\b|\b(?:I|my)\b.{0,40}\b(?:lack|no experience|too (?:little|junior|senior)|overqualified|underqualified|not enough experience)\b/,
  },
  {
    reason: 'Praise is not quoted back to the one who gave it.',
    pattern:
      /\b(?:(?<!\bwould )liked?|loved|praised|impressed (?:by|with)|was impressed|complimented) (?:that (?:I|he|she)|how I|my|me|what I)\b|\bI(?:['’]d|['’]m| would| am| was| will| might| could)?(?: be)? an? (?:\w+ )?(?:fit|match|candidate)\b|\b(?:good|great|strong) (?:impression|fit)\b/,
  },
]

/** Why a fragment must not be used by anybody, or undefined. For every field of the record. */
export function hostility(text: string): string | undefined {
  if (hasPlaceholder(text)) return 'It holds a blank or the marks of a template.'
  return hostile.find((rule) => rule.pattern.test(text))?.reason
}

/** Why a sentence must not reach the employer, or undefined; of a note, `note-privacy.ts` asks more. */
export function secrecy(text: string): string | undefined {
  return hostility(text) ?? secret.find((rule) => rule.pattern.test(text))?.reason
}

/** Whether it asks for what it stands beside to be kept secret. */
export function isConfidence(text: string): boolean {
  return secrecy(text) === confidence
}

const touchyQuestion =
  /\b(?:last person|predecessor|previous (?:person|employee)|turnover|fired|quit|laid off|lay-?offs?|lawsuits?|salary|pay|paid|leave|vacation|holidays?|time off|remote days|work from home|wfh|benefits|bonus|tips|get(?:ting)? promoted|single|married|promotion (?:prospects|path)|chances? of promotion|probation|why (?:did|do|does|has|have|is|are) (?:you|they|people|everyone|everybody|so many|nobody)\b.{0,40}\b(?:leave|left|quit|fail\w*|lose|lost|bad|slow))\b/i

/** A question that would do harm in a letter of thanks. */
export function isTouchy(question: string): boolean {
  return touchyQuestion.test(question)
}

import { confidence, judgement, weakness } from './private.ts'

/**
 * Remarks on people: nobody can list every insult, so what has the build of one and no matter of work in it is kept
 * back, whatever its words (composer 3.7).
 */

const pay = 'It is about pay.'
const privateLife = 'It is about somebody’s private life.'
const employer = 'It is about another employer or another offer.'
const troubles = 'It was told of somebody’s own troubles, and is not yours to repeat.'
const body = 'It is about somebody’s body or looks.'

/** Things of work: what holds one of them is about the job even where it begins like a remark. */
const matter =
  /\d|\b(?:\p{L}+(?:tion|sion|ment|ance|ence|ship)s?|accounts?|audits?|backlogs?|balance|bottlenecks?|budgets?|builds?|capacity|challenges?|change|checks?|clients?|codebase|contracts?|costs?|coverage|crews?|customers?|data|databases?|deadlines?|demand|downtime|equipment|fleets?|gaps?|goals?|handovers?|headcount|hours|invoices?|journeys?|leads?|lists?|loads?|losses|machines?|market|menus?|nights?|orders?|outages?|overhaul|parts|patients?|payroll|plants?|plans?|prices?|process|processes|products?|projects?|pupils?|queues?|rebuild|recalls?|redesign|refresh|refurb|releases?|reports?|reset|revenue|reviews?|rewrite|risks?|rotas?|routes?|rush|sales|schedules?|scrap|sets?|shifts?|shortages?|shortfall|sites?|skills|software|spend|staff|stock|stores?|students?|suppliers?|supply|switch|systems?|takings|targets?|teams?|tests?|tickets?|time|timelines?|tools?|training|turnover|volumes?|waste|work|workload|yields?)\b|\b(?:chats?|talks?|discussion|tour|walk|look) (?:about|on|round|around|through|at|of)\b|\b(?:problems?|issues?|headache|mess|muddle|struggle|squeeze) (?:with|in|on|at|over|for) (?!me\b|him\b|her\b)/iu

/** What people are by trade, or to whom: "she is a former nurse" is no remark. */
const calling =
  /\b(?:accountant|administrator|adviser|advisor|agent|analyst|apprentice|architect|artist|auditor|baker|barista|biologist|broker|builder|buyer|carer|carpenter|chair|chemist|chef|coach|consultant|contractor|controller|co-?ordinator|counsell?or|designer|developer|director|doctor|driver|economist|editor|electrician|engineer|executive|farmer|founder|geologist|graduate|grower|head|inspector|instructor|joiner|journalist|lawyer|lead|leader|lecturer|librarian|machinist|manager|mechanic|member|mentor|midwife|nurse|officer|operator|owner|paramedic|parent|partner|pharmacist|physicist|physio\w*|pilot|planner|plumber|porter|principal|producer|programmer|psychologist|recruiter|reader|researcher|runner|sailor|scientist|secretary|solicitor|specialist|statistician|surgeon|surveyor|swimmer|teacher|technician|therapist|trainer|trustee|tutor|underwriter|user|vet|volunteer|welder|writer|fan|believer|student|stickler|referee|plasterer|maker|\w{3,}(?:ist|smith|wright|ician))s?\b| by trade$/i

const person =
  '(?:he|she|(?:(?:the|my|that|their) )?(?:(?:big|new|other|head|hiring) )?(?:boss|guy|bloke|man|woman|lady|chap|fella|dude|interviewer|manager|director|recruiter|owner|partner|chairman|chairwoman|principal))'
const be = `(?: (?:is|was|seemed|sounded|looked|came across as)|['’]s)`
const degree =
  '(?:(?:so|very|v|really|quite|rather|pretty|too|such|totally|completely|utterly|kind of|sort of|clearly|obviously|actually|just|frankly|always) )*'

/** "bit of a pompous git", "a right misery guts", "she is a total muppet". */
const verbless = new RegExp(
  `^(?:(?:${person}|it|this|that)${be} )?${degree}(?:(?:(?:what|such) )?(?:an? )?(?:(?:wee |little )?bit of an? |bit |right (?!of\\b|to\\b|first\\b|now\\b|person\\b|away\\b)|total |complete |proper |utter |absolute |typical )|(?:(?:what|such) an?|an? (?:massive|pure|real)) )([^\\s,;:.]+(?: [^\\s,;:.]+){0,4})$`,
  'iu',
)
/** "he is a dragon", "she was a delight". */
const claim = new RegExp(`^${person}${be} ${degree}an? ([^\\s,;:.]+(?: [^\\s,;:.]+){0,3})$`, 'iu')
/** "she was pompous", "the owner is so full on". */
const quality = new RegExp(
  `^${person}${be} ${degree}(\\p{L}[\\p{L}-]+)(?: (?:really|too|though|on|up|off|out|and \\p{L}+))?$`,
  'iu',
)
/** What is told of people and says nothing against them. */
const plain =
  /^(?:\p{L}+ing|new|here|there|away|back|in|out|busy|keen|interested|open|available|happy|glad|pleased|curious|clear|ready|responsible|remote|local|retired|certain|sure|part-time|full-time|late|present|fluent|bilingual|trained|certified|based|involved|moved|promoted|hired|surprised|asked|told|taught|sent|born|raised|hands-on|organi[sz]ed|thorough)$/iu

const rules: readonly (readonly [string, RegExp])[] = [
  [
    judgement,
    /\b(?:(?<!the )vibes?(?! coding)|pompous|smarmy|slim(?:y|eball)|sleaz\w+|snobs?|snobby|snooty|stuck[ -]up|obnoxious|pathetic|ridiculous|hopeless|insufferable|vile|ghastly|dreadful\w*|shambles|shambolic|muppets?|(?:old|miserable|moody|pompous|smug|sour|jammy) git(?=$|[,.;])|prats?|plonkers?|twats?|wank\w+|toss(?:er|pot)s?|bell-?ends?|knob-?heads?|dick-?heads?|(?:an?|total|complete) dick|arses?|arsehole\w*|bastards?|bitch\w*|pillocks?|numpt(?:y|ies)|twits?|jobsworths?|slave drivers?|misery guts|know-it-alls?|windbags?|divas?|clowns|weasels?|control freaks?|nutters?|psychos?|losers?|tyrants?|egomaniacs?|narcissis\w+|douche\w*|(?<!\b(?:finger|heel|skin)[- ])pricks?|halfwits?|buffoons?|eejits?|two-faced|perv(?:s|y|ert\w*)?|leer(?:ed|ing)|bonkers|crooks?|cowboys|con ?m[ae]n|old boys['’]? club|stuffy|dingy|grim(?=$|[,.;])|poky|fall(?:s|ing) apart|dread(?:s|ing) it|(?:what|is|are|was|were|just|such) a joke|booze\w*|pissed|stank|sexist|racist|misogyn\w+|bigot\w*|thick as|mad as|(?:gave|gives) me the \p{L}+|(?:bad|weird|odd|funny|strange) (?:feelings?|energy)|called me (?:love|darling|sweetheart|honey|dear|girl|boy|son)|(?:full|fond) of (?:it|himself|herself|themselves)$|in love with (?:himself|herself)|(?:is|was|so|bit|right|really|well) up (?:himself|herself))\b/iu,
  ],
  [
    judgement,
    /\b(?:(?:talked|talks|talking|spoke|went|banged|droned|waffled|rambled|rabbited|bragg(?:ed|ing)|boast(?:ed|ing)) (?:\p{L}+ ){0,6}(?:about (?:himself|herself)|for ages|at me)|(?:all )?about (?:himself|herself)\b|waffl(?:ed|ing|es? on)|bragg(?:ed|ing)|boast(?:ed|ing)|droned|talked (?:right )?over (?:me|us)|cut me (?:off|short)|kept (?:interrupting|looking at|staring|sighing)|interrupted (?:me|us|constantly)|ignored me|(?:never|not|did ?n[o'’]?t|barely|hardly) (?:once )?(?:look(?:ed)? (?:at me|up)|listen(?:ed)?|read my cv|made? eye contact)|had ?n[o'’]?t (?:even )?read my|on (?:his|her) phone|whing(?:ed|es|ing|y)|moan(?:ed|s|ing|y)|slagg?(?:ed|ing|s)? off|(?:gang(?:ed|ing)? up|wink(?:ed|ing)|laugh(?:ed|ing)|bark(?:ed|ing)|snapp(?:ed|ing)|glar(?:ed|ing)|frown(?:ed|ing)|scowl(?:ed|ing)|smirk(?:ed|ing)|sigh(?:ed|ing)|swore|star(?:ed|ing)) (?:on|at) (?:me|us|my)\b|barking orders|kept swearing|swore (?:a lot|constantly)|grilled me|^(?:nobody|no one|no-one) \p{L}+ me\b|gave me (?:a look|the look|evils)|trick questions|(?:did ?n[o'’]?t|do ?n[o'’]?t) (?:warm to|take to|gel|rate))\b/iu,
  ],
  [
    troubles,
    /^(?:[Hh]e|[Ss]he|[Tt]hey|(?!I )\p{Lu}\p{L}+) (?:also |even )?(?:(?:confessed|confided|let slip|let on|blurted)\b|admitted (?:that|to (?:me|us|being|having)|being|having|the|her|his|their|he|she|it|they|not)\b)/u,
  ],
  [
    troubles,
    /\b(?:ignores?|undermines?|bypass(?:es)?|hates?|overrules?|blames?|resents?) (?:her|him)\b(?! \p{L})|\b(?:nobody|no one|no-one) (?:listens to|trusts|respects|likes) (?:her|him|them)\b|^(?:he|she) (?:is|was|['’]s) (?:leaving|quitting|on (?:his|her) way out|looking to leave|struggling to cope|out of (?:his|her) depth)\b|^(?:he|she) (?:hates|loathes|regrets|dreads|resents|can ?n[o'’]?t stand|can['’]t cope)\b/iu,
  ],
  [confidence, /\bredundancies\b|\b(?:made|making) (?:\p{L}+ ){0,2}redundant\b|\bhinted\b/iu],
  [
    'It is about another employer.',
    /\bmy (?:current |present |last |ex-?)?(?:boss|gaffer|guvnor)\b|\bmy (?:current|present) (?:job|employer|company|manager) (?:is|was|keeps?|has|does|drives?)\b/iu,
  ],
  [
    body,
    /\bmy (?:back|head|stomach|tummy|throat|knees?|legs?|foot|feet|neck|shoulders?|tooth|teeth|eyes?|ears?|bladder|hands?|voice|heart|chest|nose|face|skin|hair|breath|gut|bum|migraines?|hangover|periods?)(?= (?:was|were|is|are|hurts?|ached?|aching|kept|went|started|felt|shook|stank)\b|[,.;]|$)|\b(?:his|her) (?:breath|teeth|hair|belly|nose|face|tie|shirt|skirt|shoes|nails|make-?up|perfume|aftershave|outfit|moustache|beard|wig|legs|bum|weight|armpits)(?![-\p{L}])|\b(?:bad|coffee|awful|terrible) breath\b|\bbody odou?r\b|\bB\.?O\.?$|\b(?:bum|boobs|tits|cleavage|backside)\b|\bhas an? (?:bad |terrible |slight )?(?:stammer|stutter|lisp|limp|squint|tic|twitch|moustache|belly|paunch|tattoos?)\b|\b(?:he|she) had an? (?:\p{L}+ )?(?:stain|stammer|cold|hangover|black eye|twitch)(?=$|[,.;])|\b(?:all|both|mostly) (?:over|under|in their|about) (?:\p{L}+t(?:y|ies)|\d0s?)\b|\bcomb-?over\b|\btoupee\b|\bbald(?:ing)?$/iu,
  ],
  [
    weakness,
    /\b(?:fluffed|flunked|(?:cocked|ballsed|mucked|buggered) (?:it |that )?up|bottled (?:it|the (?:\p{L}+ ){1,4}(?:question|one|answer)s?)|tripped over (?:my|the|his|her)|(?:was )?talking rubbish|rubbish at|I (?:felt|sounded|came (?:across|over))|I (?:was|am|look|looked|must have looked) (?:(?:so|very|too|really|a bit|pretty|quite|just|completely) )*(?:rubbish|tired|slow|vague|unclear|unprepared|hopeless|bad|poor|lost|stuck|stumped|thrown|confused|exhausted|knackered|late|flustered|wrong|old|ill|sick|gutted|upset|angry|scared|broke)|I choked|choked on|clammed up|tongue-tied|waffled|went to pieces|dried up on|drew a blank|I fell apart|lost my (?:thread|nerve|temper|train of thought)|mind went|made an? (?:idiot|mug|hash|dog['’]s (?:dinner|breakfast))|(?<=^|\bI )got (?:[^\s,;:.]+ ){1,6}(?:all |completely )?wrong|(?:I|completely|totally) froze)\b|^(?:just |completely |totally )?froze\b(?! (?:the|all|hiring|prices|spend\w*|budgets?)\b)|\b(?:I|we) froze (?!the\b|all\b|hiring\b|prices\b)/iu,
  ],
]

/** "the room was grim", "management is a mess", "team look miserable": of places and groups, unless it is a plain fact. */
const setting =
  /^(?:(?:the|their|whole|all|most of the) )*(?:place|room|office|building|atmosphere|mood|culture|management|leadership|staff|team|people|company|firm|owners?|directors?|managers?|ceo|chief)(?: (?:is|was|are|were|looks?|looked|feels?|felt|seems?|seemed)) (?:(?:so|very|really|quite|rather|pretty|all|totally|a bit|a) )*(\p{L}[\p{L}-]+)$/iu
const plainOfGroups =
  /^(?:small|big|large|growing|young|split|spread|short|short-staffed|understaffed|stretched|full|merging|changing|closed|shared|mixed|international|multilingual|distributed|hybrid|union|unionised|unionized|seasonal|family|\p{L}+-strong|\p{L}+-owned|\p{L}+ed)$/iu
/** "kitchen is a dump" */
const contempt =
  /\b(?:is|was|are|were|looks?|like|what) (?:(?:an?|bit|of|total|complete|right|absolute|such|real) )*(?:dump|tip|pigsty|hole|dive|joke|zoo|circus|death ?trap)\b/i
/** What somebody does to their own body. */
const habit =
  /^(?:he|she|they|you|(?:the )?(?:boss|manager|owner|head|chef)|\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?) (?:also )?(?:smokes?|vapes?|drinks?|swears|stutters|limps|snores)\b(?! (?:coffee|tea|water))|\b(?:they|team|staff|everyone|everybody) (?:is|are|were|look) (?:\p{L}+ ){0,2}(?:young|old)$/iu
/** Other places, their people and what is heard there. */
const elsewhere: readonly (readonly [string, RegExp])[] = [
  [
    employer,
    /\b(?:talking|speaking|interviewing|applying) (?:to|with|at) (?:\d+|two|three|four|some|several|a few|another|other) (?:other )?(?:places?|compan(?:y|ies)|firms?|employers?|jobs|schools|hospitals|shops)\b|\balso (?:got|had|have) (?:an? )?(?:call|interview|offer|chat|message|e-?mail)s? (?:from|with|at)\b|^(?:still |now |also )*in (?:the )?(?:process|running) (?:with|at|for)\b|\bwants? me back\b(?! (?:for|in|on|to (?:meet|talk|see))\b)/iu,
  ],
  [pay, /\bpays? (?:me |us |about |around )*[£$€]?\d/iu],
  [
    judgement,
    /\bmy (?:mate|friend|cousin|flatmate|buddy|neighbou?r) (?:works|worked|is|was|said|says|told)\b|\bglass ?door\b|\b(?:it|place|culture)(?: is|['’]?s) toxic\b|\bother candidates? (?:is|are|was|were|has|have) (?:\p{L}+ )?(?:stronger|better|more|ahead|cheaper)\b/iu,
  ],
  [
    weakness,
    /\bpanic attacks?\b|\bneed (?:an? )?(?:visa|sponsorship)\b|\bI (?:do|have) ?n[o'’]?t (?:have |got )?(?:an? |any |the |my |much )*(?:driv|licen[cs]e|degree|experience|car\b|qualification|certificate)/iu,
  ],
  [
    privateLife,
    /\b(?:kids?|son|daughter|baby|child|wife|husband|mum|mom|dad) (?:is |was |were |being )?(?:sick|ill|poorly|in hospital)\b/iu,
  ],
]

/** "The planner is a bit of a character", whoever it is. */
const anybody = /\b(?:is|was|are) (?:a )?(?:little |wee )?bit of an? (\p{L}+(?: \p{L}+){0,2})$/iu
/** "posh lot", "ex-army type, barking orders". */
const crowd =
  /^(?:a |an )?(?:(?:very |really |right |pretty )?(?:posh|rough|dull|odd|weird|smug|old|funny|miserable|boring|cold|sad|strange|cliquey|stuffy|snotty|grumpy|gloomy|moody|shouty|dreary) (?:lot|bunch)|ex-\p{L}+ types?)(?=$|,)/iu
/** How it went is for the candidate alone. */
const verdict =
  /^(?:(?:it|all|that|interview) )*(?:went (?:ok|okay|fine|well|badly|great|good|alright|so-so|terribly|on (?:a bit|for ages|too long))|felt (?:like|sick|good|bad|off|rushed|weird|odd|awkward|ok|fine|old|small|flat|uneasy)|glad|relieved|gutted|chuffed|never again)\b|\b(?:worst|best) (?:\p{L}+ )?(?:ever|of my life)\b|\b(?:I guess|I suppose|thank god|no thanks)\b/iu

/** Why a note is a remark on somebody, or undefined. */
export function remarkIn(text: string): string | undefined {
  const told = rules.find(([, pattern]) => pattern.test(text))
  if (told) return told[0]
  const whole = verbless.exec(text)?.[1]
  if (whole && !matter.test(whole) && !calling.test(whole)) return judgement
  const called = claim.exec(text)?.[1]
  if (
    called &&
    !matter.test(called) &&
    !calling.test(called) &&
    !/ (?:too|as well)$|^(?:keen|fellow) /.test(called)
  )
    return judgement
  if (verdict.test(text)) return weakness
  const other = elsewhere.find(([, pattern]) => pattern.test(text))
  if (other) return other[0]
  if (contempt.test(text)) return judgement
  if (habit.test(text)) return body
  if (crowd.test(text)) return judgement
  const character = anybody.exec(text)?.[1]
  if (character && !matter.test(character)) return judgement
  const state = setting.exec(text)?.[1]
  if (state && !plain.test(state) && !plainOfGroups.test(state)) return judgement
  const trait = quality.exec(text)?.[1]
  return trait && !plain.test(trait) ? judgement : undefined
}

/** Banter ("complete muppet tbh") tells how a note was meant: with no thing of work in it, it stays at home. */
export function isBanter(typed: string): boolean {
  return /\b(?:tbh|lol|lmao|ugh+|smh|ffs|meh|yikes|eek|rofl|haha+)\b/i.test(typed) && !matter.test(typed)
}

/** "final round with Keltbray Friday", where the note is of the talk and not of what comes next in it. */
export function isOtherRound(text: string): boolean {
  return /^(?:the |my |an? )?(?:final|second|2nd|last|next|another|first|phone) (?:round|interview|call|stage)s? (?:at|with|for) /i.test(
    text,
  )
}

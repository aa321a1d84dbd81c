/** Closed lists for telling what a sentence claims beyond its facts. */

function list(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** Words of courtesy and of the frames that facts are put into: they claim nothing by themselves. */
export const frameWords = list(`
  thank thanks thankful grateful gratitude appreciate kind kindly warm warmly dear pleasure pleased glad gladly happy good
  talk talked conversation interview meeting meet met discuss discussion speak spoke call
  say said mention tell told ask asked explain explained describe described show showed shown point
  add share made answer question idea suggest suggestion propose try thing matter topic subject
  look forward hear hearing next step news decision decide outcome whenever
  role position job post work opening opportunity company place
  time today yesterday morning afternoon evening day
  find found stay stayed mind kept remember keep send sent help helpful useful use
  interest interested interests like want wish enjoy remain hope welcome continue pass person panel
  letter note message mail email short
  take took taking give gave giving make making have spend spent hold join joined part
  room hour set aside much many more further reach clear open missing miss anything something suit come came away
  again also another once still once otherwise straight whatever else
  somebody someone anyone person both one way how what why
  able get got getting let know known see seen think thought believe feel understand
  relevant similar connect relate related because which
  bring brought go went back over about idea do did done doing
  forgot forget should would could well first same
  experience background approach challenge issue problem detail worth recall small simple
  useful welcome please happy very really lot great deal`)

/** After "I", these are no claim of a deed. */
export const frameVerbs = list(`
  am was have had would could may might will shall can should do did hope look want wish like enjoy appreciate value
  remain thank think believe understand know remember recall mention say said tell told talk talked speak spoke discuss
  ask asked explain explained forgot forget meant find found feel keep kept take come came hear heard add see suggest
  propose try offer welcome send answer be get done work worked met enjoyed got bring never not only still also very really
  gladly`)

/** Past forms and third persons that the rules of endings do not reach. */
const irregular: Readonly<Record<string, string>> = {
  led: 'lead',
  ran: 'run',
  built: 'build',
  rebuilt: 'rebuild',
  wrote: 'write',
  written: 'write',
  rewrote: 'rewrite',
  grew: 'grow',
  grown: 'grow',
  taught: 'teach',
  held: 'hold',
  kept: 'keep',
  made: 'make',
  took: 'take',
  taken: 'take',
  brought: 'bring',
  oversaw: 'oversee',
  won: 'win',
  sold: 'sell',
  began: 'begin',
  begun: 'begin',
  drove: 'drive',
  driven: 'drive',
  drew: 'draw',
  flew: 'fly',
  froze: 'freeze',
  fell: 'fall',
  fallen: 'fall',
  rose: 'rise',
  gave: 'give',
  given: 'give',
  chose: 'choose',
  bought: 'buy',
  caught: 'catch',
  dealt: 'deal',
  fought: 'fight',
  found: 'find',
  left: 'leave',
  lost: 'lose',
  paid: 'pay',
  sent: 'send',
  shot: 'shoot',
  spent: 'spend',
  stood: 'stand',
  swept: 'sweep',
  told: 'tell',
  said: 'say',
  understood: 'understand',
  shrank: 'shrink',
  broke: 'break',
  broken: 'break',
  spoke: 'speak',
  met: 'meet',
  thought: 'think',
  felt: 'feel',
  meant: 'mean',
  saw: 'see',
  seen: 'see',
  went: 'go',
  came: 'come',
  knew: 'know',
  slept: 'sleep',
  wore: 'wear',
  ate: 'eat',
  yr: 'year',
  yrs: 'year',
  mos: 'month',
  wk: 'week',
  wks: 'week',
  hr: 'hour',
  hrs: 'hour',
  min: 'minute',
  mins: 'minute',
  men: 'man',
  women: 'woman',
  children: 'child',
  people: 'person',
}

/** One form for "plan", "plans", "planned" and "planning"; takes a stem or a whole word in lower case. */
export function lemma(word: string): string {
  const base = irregular[word] ?? word
  const bare = base
    .replace(/(?:ing|ed)$/, (ending) => (base.length - ending.length >= 3 ? '' : ending))
    .replace(/(?<=\p{L}{3})s$/u, (ending) => (/ss$/.test(base) ? ending : ''))
  return bare
    .replace(/e$/, '')
    .replace(/([bdgklmnprt])\1$/, '$1')
    .replace(/(?:y|i)$/, 'i')
}

/** A feeling or a judgement of one's own, which no fact holds. */
export const praise =
  /\b(?:impress\w*|admir\w*|inspir\w*|excellen\w*|amaz\w*|wonderful\w*|remarkabl\w*|outstanding\w*|brillian\w*|fantastic\w*|incredibl\w*|exceptional\w*|extraordinar\w*|awesome|talented|gifted|visionary|world-class|first-class|top-notch|leading|renowned|delight\w*|excit\w*|enthusias\w*|love(?:d|s)?|loving|beautiful\w*|superb\w*|stellar|innovative|thoughtful\w*|insight\w*|captivat\w*|compelling|perfect\w*|ideal|proud\w*|privilege\w*|honou?r\w*)\b/giu

/** Words by which a claim grows. */
export const strong =
  /\b(?:led|lead(?:s|ing)?|manag(?:e|es|ed|ing)|direct(?:s|ed|ing)|headed|heading|own(?:s|ed)|spearhead\w*|pioneer\w*|found(?:ed|er)|invent\w*|architect\w*|transform\w*|revolution\w*|single-handed\w*|solely|entire(?:ly)?|fully|completely|always|all|most|many|every|everyone|everybody|best|largest|fastest|strongest|expert\w*|master\w*|proven|successful\w*|significant\w*|dramatic\w*|substantial\w*|massive\w*|guarantee\w*|promis\w*|ensur\w*)\b/giu

/** How long something was: said in passing, and as much a claim as a number. */
export const span = /\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?)\b/giu

/** Words by which a claim stays modest: whoever restates it has to keep them. */
export const modest =
  /\b(?:help(?:s|ed|ing)?|assist(?:s|ed|ing)?|support(?:s|ed|ing)?|contribut(?:e|es|ed|ing)|participat\w+|involved|shadow(?:ed|ing)|co-?\p{Ll}+ed|part of|member of|learn(?:ed|t|ing)|stud(?:y|ied|ying)|familiar|basic|some|partly|partially|almost|nearly|about|around|roughly|approximately|up to|at least|at most|junior|trainee|assistant|intern|volunteer\w*|tried|attempt\w*|plann?(?:ed|ing) to|hop(?:e|ed|ing) to)\b/giu

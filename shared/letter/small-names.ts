import { isEnglish, isOrdinary } from './spelling.ts'

/** Names that people type small: feasts, languages, places and tools, as they are spelt. */

const spelt: readonly string[] =
  `Monday Tuesday Wednesday Thursday Friday Saturday Sunday Thanksgiving Christmas Easter Halloween Ramadan Diwali Hanukkah Africa America Asia Australia Britain Canada China England Europe France Germany India
  Ireland Italy Japan Mexico Scotland Spain Wales American Australian British Canadian Chinese English European French
  German Greek Indian Irish Italian Japanese Korean Mexican Portuguese Russian Scottish Spanish Turkish Ukrainian Welsh
  Arabic Hebrew Hindi Mandarin Cantonese Tagalog Urdu Punjabi Gujarati Bengali Somali Swahili Vietnamese Alabama Alaska
  Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky
  Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma
  Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming Atlanta Baltimore Boston Brooklyn Chicago
  Cleveland Dallas Denver Detroit Houston Memphis Miami Newark Philadelphia Phoenix Pittsburgh Portland Sacramento Seattle
  Toronto Vancouver Montreal London Manchester Birmingham Glasgow Edinburgh Leeds Liverpool Bristol Cardiff Belfast Dublin
  Sheffield Sydney Melbourne Brisbane Perth Auckland Airtable Airflow REDCap Asana AutoCAD Confluence Dagster Databricks Datadog
  Docker DoorDash Figma GitHub GitLab Grafana HubSpot Instagram Jenkins Jira Kafka Kubernetes LinkedIn Looker MailChimp
  Daikin Trane Komatsu Hitachi Liebherr Cummins Caterpillar Kubota Siemens Bosch Makita Scania Volvo Toyota Boeing Airbus Microsoft MongoDB MySQL NetSuite Netflix OneNote PagerDuty Photoshop PostgreSQL PowerPoint Prometheus PyTorch QuickBooks
  Redshift Revit SaaS Salesforce ServSafe ServiceNow SharePoint Shopify Snowflake SolidWorks Splunk Terraform TikTok Trello
  WhatsApp WordPress YouTube Zendesk Zapier Zoom Uber UberEats Medicaid Medicare Montessori Ofsted Whitehall Westminster`.split(
    /\s+/,
  )
const names: ReadonlyMap<string, string> = new Map(spelt.map((name) => [name.toLowerCase(), name]))

/** Words too, so only after what a tool follows: "trained 14 people on epic". */
const afterOn =
  /(?<=\b(?:on|in|to|from|off|using|with|into) )(?:epic|excel|slack|oracle|python|tableau|toast|square|meditech|cerner|quicken|notion)(?= and | for | at | with |[,.;)]|$)/g
const pairs: readonly (readonly [RegExp, string])[] = [
  [/\bblack friday\b/gi, 'Black Friday'],
  [
    /\b(labor|labour|memorial|boxing|mother's|father's|new year's|valentine's|bonfire) (day|night)\b/gi,
    '$1 $2',
  ],
  [/\b(?:the )?mothers['’]? day\b/gi, "Mother's Day"],
  [/\b(?:the )?fathers['’]? day\b/gi, "Father's Day"],
  [/\b(?:the )?valentines['’]? day\b/gi, "Valentine's Day"],
  [
    /(?<=\b(?:on|with|for|and|or) )cat(?= (?:and|or) (?:komatsu|hitachi|volvo|liebherr|cummins)\b| \d{3}\b)/gi,
    'Cat',
  ],
  [/\bclass(?= (?:VI{0,3}|I[XV]|XI{0,2})\b)/g, 'Class'],
  [/\bxmas\b/gi, 'Christmas'],
  [/\bft(p|ps)\b/g, 'FT$1'],
  [/\bk8s\b/gi, 'Kubernetes'],
]

/**
 * The text with such names spelt as they are. A word that is none in English, after "in", "at" or "from", is the name
 * of a place or a firm.
 */
export function withNamesRaised(text: string): string {
  return pairs
    .reduce(
      (line, [pattern, name]) =>
        name.includes('$1 $2') ? line.replace(pattern, titled) : line.replace(pattern, name),
      text,
    )
    .replace(afterOn, (word) => capital(word))
    .replace(
      /(?<![\p{L}\p{N}@./_'’-])\p{Ll}{4,16}(?![\p{L}\p{N}@_-]|\.\p{L})/gu,
      (word) => names.get(word) ?? word,
    )
    .replace(/(?<=\bat )(\p{Ll}{4,20}) (\p{Ll}{4,20})(?= and |[,.;?)]|$)/gu, firmNamed)
    .replace(
      /(?<=\b(?:in|at|from|near|on|to|using|into) )\p{Ll}{4,20}(?= and |[,.;?)]|$| (?:\p{Lu}|too\b|as well\b|for\b|in\b|when\b|until\b))/gu,
      (word) =>
        isEnglish(word) || !/[aeiou]/.test(word) || /(?:s|ing|ed|ly)$/.test(word) ? word : capital(word),
    )
}

/** "at hastings deering": after "at", two words neither of them an everyday one. */
function firmNamed(whole: string, first: string, second: string): string {
  const isWord = isOrdinary(first) || isOrdinary(second) || /ing$/.test(first)
  return isWord ? whole : `${capital(first)} ${capital(second)}`
}

/** A name that is spelt so wherever it stands: "Komatsu", and "Mother's" of the feast. */
export function isSpeltName(word: string): boolean {
  return names.get(word.toLowerCase()) === word || /^(?:Mother|Father|Valentine|New Year)['’]s$/.test(word)
}

function titled(text: string): string {
  return text.split(' ').map(capital).join(' ')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

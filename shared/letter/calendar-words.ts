const weekdayNames = 'monday tuesday wednesday thursday friday saturday sunday'
const monthNames = 'january february april june july august september october november december'
const calendarNames = new RegExp(
  `(?<![\\p{L}-])(?:${`${weekdayNames} ${monthNames}`.split(' ').join('|')})(s?)(?![\\p{L}])`,
  'gu',
)
/** Words too, so only where a time is meant. */
const doubtfulMonths =
  /(?<=\b(?:in|by|from|since|until|till|last|next|before|after|this|early|late|mid|\d{1,2}) )(?:may|march)(?![\p{L}-])/gu
const months: Readonly<Record<string, string>> = {
  jan: 'January',
  feb: 'February',
  mar: 'March',
  apr: 'April',
  jun: 'June',
  jul: 'July',
  aug: 'August',
  sep: 'September',
  sept: 'September',
  oct: 'October',
  nov: 'November',
  dec: 'December',
}
const shortMonth =
  /\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?(?= \d{1,4}(?:st|nd|rd|th)?\b)|(?<=\b\d{1,2}(?:st|nd|rd|th)? (?:of )?)(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?/gi

const timed =
  'in|on|by|from|since|until|till|last|next|before|after|this|early|late|mid|every|each|ends|starts|started|due'
const bareShortMonth = new RegExp(
  `(?<=\\b(?:${timed}) )(?:jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?(?![\\p{L}-])`,
  'giu',
)
const weekdays: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  tues: 'Tuesday',
  wed: 'Wednesday',
  weds: 'Wednesday',
  thu: 'Thursday',
  thur: 'Thursday',
  thurs: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}
/** "sat" and "sun" are words too, so only where a time is meant. */
const shortWeekday = new RegExp(
  `(?<![\\p{L}-])(?:tues|thurs?|weds)(?![\\p{L}-])|(?<![\\p{L}-])(?:mon|wed|fri)(?= (?:after|before|morning|afternoon|evening|night|at|next)\\b)|(?<=\\b(?:${timed}) )(?:mon|tue|wed|thu|fri|sat|sun)(?![\\p{L}-])`,
  'giu',
)

const everyMonth = Object.values(months).concat('May').join('|')
const monthAndTwo = new RegExp(
  `\\b(${everyMonth}) (\\d{1,2})(?:st|nd|rd|th)? or (\\d{1,2})(?:st|nd|rd|th)\\b`,
  'g',
)
const monthAndOrdinal = new RegExp(`\\b(${everyMonth}) (\\d{1,2})(?:st|nd|rd|th)\\b`, 'g')

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** Days and months as English writes them. */
export function calendarWords(text: string): string {
  return text
    .replace(calendarNames, (word) => capital(word))
    .replace(/(?<![\p{L}-])(?:may|march)(?= \d{1,2}(?:st|nd|rd|th)?\b)/gu, (word) => capital(word))
    .replace(doubtfulMonths, (word) => capital(word))
    .replace(bareShortMonth, (word) => months[word.toLowerCase().replace('.', '')] ?? word)
    .replace(shortWeekday, (word) => weekdays[word.toLowerCase().replace('.', '')] ?? word)
    .replace(shortMonth, (word) => months[word.toLowerCase().replace('.', '')] ?? word)
    .replace(monthAndOrdinal, '$1 $2')
    .replace(monthAndTwo, '$1 $2 or $3')
}

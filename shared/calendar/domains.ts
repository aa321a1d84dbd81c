/** What a domain tells of who is behind it. From public tracker code and vendors' pages. */

function listed(domains: string): readonly string[] {
  return domains.trim().split(/\s+/)
}

/** Sold for hiring and for nothing else. */
export const recruitingDomains = listed(`
  greenhouse.io greenhouse-mail.io lever.co ashbyhq.com myworkday.com myworkdayjobs.com myworkdaysite.com
  smartrecruiters.com icims.com taleo.net ocs.oraclecloud.com workable.com workablemail.com bamboohr.com
  successfactors.com successfactors.eu brassring.com breezy.hr jazzhr.com jazz.co applytojob.com recruitee.com
  teamtailor.com teamtailor-mail.com personio.de personio.com dover.com gem.com avature.net eightfold.ai phenom.com
  phenompeople.com jobvite.com goodtime.io modernloop.io guide.co hirevue.com karat.io karat.com hackerrank.com
  hackerrankforwork.com codesignal.com codility.com coderpad.io testgorilla.com sparkhire.com willo.video metaview.ai
  infor.com silkroad.com careerplug.com livehire.com recruitis.io paradox.ai welcomekit.co join.com softgarden.io
  rexx-systems.com pinpointhq.com comeet.co comeet.com applied.com ats.rippling.com interviewstream.com
  interviewing.hirevue.com paycor.com ukg.com ultipro.com candidate.fyi talentview.io trakstar.com
`)

/** Book any kind of meeting. */
export const schedulerDomains = listed(`
  calendly.com cal.com cronofy.com doodle.com savvycal.com zcal.co calendar.app.google outlook.office365.com
  outlook.office.com youcanbook.me acuityscheduling.com tidycal.com microsoftbookings.com bookings.cloud.microsoft
`)

/** Tell of events that anybody may attend, or send job alerts. */
export const crowdDomains = listed(`
  eventbrite.com eventbrite.co.uk luma.com lu.ma meetup.com linkedin.com indeed.com glassdoor.com hopin.com
`)

/** Hand out mailboxes to anybody: say nothing of an employer. */
export const personalDomains = listed(`
  gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de live.com msn.com yahoo.com
  yahoo.co.uk yahoo.fr yahoo.de yahoo.co.jp yahoo.co.in ymail.com icloud.com me.com mac.com aol.com proton.me
  protonmail.com pm.me gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de freenet.de mail.com mail.ru yandex.ru
  yandex.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it wp.pl o2.pl onet.pl
  interia.pl seznam.cz qq.com 163.com 126.com naver.com daum.net hanmail.net rediffmail.com fastmail.com hey.com
  zoho.com tutanota.com posteo.de mailbox.org bigpond.com comcast.net verizon.net att.net sbcglobal.net cox.net
  btinternet.com sky.com virginmedia.com telenet.be ziggo.nl kpnmail.nl bluewin.ch uol.com.br bol.com.br terra.com.br
`)

/** Carry mail, calendars and calls for others. */
export const carrierDomains = listed(`
  calendar.google.com google.com microsoft.com zoom.us zoom.com teams.microsoft.com webex.com whereby.com
  goto.com gotomeeting.com gotomeet.me bluejeans.com chime.aws skype.com ringcentral.com meet.jit.si calendar.apple.com
  onmicrosoft.com resource.calendar.google.com amazonses.com sendgrid.net
`)

/** By dot boundary: `notlever.co` is not under `lever.co`. */
export function isUnder(domain: string, suffixes: readonly string[]): boolean {
  return suffixes.some((suffix) => domain === suffix || domain.endsWith(`.${suffix}`))
}

/** Belongs to the employer of whoever writes from it, as far as lists can tell. */
export function isCompany(domain: string): boolean {
  return (
    domain.includes('.') &&
    ![recruitingDomains, schedulerDomains, crowdDomains, personalDomains, carrierDomains].some((list) =>
      isUnder(domain, list),
    )
  )
}

/** Registries under a country that let others register below them: the name stands before these. */
const secondLevel = /^(?:co|com|net|org|gov|edu|ac|nhs|or|ne|go|gob|gouv|govt|sch|ltd|plc)$/

/** "northwind" of `mail.northwind.co.uk`: the part that was registered. */
export function registeredLabel(domain: string): string | undefined {
  const labels = domain.split('.')
  const last = labels.at(-1) ?? ''
  const isBelow = last.length === 2 && labels.length > 2 && secondLevel.test(labels.at(-2) ?? '')
  return labels.at(isBelow ? -3 : -2)
}

/** Lower-case domain of an address. */
export function domainOf(address: string | undefined): string | undefined {
  const at = address?.lastIndexOf('@') ?? -1
  return address && at > 0 && at < address.length - 1 ? address.slice(at + 1).toLowerCase() : undefined
}

/** What people type on telephones, written out: short forms, and slips whose right form is beyond doubt. */

/** "b4 before, abt about": each word with what it is written out as. */
function table(text: string): ReadonlyMap<string, string> {
  const entries = text.split(/,\s+/).map((entry): [string, string] => {
    const [typed = '', ...meant] = entry.split(' ')
    return [typed, meant.join(' ')]
  })
  return new Map(entries)
}

const negations = 'did do does ca could would should is are was were has have'.split(' ')

export const textSpeak: ReadonlyMap<string, string> = new Map([
  ...negations.map((verb): [string, string] => [`${verb}nt`, `${verb}n't`]),
  ...table(`asst assistant, whats what is, hows how is, wheres where is, whos who is, qb QuickBooks, w/o without, w/ with, b4 before, abt about, bc because, b/c because, cuz because, thru through, ppl people,
  mgr manager, mgmt management, approx about, vs versus, govt government, yrs years, yr year, hrs hours,
  mins minutes, tmrw tomorrow, tmr tomorrow, u you, youse you, yous you, ur your, thx thanks, pls please,
  qtr quarter, wk week, wks weeks, mth month, mths months, prob probably, bldg building, dept department,
  smth something, tho though, coz because, til until, shld should, shoulda should have, coulda could have,
  woulda would have, shouldve should have, couldve could have, wouldve would have, theyll they will, itll it will,
  exp experience, yoe years' experience, theyve they have, weve we have, gonna going to, wanna want to, im I am,
  ive I have, thats that is, theyre they are, youre you are, em them, seq sequence, seqs sequences,
  curric curriculum, avg average, acct account, accts accounts, appt appointment, appts appointments,
  cust customer, custs customers, maint maintenance, mtg meeting, mtgs meetings, sched schedule, wknd weekend,
  wknds weekends, wkly weekly, mthly monthly, convo conversation, gotta have to, kinda kind of, lotta lot of,
  outta out of, biz business, amt amount, btwn between, prolly probably, nxt next, prev previous,
  intl international, qty quantity, addl additional, lvl level, hosp hospital, esp especially, cos because,
  mos months, tix tickets, supe superintendent, cert certificate, certs certificates, db database, svc service,
  svcs services, vocab vocabulary, frm from, mkt market, mkts markets, luv love, sb somebody, vid video,
  vids videos, i I`),
])

/** What nobody means as a word, however small it is typed; with an s after it, several of it. */
export const alwaysCapitals: ReadonlySet<string> = new Set(
  `vrf ase hca ipaf cscs smsts nvq btec dbs aws cauti clabsi ci gc gp gcp md api cfo ceo cto coo cmo cms crm css ehr emr erp eu gdpr haccp hipaa html hvac icu json kpi lpn mba mri nhs
  nicu osha pcb pdf plc pnl qa rfp rn roi sdk seo sku sla sql sso uat uk usa vp vpn xml q1 q2 q3 q4 acls ases bim bls boh foh
  ccrn cdl cna cnc cpr ecg edi ekg ell emt esl fda gcp glp gmp hplc iep lims lwbs lvn medpicc mig mrr msds ndt ppe pto rfi saas scada
  sdr sel sre slo sop tig tncc ufli usda wps fy24 fy25 fy26 fy27 6g 3g 4g`.split(/\s+/),
)

/** Slips that are more than one letter away from what was meant, or one from several words. */
export const slips =
  table(`teh the, hte the, adn and, nad and, evry every, alergen allergen, alergens allergens, alot a lot,
  seperate separate, definately definitely, calender calendar, experiance experience, custumer customer,
  costumers customers, schedual schedule, maintainance maintenance, maintenence maintenance, wich which,
  tommorow tomorrow, wensday Wednesday, febuary February, occured occurred, begining beginning, planing planning,
  programing programming, reccomend recommend, refered referred, safty safety, suply supply, nite night,
  tonite tonight, superintendant superintendent, independant independent, relevent relevant, existant existent,
  maintainence maintenance, seperately separately, guarentee guarantee, publically publicly, truely truly,
  apparant apparent, catagory category, cemetary cemetery, definate definite, grammer grammar, happend happened,
  oppurtunity opportunity, persistant persistent, rythm rhythm, sargent sergeant, tendancy tendency,
  transfered transferred, lisence licence`)

/** Nouns that can be counted, so that one of them has an article before it. Closed lists, as all that tells fragments apart. */

// A bundle takes only the lists that it uses.
/* @__NO_SIDE_EFFECTS__ */
function list(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** Where something is: mostly there is one of it. */
export const places =
  list(`airport block branch campus ceiling classroom clinic cooler corridor counter depot desk dock door
  elevator fridge freezer garage garden gym hall hallway hangar hospital hotel kitchen lab laboratory library lift lobby mill
  mine nursery office pantry pharmacy plant playground playroom port restaurant roof scaffold shed shop shopfloor showroom
  station store studio theatre trailer truck unit van floor ward warehouse wing workshop yard`)

/** What the candidate had before: "at last job". */
export const workplaces =
  list(`agency bank base branch campus clinic company depot employer firm garage hospital hotel job
  kitchen lab library mill nursery office place plant post  project restaurant role school shop site station
  store studio team university ward warehouse workshop yard`)

/** People, groups, papers, tools, machines, events and parts, one at a time. */
const things =
  list(`address account accountant accrual acquisition adapter addition agenda agent agreement aide album alert algorithm
  analyst answer api app appeal applicant appliance appointment apprentice apprenticeship architect archive  arm
  article artist assembly assistant associate attendant attorney audience auditor author average award badge bag balcony
  band barcode barista barrel barrier basket batch bathroom battery bay bed bedroom  bench bid bike bill binder board
  boiler bonus book booking booklet booth boss bottleneck bottle bowl box bracket branch bridge brief briefing brochure
  bucket budget buffer bug builder building bundle bus business-case buyer cabinet  cafe calendar call camera
  campaign candidate caption car card career carer carpenter carrier cart cartridge case caseload cashier catalog
  catalogue category ceremony certificate chain chair chapter charger chart chat check checklist chef child claim class
  classmate clause cleaner clerk client clinician clip clipboard clock club cluster coach code-review codebase colleague
  collection colour-code column committee community company competitor complaint component compressor computer concept
  conference connector consultant consultation container contest contract contractor controller conversation conveyor
  convention cook copy corner coordinator council counsellor couple course court count cover coworker crane crate creditor crew
  crisis culvert curriculum customer cycle dashboard dataset database date day deadline deal dealer  debt-list
  decision deck defect degree delegation demo dentist department deposit description designer desktop detail detour
  developer device diagram diary dialogue dietitian digest director discount dish dishwasher dispatcher display
  district doctor document dog donor downtime-window draft drain drawer drawing driver duplicate editor election
  electrician email emergency employee employer engine engineer  estimate event exam example exception exhibit exhibition
  expense-report experiment expert extension factory fair fan farm fault feature feed fence festival  figure
  file film filter fire-door firm fixture flag fleet flight flood floor flow-chart flyer folder foreman fork forklift form
  formula forum foundation founder framework freeze freelancer friend  funder funnel furnace gallery game gap gardener
  gate gauge generator glossary goal grant graph greenhouse grid grinder group guard guest guide guideline guy habit
  handbook handler handout handover headcount-plan heater helmet helper herd hire hirer hoist holiday home-visit hopper
  hostel hour homeowner house household housekeeper huddle hypothesis idea image incident incentive index induction initiative
  inspector instructor instrument insurer interface intern interpreter interview inventory-count investigation investor
  invoice isolator item jig job joint journal journey judge key keyboard kiln kiosk kit  labourer ladder lake
  landlord language laptop lathe launch lawsuit lawyer layer layout lead-time leader leaflet league lease lecture ledger
  lecturer legend lender lesson letter level librarian license licence lid list loan loader locker locksmith log
  logbook logo loop lorry machine machinist magazine mailbox mailing maker mall manager manifest map mapping market
  mat matrix mechanic medal meeting member memo mentor menu merchant merger message meter method metric microscope
  midwife migration mile milestone minister mistake mixer mock-up mockup model module monitor motor  museum
  musician narrative neighbour network newcomer newsletter note notice notebook number nurse object oven operator
  opinion order organisation organization orchestra outage outlet output-target overlap owner pack package page pager
  painter paint-job pair pallet panel par paralegal parent park partner party passenger password patch patient pattern
  payroll-run penalty person petition petition-list pharmacist phase phone photo photocopier physician pianist picker
  picture pilot  pipeline plan planner  platform player playbook playlist plug plumber pocket podcast policy poll
  pool portal portfolio position post poster preceptor presentation president press pressure-test price-list principal
  printer prize probe problem procedure process producer product professor program programme programmer project
  projector promise promotion proof-of-concept property proposal protocol prototype provider psychologist pub publisher
  pump purchase-order puzzle quarter query question questionnaire queue quiz quota quote rack radiator ramp  rate
  ratio reader receipt receiver reception receptionist reconciliation recipe recruiter referral refinery refund register reminder
  rental repair replacement report reporter reporting-line representative reservation reservoir resident resource-plan
  restructure result retailer reviewer reward rig ring river road roadmap robot roller roof room root-cause rota
  rotation roundabout route router routine row rule run runbook sale sample sandwich saw scale scanner scanning-gun
  scenario schedule scheme scientist  score screen  script season secretary section sector seller semester
  seminar sensor sequence series server session shareholder sheet shelf shelter shift ship shipment shortage shortcut
  show showcase shutdown sidewalk sign signal signature site skill slide slip slot snag snapshot socket solicitor
  solution song spec specialist specification speaker spike spinoff sponsor spool spot spreadsheet sprint squad stage
  stall standard-form stand-up standup startup state statement step sticker stockroom stop store-room story
  strategy stream street strike  student study style-guide subcontractor subject subscriber subscription
  subsidiary suite summary summit superintendent supervisor supplier surgeon survey surveyor switch syllabus symptom
  syndicate system table tablet tag tailgate tank target task teacher team technician technique template tenant tender
  terminal test theme  therapist thesis thing threshold ticket timeline timer timesheet timetable tip
  title toilet token tool toolbox toolkit topic torch tour tower town toy tracker trainee trainer training-plan
  transcript transformer translator traveller traveler tray treasurer treaty tree trench trend trial tribunal trick trip
  trolley trustee  tunnel turbine tutor tutorial uniform union unit university update upgrade usability-test user
  utility vacancy valve vehicle vendor venue version vessel vet veteran village violin video virus visit visitor volunteer
  voucher wagon waiter waitlist walkthrough wall wallet warning warranty watershed wave webinar website wedding week weekend
  welder wheel whiteboard widget window winner  witness word workbook worker workflow workload workstation worksheet
  writer zone`)

/** Every noun that does not stand bare. */
export const countNouns: ReadonlySet<string> = new Set([...places, ...workplaces, ...things])

/** Nouns that take no bare place as the subject of a clause, and elsewhere may do without. */
export const subjectNouns =
  list(`backlog boiler budget build bus catalog client collection contract crane deploy deployment
  exhibition fleet generator launch line margin merger migration nursery plan price print release rollout run share shift
  surgery target test menu forecast load wait lead crew stock-list`)

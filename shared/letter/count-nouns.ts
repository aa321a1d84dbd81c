import { isEnglish } from './spelling.ts'
import { isVerbForm } from './words.ts'

/** Nouns that can be counted, so that one of them has an article before it. Closed lists, as all that tells fragments apart. */

// A bundle takes only the lists that it uses.
/* @__NO_SIDE_EFFECTS__ */
function list(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** Where something is: mostly there is one of it. */
export const places =
  list(`airport bar bedside block branch campus ceiling classroom clinic cooler corridor counter depot desk dock door
  elevator fridge freezer garage garden gym hall hallway hangar hospital hotel kitchen lab laboratory library lift lobby lounge mill
  mine nursery office pantry pharmacy plant playground playroom port restaurant roof scaffold shed shop shopfloor showroom
  station store studio theatre trailer truck unit van floor ward warehouse wing workshop yard`)

/** What the candidate had before: "at last job". */
export const workplaces =
  list(`agency bank base branch campus clinic company depot employer firm garage hospital hotel job
  kitchen lab library mill nursery office place plant post  project restaurant role school shop site station
  store studio team university ward warehouse workshop yard`)

/** People, groups, papers, tools, machines, events and parts, one at a time; those in -er and -or need no list. */
const things =
  list(`address account accountant accrual acquisition addition agenda agent agreement aide album alert algorithm
  analyst answer api app appeal applicant appliance appointment apprentice apprenticeship architect archive arm
  article artist assembly assistant associate attendant attorney audience average award badge bag balcony band
  barcode barista barrel basket batch bathroom battery bay bed bedroom bench bid bike bill board bonus book
  booking booklet booth boss bottleneck bottle bowl box bracket bridge brief briefing brochure bucket budget bug
  building bundle bus business-case cabinet cafe calendar call camera campaign candidate caption car card cart
  cartridge case caseload catalog catalogue category ceremony certificate chain chair chart chat check checklist
  chef child claim class classmate clause cleaner clerk client clinician clip clipboard clock club coach code-review
  codebase colleague collection colour-code column committee community complaint component concept
  conference consultant consultation contest contract conversation convention cook copy council couple course
  court count cover crane crate crew crisis culvert curriculum customer cycle dashboard dataset database date day
  deadline deal debt-list decision deck defect degree delegation demo dentist department deposit description
  desktop detail detour device diagram diary dialogue dietitian digest discount dish display district document dog
  downtime-window draft drain drawing duplicate election electrician email emergency employee engine estimate
  event exam example exception exhibit exhibition expense-report experiment expert extension factory fair fan farm
  fault feature feed fence festival figure file film fire-door fixture flag fleet flight flood flow-chart foreman
  fork forklift form formula forum foundation framework freeze friend funnel furnace gallery game gap gate gauge
  glossary goal grant graph greenhouse grid group guard guest guide guideline guy habit handbook handout
  headcount-plan helmet herd hire hoist holiday home-visit hostel hour house household huddle hypothesis idea
  image incident incentive index induction initiative instrument interface intern interview inventory-count
  investigation invoice item jig joint journal journey judge key keyboard kiln kiosk kit lake landlord language
  laptop lathe launch lawsuit layout lead-time leaflet league lease lecture legend lesson level librarian license
  licence lid list loan locksmith log logbook logo loop lorry machine machinist magazine mailbox mailing mall
  manifest map mapping market mat matrix mechanic medal meeting memo menu merchant message method metric
  microscope midwife migration mile milestone mistake mock-up mockup model module monitor museum musician
  narrative neighbour network note notice notebook number nurse object oven opinion order organisation
  organization orchestra outage outlet output-target overlap pack package page paint-job pair pallet panel par
  paralegal parent park party password patch patient pattern payroll-run penalty person petition petition-list
  pharmacist phase phone photo physician pianist picture pilot pipeline plan platform playbook playlist plug
  pocket podcast policy poll pool portal portfolio position presentation president press pressure-test price-list
  principal prize probe problem procedure process product program programme promise promotion proof-of-concept
  property proposal protocol prototype psychologist pub pump purchase-order puzzle query question questionnaire
  queue quiz quota quote rack ramp rate ratio receipt reception receptionist reconciliation recipe referral
  refinery refund rental repair replacement report reporting-line representative reservation reservoir resident
  resource-plan restructure result reward rig ring road roadmap robot room root-cause rota rotation roundabout
  route routine row rule run runbook sale sample sandwich saw scale scanning-gun scenario schedule scheme
  scientist score screen script season secretary section seminar sequence series session sheet shelf shift ship
  shipment shortage shortcut show showcase shutdown sidewalk sign signal signature skill slide slip slot snag
  snapshot socket solution song spec specialist specification spike spinoff spool spot spreadsheet sprint squad
  stage stall standard-form stand-up standup startup state statement step stockroom stop store-room story strategy
  stream street strike student study style-guide subject subscription subsidiary suite summary summit
  superintendent surgeon survey switch syllabus symptom syndicate system table tablet tag tailgate tank target
  task technician technique template tenant terminal test theme therapist thesis thing threshold ticket timeline
  timesheet timetable tip title toilet token tool toolbox toolkit topic torch tour town toy trainee training-plan
  transcript tray treaty tree trench trend trial tribunal trick trip trolley trustee tunnel turbine tutorial
  uniform union update upgrade usability-test user utility vacancy valve vehicle venue version vessel vet veteran
  village violin video virus visit wagon waitlist walkthrough wall wallet warning warranty watershed wave webinar
  website wedding week weekend wheel whiteboard widget window witness word workbook workflow workload workstation
  worksheet zone`)

/** Every noun that does not stand bare. */
const countNouns: ReadonlySet<string> = new Set([...places, ...workplaces, ...things])

/** Nouns that take no bare place as the subject of a clause, and elsewhere may do without. */
export const subjectNouns =
  list(`backlog boiler budget build bus catalog client collection contract crane deploy deployment
  exhibition fleet generator launch line margin merger migration nursery plan price print release rollout run share shift
  surgery target test menu forecast load wait lead crew stock-list`)

/** Who or what does something: "proofer", "sealer". */
const agent =
  /^(?!(?:water|paper|power|order|number|matter|weather|leather|rubber|butter|silver|copper|timber|lumber|fiber|turnover|summer|winter|october|november|december|september|dinner|never|over|under|after|rather|other|another|either|neither|customer|labor|behavior|humor|color|honor|flavor|liquor|odor|poor|floor|door|outdoor|indoor|better|later|longer|per|her|ever|however|whether|together|further|super|fewer|bigger|smaller|higher|lower|more|for|or|nor|beer|cancer|fever|danger|anger|hunger|pepper|ginger|powder|laughter|litter|clutter|terror|horror|major|minor|prior|eager|proper|clever|former|latter|inner|outer|upper|superior|inferior|error|failover)$)\p{Ll}{3,}(?:er|or)$/u

/** A noun that has an article when there is one of it. */
export function isCountNoun(word: string): boolean {
  return countNouns.has(word) || (isAgent(word) && !isVerbForm(word))
}

/** "driver", and not "faster", of which there is a superlative. */
export function isAgent(word: string): boolean {
  return agent.test(word) && !isEnglish(`${word.slice(0, -1)}st`)
}

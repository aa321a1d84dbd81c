import { anywhere, wholeWords } from './fold.ts'

/** Words that speak against an interview of the candidate, in folded text. */

/** Interviews that are none for a job, or none yet. */
export const otherInterview = wholeWords(
  '(?:user|customer|usability|research|participant|stakeholder|persona|consumer|patient|ux) (?:research )?(?:interviews?|study|session|test)',
  '(?:exit|stay|leaver|offboarding|skip-?level|appraisal|return to work|disciplinary|annual|performance) (?:interview|chat)',
  '~podcast~|press|media interview|journalist|reporter|newspaper|magazine|radio|tv|broadcast|documentary|oral history|school paper|the paper|embargo|blog',
  '(?:mock|practi[cs]e|practi[cs]ing|rehears~|sample) (?:job |tech~ )?(?:interview~|screen)|interview (?:prep~|practi[cs]e|coach~|skills|tips|workshop|training|rehearsal|boot ?camp|lab|club|strategy)|interviewing (?:skills|at|101|well)',
  'visa|embassy|consula~|citizenship|naturali[sz]ation|uscis|green card|immigration|asylum|global entry|nexus interview|biometrics|passport|security clearance|background investigation',
  'admissions?|entrance (?:interview|exam)|(?:school|college|university|kindergarten|preschool|nursery|mba|msc|llm|undergraduate|graduate school|med~ school|law school|boarding school) (?:admission~ |entrance |place |programme )?interview',
  'alum~ interview|scholarship|fellowship interview|college applicant|mmi|multiple mini|exchange program~|rush interview|sorority|fraternity',
  '(?:insurance|claims?|adjuster|witness|police|detective|deposition|voir dire|court|hearing|jury|investigation|probation|benefits?|welfare|social security|housing|census|tax)[# ,–-]{0,40} interview|interview (?:with|of) (?:a |the )?(?:witness|suspect|police|detective|victim)|jury duty',
  '(?:intake|clinical|diagnostic|psych~|medical|health) interview|new (?:client|patient)',
  '(?:nanny|babysitter|sitter|au pair|roommate|flatmate|housemate|tenant|contractor|plumber|builder|caterer|photographer|tutor|dog ?walker|cleaner|florist|dj|agent|adoption|foster|volunteer|donor|pastor) interviews?|interview(?:s|ing)? (?:a |the |some |for a |with )?(?:new )?(?:nann~|babysitters?|sitters?|roommates?|flatmates?|tenants?|contractors?|plumbers?|builders?|caterers?|cleaners?|lawyers?|realtors?|daycares?|schools?)',
  'interview with the vampire|informational(?: interview)?|pick (?:his|her|your|their) brain|expert interview|case interview practice',
  'bewerbungstraining|vorstellungsgespräch üben|visum|mitarbeitergespräch|jahresgespräch|aufnahmegespräch|elterngespräch|entwicklungsgespräch',
  'entretien (?:annuel|professionnel|individuel|de départ|de sortie|chaudière|voiture|véhicule|jardin|auto)|préparation (?:à |aux )?(?:l.)?entretien~|simulation d.entretien',
  'entrevista en (?:la )?(?:radio|directo|tv|televisión)|en directo|entrevista (?:de visado|escolar|de salida|de desligamento)|simulacro~|entrevista (?:al|com o) cliente',
  'colloquio (?:con|coi) (?:gli |i |le |la )?(?:insegnanti|professor~|maestr~)|colloqui scolastici|functioneringsgesprek|beoordelingsgesprek|exitgesprek|oudergesprek|utvecklingssamtal|medarbetarsamtal|kehityskeskustelu|oudergesprekken',
)
export const otherInterviewAnywhere = anywhere(
  '模擬面接|面接対策|三者面談|個人面談|모의 ?면접|签证面试|簽證面試',
)

/** What is done before or after an interview, on the way to it or from it. */
export const chore = wholeWords(
  '(?:prep|prepare|preparing|study|studying|practi[cs]e|revise|research|rehearse|get ready|ready|pack|plan|questions|notes) (?:for|before|on|4) .{0,40}(?:interview|onsite|screen|call|assessment|panel).{0,40}',
  '(?:travel|drive|train|taxi|cab|flight|flights|bus|commute|walk|leave|ride|fly|flying) (?:to|for|from|home|back) .{0,60}|interview trip|hotel.{0,60}|check-?in|boarding',
  '(?:buy|pick ?up|iron|collect|dry ?clean|fetch|print|update|send|write|email|mail|call back|submit|apply|finish|book|schedule|reschedule|confirm|cancel|wait) .{0,60}(?:interview|notes?|cv|resume|suit|thank you|cover letter|recruiter|application).{0,40}',
  'thank ?you notes?|debrief with (?:mum|mom|dad|partner|coach)|apply to jobs|job search(?:ing)?|job hunt~|deadline|reminder|vorbereitung~|anreise~|zugfahrt',
)

/** Stands in the title of meetings of those who hire. */
export const hiringSide = wholeWords(
  'debrief|hiring (?:sync|committee|plan~|decision|review|huddle|standup|kick-?off)|interview(?:er)? (?:calibration|panel calibration|training|shadow~|rota|kits?)',
  '(?:panel|interviewer|hiring) calibration|shadow(?:ing)? .{0,20}interview|reverse shadow|candidate (?:debrief|review|calibration|pipeline|intake|feedback|for|profile)|role (?:kick-?off|intake)|our (?:open|new) .{0,40}(?:role|position|hire)|we are hiring for|req(?:uisition)? (?:intake|review)|intake (?:call|meeting)',
  '\\(you: ?.{1,40}\\)|(?:cv|resume)s? (?:review|screen~)|backfill|pipeline review|reference (?:call|check) for|offer approval|candidate:?',
)

/** Stands in what the calendar tells those who ask the questions. */
export const hiringDesk = wholeWords(
  'scorecards?|interview kits?|feedback form|(?:submit|leave|enter|record) (?:your )?(?:interview )?feedback|please (?:interview|assess|evaluate)|interview guide|(?:cv|resume) attached|candidate (?:resume|cv|profile|packet)|as a reference|we are hiring for|i interview',
)

/** Pages that only those who ask the questions are sent to. */
export const hiringDeskLink =
  /app\d?\.greenhouse\.io\/\S{0,200}(?:interview_kits|scorecards)|hire\.lever\.co\/interviews|app\.ashbyhq\.com\//

/** Business of other kinds. */
export const otherBusiness = wholeWords(
  '(?:product|sales|software|platform) demo|demo|pricing|renewal|proposal|invoice|quotes?|estimate|qbr|quarterly|kick-?off|onboarding|orientation|roadmap|sprint|stand-?up|retro(?:spective)?|budget|vendor|procurement|rollout|go-?live|launch|phase \\d|integration|implementation|migration|etl|crm|payroll',
  'retirement|wealth|mortgage|loan|investments?|portfolio of|financial (?:planning|review|advis~)|pension|tax(?:es)?|insurance|real estate|viewing|landlord|lease|hypotheek~|steuerberater',
  'coach(?:ing)?|career counsell?ing|mentor(?:ing|ship)?|networking|1:1|1-1|one on one|all hands|town ?hall|team (?:lunch|meeting|building|offsite|sync)|offsite|performance review|review goals|resume (?:review|workshop)|website|rebuild|checklist|customer|client (?:meeting|review|call)|sales call|vendor call|renewals?|book|catch up, it|reading group|club|support ticket|account review|health check',
  'delivery|maintenance|installation|inspection of|service appointment|repair|claim|warranty|replacement|neighbou?r~|volunteer~|committee meeting|pta|board meeting|steering',
)

/** A life outside work. */
export const privateLife = wholeWords(
  'dentist|dental|dr\\.?|doctor|physician|clinic|hospital|physio|therap~|counsell?ing session|psych~|checkup|check-up|vaccin~|blood test|mri|x-?ray|scan|optician|dermatolog~|cleaning appointment|appointment',
  'haircut|hairdresser|barber|salon|massage|spa|nails|vet|gym|yoga|pilates|workout|run|swim|training session|arm day|leg day|match|tournament|chess|league|football|soccer|tennis|golf|dance|choir practice|rehearsal',
  'birthday|bday|anniversary|wedding|funeral|party|dinner|lunch|brunch|breakfast|bbq|drinks|happy hour|date night|holiday|vacation|vacances|urlaub|concert|cinema|imax|movie|theatre|game night|book club|photos|school play|play ?date',
  'parents?|parent-?teacher|pta|school run|kita|nursery|daycare|preschool|kids|grandma|grandpa|mum|mom|dad|granny|oil change|car service|mot|tyres?|plumber|apartment|flat|house viewing|landlord|church|mass|confession',
  'flight|hotel|airbnb|train|check-?in|restaurant|reservation|reunião de pais|zahnarzt|arzttermin|friseur|geburtstag|médecin|dentiste|coiffeur|médico|dentista|peluquería|medico|tandarts|kapper|tandläkare|dentysta|lekarz|wychowawc~|rodzic~|insegnanti|собрание|родительск~|врач',
)

/** Open to a crowd. */
export const crowd = wholeWords(
  'newsletter|webinar|info(?:rmation)? session|career(?:s)? fair|job fair|hiring fair|open day|open house|summit|conference|meetup|tech talk|fireside|panel discussion|workshop|masterclass|bootcamp|unsubscribe|rsvp|register (?:your|now|here|to)|join \\d+ others|livestream|live stream|how to|tickets?|roundtable|q&a session|ama|demo day|live q&a|campus tour|tour',
)

/** A slot that is kept free, not yet filled. */
export const placeholder = /^\W*(?:hold|placeholder|tentative|tbc|tbd|blocked?|blocker|reserved?)\b/

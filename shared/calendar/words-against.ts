import { anywhere, wholeWords } from './fold.ts'

/** Words that speak against an interview of the candidate, in folded text. */

/** Interviews that are none for a job, or none yet, in words that no job's name holds. */
export const otherInterview = wholeWords(
  '(?:user|customer|usability|participant|stakeholder|persona|consumer|patient|discovery|problem|churn|renewal|win[/ -]loss|360|feedback|expert) (?:research |feedback )?(?:interviews?|study|session|test)|research (?:study|interview)|study participant|(?:paid|research|ux|user) study|gift card',
  '(?:exit|stay|leaver|offboarding|skip-?level|appraisal|return to work|disciplinary|annual|performance) (?:interview|chat)|360 feedback|about your manager',
  'podcast (?:interview|guest|recording|episode)|(?:interview|guest|recording|episode) .{0,20}podcast|guest on|(?:press|media|radio|tv|television|newspaper|magazine|journalist|live) interview|oral history|interview for the .{0,30}(?:paper|magazine|blog|documentary|newsletter)|embargo|in the studio|recording link',
  'mock(?!-?up)|(?:mock|practi[cs]e|practi[cs]ing|rehears~) (?:job |tech~ )?(?:interview~|screen|panel|onsite)|interview(?:ing)? (?:prep~|practi[cs]e|coach~|skills|tips|workshop|training|rehearsal|boot ?camp|lab|club|strategy|at scale|101|outfit|suit)|(?:star|mock) method',
  '(?:visa|embassy|consulate|citizenship|naturali[sz]ation|green card|asylum|global entry|nexus|security clearance|adoption|foster|home study|parole|loan|mortgage|scholarship|tenancy|rental|co-?op board|rush|sorority|fraternity|baptism|marriage) (?:[#]+ )?interview',
  '(?:private school|parent|school|college|university|kindergarten|preschool|nursery|mba|msc|llm|undergraduate|boarding school|programme|program) (?:admissions? |entrance |place )?interview|admissions? interview|entrance interview|multiple mini|mmi',
  'interview(?:s|ed)? (?:with|of) (?:a |the )?(?:witness|suspect|police|detective|victim)|witness interview|recorded (?:interview|statement)|voir dire|jury duty|deposition|claim (?:no|number)',
  '(?:therapy |counsell?ing )?intake interview|(?:clinical|diagnostic) interview|new (?:client|patient)',
  '(?:nanny|babysitter|sitter|au pair|roommate|flatmate|housemate|tenant|contractor|caterer|dog ?walker|doula|realtor|pa?ediatrician|daycare|volunteer|donor) interviews?|interview(?:s|ing)? (?:a |the |some |for a |with )?(?:new )?(?:nann~|babysitters?|sitters?|roommates?|flatmates?|tenants?|contractors?|plumbers?|builders?|caterers?|cleaners?|lawyers?|realtors?|daycares?|schools?|pa?ediatricians?)',
  'interview with the vampire|informational(?: interview)?|pick (?:his|her|your|their) brain|college applicant|consent form|voucher|beta tester~|(?:for|from) (?:the|our) archives?',
  'bewerbungstraining|vorstellungsgespräch üben|~mitarbeitergespräch|jahresgespräch|aufnahmegespräch|elterngespräch|entwicklungsgespräch|beratungsgespräch|arztgespräch|bankgespräch',
  "entretien (?:annuel|professionnel|individuel|de départ|de sortie|chaudière|voiture|véhicule|jardin|auto)|préparation (?:à |aux )?(?:l')?entretien~|simulation d'entretien",
  'en directo|entrevista (?:en (?:la )?(?:radio|tv|televisión)|con (?:la |el )?(?:tutor|profesor|maestr|director)~|de visado|escolar|de salida|de desligamento|al cliente|com o cliente)|simulacro~',
  'colloquio (?:con|coi) (?:gli |i |le |la )?(?:insegnanti|professor~|maestr~)|colloqui scolastici|functioneringsgesprek|beoordelingsgesprek|exitgesprek|oudergesprek~|utvecklingssamtal|medarbetarsamtal|kehityskeskustelu',
)

/** Matters in which people are interviewed who look for no job; people also work in them. */
export const otherMatter = wholeWords(
  '~podcast~|press|media|journalist|reporter|newspaper|gazette|tribune|herald|chronicle|npr|bbc|magazine|radio|tv|channel \\d+|broadcast|documentary|school paper|blog|book tour',
  'visa|embassy|consula~|citizenship|b1/b2|uscis|n-400|immigration|asylum|biometrics|passport|border|background investigation',
  'admissions?|entrance exam|alumni?|scholarship|fellowship|exchange program~|insurance|claims?|witness|police|detective|court|hearing|jury|investigation|probation|benefits?|welfare|social security|housing|census|tax|loan|credit union|landlord|apartment|co-?op|church|parish|adoption|foster|volunteer~',
)
export const otherInterviewAnywhere = anywhere(
  '模擬面接|面接対策|三者面談|個人面談|모의 ?면접|签证面试|簽證面試',
)

/** What is done before or after an interview, on the way to it or from it. */
export const chore = wholeWords(
  '^(?:prep|prepare|preparing|study|studying|practi[cs]e|revise|research|rehearse|get ready|pack|questions|notes) (?:for|before|on|4) .{0,60}',
  '^(?:travel|drive|train|taxi|cab|flight|flights|bus|commute|walk|leave|ride|fly|flying) (?:to|for|from|home|back) .{0,60}|interview trip|hotel (?:for|near|at)|hotel:|check-?in (?:for|at)',
  '^(?:buy|pick ?up|iron|collect|dry ?clean|fetch|print|send|write|email|submit|apply|schedule|confirm|wait) .{0,60}(?:interview|notes?|cv|resume|suit|thank you|cover letter|recruiter|application|offer).{0,40}',
  'thank ?you notes?|apply to jobs|job search(?:ing)?|job hunt~|application deadline|deadline:?|prep (?:with|w/) .{1,40}|interview prep|vorbereitung~|anreise~|zugfahrt',
)

/** What follows once somebody is hired. */
export const afterHire = wholeWords(
  '(?:my )?(?:first|1st) day|on-?boarding|orientation|induction|welcome day|new hire|background check|fingerprint~|drug (?:test|screen)|reference (?:call|check)|sign (?:the )?(?:offer|contract)|offer letter|negotiat~',
)

/** Stands in the title of meetings of those who hire. */
export const hiringSide = wholeWords(
  'debrief|hiring (?:sync|committee|plan~|decision|review|huddle|standup|kick-?off)|interview(?:er)? (?:calibration|panel calibration|training|shadow~|rota|kits?)',
  '(?:panel|interviewer|hiring) calibration|shadow(?:ing)? .{0,20}interview|reverse shadow|candidate (?:debrief|review|calibration|pipeline|intake|feedback|for|profile)|role (?:kick-?off|intake)|our (?:open|new) .{0,40}(?:role|position|hire)|we are hiring for|req(?:uisition)? (?:intake|review)|intake (?:call|meeting)',
  '\\(you: ?.{1,40}\\)|(?:cv|resume)s? (?:review|screen~)|backfill|pipeline review|reference (?:call|check) for|offer approval',
)

/** Stands in what the calendar tells those who ask the questions. */
export const hiringDesk = wholeWords(
  'scorecards?|interview kits?|feedback form|(?:submit|enter) (?:your )?(?:interview )?feedback|please (?:interview|assess|evaluate)|interview guide|candidate (?:resume|cv)',
)

/** Pages that only those who ask the questions are sent to. */
export const hiringDeskLink =
  /app\d?\.greenhouse\.io\/\S{0,200}(?:interview_kits|scorecards)|hire\.lever\.co\/interviews|app\.ashbyhq\.com\//

/** Business of other kinds. */
export const otherBusiness = wholeWords(
  '(?:product|sales|software|platform) demo|demo|pricing|renewal|proposal|invoice|quotes?|estimate|qbr|quarterly|kick-?off|roadmap|sprint|stand-?up|retro(?:spective)?|budget|vendor|procurement|rollout|go-?live|launch|phase \\d|integration|implementation|migration|etl|crm|payroll',
  'retirement|wealth|mortgage|loan|investments?|portfolio of|financial (?:planning|review|advis~)|pension|tax(?:es)?|insurance|real estate|viewing|landlord|lease|hypotheek~|steuerberater',
  'coach(?:ing)?|career counsell?ing|mentor(?:ing|ship)?|networking|1:1|1-1|one on one|all hands|town ?hall|team (?:lunch|meeting|building|offsite|sync)|offsite|performance review|review goals|resume (?:review|workshop)|website|rebuild|checklist|customer|client (?:meeting|review|call)|sales call|vendor call|renewals?|book|house|closing|women in|catch up, it|reading group|club|support|fees|pitch|account review|health check',
  'delivery|maintenance|installation|inspection of|service appointment|repair|claim|warranty|replacement|neighbou?r~|volunteering|committee meeting|pta|board meeting|steering',
)

/** A life outside work. */
export const privateLife = wholeWords(
  'dentist|dental|doctor|physician|physio|therap~|counsell?ing session|psych~|checkup|check-up|vaccin~|blood test|mri|x-?ray|scan|optician|dermatolog~|cleaning appointment|appointment',
  'haircut|hairdresser|barber|salon|massage|spa|nails|vet|gym|yoga|pilates|workout|run|swim|training session|arm day|leg day|match|tournament|marathon|chess|league|football|soccer|tennis|golf|dance|choir practice|rehearsal',
  'birthday|bday|wedding~|anniversary|wedding|funeral|party|dinner|lunch|brunch|breakfast|bbq|drinks|happy hour|date night|holiday|vacation|vacances|urlaub|concert|cinema|imax|movie|theatre|game night|book club|photos|school play|play ?date',
  '(?:music|dance|middle|high|elementary|primary) school|parents?|parent-?teacher|pta|school run|kita|nursery|daycare|preschool|kids|grandma|grandpa|mum|mom|dad|granny|oil change|car service|mot|tyres?|plumber|apartment|flat|house viewing|landlord|church|mass|confession',
  'flight|airbnb|reservation|trial class|free trial|[#]+.s (?:teacher|school|doctor)|consultation|reunião de pais|zahnarzt|arzttermin|friseur|geburtstag|médecin|dentiste|coiffeur|médico|dentista|peluquería|medico|tandarts|kapper|tandläkare|dentysta|lekarz|wychowawc~|rodzic~|insegnanti|собрание|родительск~|врач',
)

/** Open to a crowd. */
export const crowd = wholeWords(
  'newsletter|webinar|info(?:rmation)? session|career(?:s)? fair|job fair|hiring fair|open day|open house|summit|conference|meetup|tech talk|fireside|panel discussion|trends|workshop|masterclass|bootcamp|unsubscribe|rsvp|register (?:your|now|here|to)|join \\d+ others|livestream|live stream|how to|tickets?|roundtable|q&a session|ama|demo day|live q&a|campus tour',
)

/** A slot that is kept free, not yet filled. */
export const placeholder = /^\W*(?:hold|placeholder|tentative|tbc|tbd|blocked?|blocker|reserved?)\b/

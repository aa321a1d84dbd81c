/** The country of each time zone: the zones of tzdata's zone.tab (2025b), which gives every one a single country. */

/** In each line an area, then countries by their two letters, each before the names of its zones in that area. */
const zonesByArea = `
Africa AO Luanda BF Ouagadougou BI Bujumbura BJ Porto-Novo BW Gaborone CD Kinshasa Lubumbashi CF Bangui
Africa CG Brazzaville CI Abidjan CM Douala DJ Djibouti DZ Algiers EG Cairo EH El_Aaiun ER Asmara ES Ceuta
Africa ET Addis_Ababa GA Libreville GH Accra GM Banjul GN Conakry GQ Malabo GW Bissau KE Nairobi
Africa LR Monrovia LS Maseru LY Tripoli MA Casablanca ML Bamako MR Nouakchott MW Blantyre MZ Maputo
Africa NA Windhoek NE Niamey NG Lagos RW Kigali SD Khartoum SL Freetown SN Dakar SO Mogadishu SS Juba
Africa ST Sao_Tome SZ Mbabane TD Ndjamena TG Lome TN Tunis TZ Dar_es_Salaam UG Kampala ZA Johannesburg
Africa ZM Lusaka ZW Harare
America AG Antigua AI Anguilla AR Argentina/Buenos_Aires Argentina/Catamarca Argentina/Cordoba
America AR Argentina/Jujuy Argentina/La_Rioja Argentina/Mendoza Argentina/Rio_Gallegos Argentina/Salta
America AR Argentina/San_Juan Argentina/San_Luis Argentina/Tucuman Argentina/Ushuaia AW Aruba BB Barbados
America BL St_Barthelemy BO La_Paz BQ Kralendijk BR Araguaina Bahia Belem Boa_Vista Campo_Grande Cuiaba
America BR Eirunepe Fortaleza Maceio Manaus Noronha Porto_Velho Recife Rio_Branco Santarem Sao_Paulo
America BS Nassau BZ Belize CA Atikokan Blanc-Sablon Cambridge_Bay Creston Dawson Dawson_Creek Edmonton
America CA Fort_Nelson Glace_Bay Goose_Bay Halifax Inuvik Iqaluit Moncton Rankin_Inlet Regina Resolute
America CA St_Johns Swift_Current Toronto Vancouver Whitehorse Winnipeg CL Coyhaique Punta_Arenas Santiago
America CO Bogota CR Costa_Rica CU Havana CW Curacao DM Dominica DO Santo_Domingo EC Guayaquil GD Grenada
America GF Cayenne GL Danmarkshavn Nuuk Scoresbysund Thule GP Guadeloupe GT Guatemala GY Guyana
America HN Tegucigalpa HT Port-au-Prince JM Jamaica KN St_Kitts KY Cayman LC St_Lucia MF Marigot
America MQ Martinique MS Montserrat MX Bahia_Banderas Cancun Chihuahua Ciudad_Juarez Hermosillo Matamoros
America MX Mazatlan Merida Mexico_City Monterrey Ojinaga Tijuana NI Managua PA Panama PE Lima PM Miquelon
America PR Puerto_Rico PY Asuncion SR Paramaribo SV El_Salvador SX Lower_Princes TC Grand_Turk
America TT Port_of_Spain US Adak Anchorage Boise Chicago Denver Detroit Indiana/Indianapolis Indiana/Knox
America US Indiana/Marengo Indiana/Petersburg Indiana/Tell_City Indiana/Vevay Indiana/Vincennes
America US Indiana/Winamac Juneau Kentucky/Louisville Kentucky/Monticello Los_Angeles Menominee Metlakatla
America US New_York Nome North_Dakota/Beulah North_Dakota/Center North_Dakota/New_Salem Phoenix Sitka
America US Yakutat UY Montevideo VC St_Vincent VE Caracas VG Tortola VI St_Thomas
Antarctica AQ Casey Davis DumontDUrville Mawson McMurdo Palmer Rothera Syowa Troll Vostok AU Macquarie
Arctic SJ Longyearbyen
Asia AE Dubai AF Kabul AM Yerevan AZ Baku BD Dhaka BH Bahrain BN Brunei BT Thimphu CN Shanghai Urumqi
Asia CY Famagusta Nicosia GE Tbilisi HK Hong_Kong ID Jakarta Jayapura Makassar Pontianak IL Jerusalem
Asia IN Kolkata IQ Baghdad IR Tehran JO Amman JP Tokyo KG Bishkek KH Phnom_Penh KP Pyongyang KR Seoul
Asia KW Kuwait KZ Almaty Aqtau Aqtobe Atyrau Oral Qostanay Qyzylorda LA Vientiane LB Beirut LK Colombo
Asia MM Yangon MN Hovd Ulaanbaatar MO Macau MY Kuala_Lumpur Kuching NP Kathmandu OM Muscat PH Manila
Asia PK Karachi PS Gaza Hebron QA Qatar RU Anadyr Barnaul Chita Irkutsk Kamchatka Khandyga Krasnoyarsk
Asia RU Magadan Novokuznetsk Novosibirsk Omsk Sakhalin Srednekolymsk Tomsk Ust-Nera Vladivostok Yakutsk
Asia RU Yekaterinburg SA Riyadh SG Singapore SY Damascus TH Bangkok TJ Dushanbe TL Dili TM Ashgabat
Asia TW Taipei UZ Samarkand Tashkent VN Ho_Chi_Minh YE Aden
Atlantic BM Bermuda CV Cape_Verde ES Canary FK Stanley FO Faroe GS South_Georgia IS Reykjavik PT Azores
Atlantic PT Madeira SH St_Helena
Australia AU Adelaide Brisbane Broken_Hill Darwin Eucla Hobart Lindeman Lord_Howe Melbourne Perth Sydney
Europe AD Andorra AL Tirane AT Vienna AX Mariehamn BA Sarajevo BE Brussels BG Sofia BY Minsk CH Zurich
Europe CZ Prague DE Berlin Busingen DK Copenhagen EE Tallinn ES Madrid FI Helsinki FR Paris GB London
Europe GG Guernsey GI Gibraltar GR Athens HR Zagreb HU Budapest IE Dublin IM Isle_of_Man IT Rome JE Jersey
Europe LI Vaduz LT Vilnius LU Luxembourg LV Riga MC Monaco MD Chisinau ME Podgorica MK Skopje MT Malta
Europe NL Amsterdam NO Oslo PL Warsaw PT Lisbon RO Bucharest RS Belgrade RU Astrakhan Kaliningrad Kirov
Europe RU Moscow Samara Saratov Ulyanovsk Volgograd SE Stockholm SI Ljubljana SK Bratislava SM San_Marino
Europe TR Istanbul UA Kyiv Simferopol VA Vatican
Indian CC Cocos CX Christmas IO Chagos KM Comoro MG Antananarivo MU Mauritius MV Maldives RE Reunion
Indian SC Mahe TF Kerguelen YT Mayotte
Pacific AS Pago_Pago CK Rarotonga CL Easter EC Galapagos FJ Fiji FM Chuuk Kosrae Pohnpei GU Guam KI Kanton
Pacific KI Kiritimati Tarawa MH Kwajalein Majuro MP Saipan NC Noumea NF Norfolk NR Nauru NU Niue
Pacific NZ Auckland Chatham PF Gambier Marquesas Tahiti PG Bougainville Port_Moresby PN Pitcairn PW Palau
Pacific SB Guadalcanal TK Fakaofo TO Tongatapu TV Funafuti UM Midway Wake US Honolulu VU Efate WF Wallis
Pacific WS Apia
`

const countries: ReadonlyMap<string, string> = new Map(
  zonesByArea
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [area = '', ...words] = line.split(' ')
      let country = ''
      return words.flatMap((word): [string, string][] => {
        if (!/^[A-Z]{2}$/.test(word)) return [[`${area}/${word}`, country]]
        country = word
        return []
      })
    }),
)

/** Clocks that several countries share; tzdata has them as other names of one city's each. */
const ofNoCountry = /^(?:EST|CET|MET|EET|WET)$/

/** ISO 3166 code of the country in which a zone lies; undefined for one of no country, such as `UTC`. */
export function countryOf(timeZone: string): string | undefined {
  const country = countries.get(timeZone)
  if (country !== undefined || ofNoCountry.test(timeZone)) return country
  // Zones go by several names (`US/Eastern`, `Asia/Calcutta`), and which of them is the first one changes over time.
  const name = firstName(timeZone)
  return [...countries].find(([zone]) => firstName(zone) === name)?.[1]
}

/** The name by which this machine knows a zone, whichever of its names is given; the name itself of what is no zone. */
function firstName(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch (error) {
    if (error instanceof RangeError) return timeZone
    throw error
  }
}

/**
 * The paper that lies in the recipient's printer. Their country is guessed from their zone: Letter in the United
 * States and Canada, A4 in the rest of the world.
 */
export function paperSize(timeZone: string): 'letter' | 'A4' {
  return letterZones.test(timeZone) ? 'letter' : 'A4'
}

/** The zones of the two countries in the IANA data base (zone1970.tab, `US` and `CA`), with their older names. */
const letterZones = new RegExp(
  `^(?:US/|Canada/|[ECMP]ST(?:\\d[ECMP]DT)?$|Pacific/Honolulu$|America/(?:${[
    'Adak|Anchorage|Atikokan|Atka|Blanc-Sablon|Boise|Cambridge_Bay|Chicago|Coral_Harbour|Creston|Dawson|Dawson_Creek',
    'Denver|Detroit|Edmonton|Fort_Nelson|Fort_Wayne|Glace_Bay|Goose_Bay|Halifax|Indiana/.+|Indianapolis|Inuvik|Iqaluit',
    'Juneau|Kentucky/.+|Knox_IN|Los_Angeles|Louisville|Menominee|Metlakatla|Moncton|Montreal|New_York|Nipigon|Nome',
    'North_Dakota/.+|Pangnirtung|Phoenix|Rainy_River|Rankin_Inlet|Regina|Resolute|Shiprock|Sitka|St_Johns|Swift_Current',
    'Thunder_Bay|Toronto|Vancouver|Whitehorse|Winnipeg|Yakutat|Yellowknife',
  ].join('|')})$)`,
)

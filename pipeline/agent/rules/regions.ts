import {phraseKey} from "./words.ts";

const EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE";

/** Groups of countries that a question may name: ISO codes, then names in both languages. */
const REGIONS: [codes: string, names: string][] = [
  [EU, "european union | eu | e u | union européenne | ue | eu countries | pays de l'ue | pays de l'union européenne"],
  [
    `${EU} GB NO CH IS LI MC AD SM VA AL BA MD ME MK RS UA BY RU XK GG JE IM FO GI XC`,
    "europe | european | europeans | european countries | européen | européenne | européens | pays européens | pays d'europe"
  ],
  ["DK NO SE", "scandinavia | scandinavian | scandinavie | scandinave | scandinaves"],
  ["DK NO SE FI IS", "nordics | nordic | nordic countries | pays nordiques | nordique | nordiques"],
  ["BE NL LU", "benelux"],
  ["ES PT", "iberia | iberian peninsula | péninsule ibérique"],
  ["US CA MX", "north america | amérique du nord | north american | nord américain"],
  [
    "JP CN KR HK SG TW IN TH MY ID PH VN IL AE SA BH LB QA KW OM",
    "asia | asian | asie | asiatique | asiatiques | asian countries"
  ],
  ["AE SA BH LB QA KW OM IL", "middle east | moyen orient | proche orient"],
  ["AU NZ", "oceania | australasia | océanie"]
];

/** Every way to name a group of countries → their codes. The Channel Islands go by the code that the data gives them. */
export const REGION_PHRASES: ReadonlyMap<string, readonly string[]> = new Map(
  REGIONS.flatMap(([codes, names]) => names.split("|").map((name) => [phraseKey(name), codes.split(" ")] as const))
);

import type {Language} from "../semantic/measures.ts";
import {phraseKey} from "./words.ts";

/** ISO 3166 codes of countries that a question may name, whether or not the data knows them. */
const CODES =
  "AD AE AF AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DO DZ EC EE EG ES ET FI FJ FR GA GB GE GH GI GL GM GN GR GT GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KR KW KZ LA LB LI LK LR LT LU LV LY MA MC MD ME MG MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PT PY QA RO RS RU RW SA SC SD SE SG SI SK SL SN SO SR SV SY TD TG TH TJ TM TN TR TT TW TZ UA UG US UY UZ VE VN YE ZA ZM ZW".split(
    " "
  );

/** Other names, adjectives and inhabitants, by code. */
const OTHERS: Record<string, string> = {
  GB: "uk | united kingdom | great britain | britain | british | england | english customers | royaume uni | grande bretagne | angleterre | britannique | britanniques | anglais | anglaise | gb | u k",
  IE: "eire | ireland | irish | irlande | irlandais | irlandaise | republic of ireland",
  DE: "german | germans | allemand | allemande | allemands | allemandes",
  FR: "french | français | française | françaises | hexagone",
  ES: "spanish | espagnol | espagnole | espagnols | espagnoles",
  IT: "italian | italians | italien | italienne | italiens | italiennes",
  NL: "dutch | holland | hollande | néerlandais | néerlandaise | hollandais | pays bas | the netherlands",
  BE: "belgian | belgians | belge | belges",
  CH: "swiss | suisses | helvétique",
  PT: "portuguese | portugais | portugaise",
  SE: "swedish | suédois | suédoise",
  NO: "norwegian | norvégien | norvégienne | norvégiens",
  DK: "danish | danois | danoise",
  FI: "finnish | finlandais | finlandaise",
  AU: "australian | australians | australien | australienne | australiens",
  US: "usa | us | u s | america | american | americans | états unis | etats unis d amérique | américain | américaine | américains | united states",
  JP: "japanese | japonais | japonaise",
  AT: "austrian | autrichien | autrichienne | autrichiens",
  PL: "polish | polonais | polonaise",
  GR: "greek | grec | grecque | grecs",
  CY: "cypriot | chypriote",
  CA: "canadian | canadians | canadien | canadienne | canadiens",
  IL: "israeli | israélien",
  SG: "singaporean",
  ZA: "rsa | south african | sud africain",
  AE: "uae | emirates | émirats",
  CZ: "czech republic | czech | tchèque | république tchèque",
  IS: "icelandic | islandais",
  LT: "lithuanian | lituanien",
  MT: "maltese | maltais",
  BR: "brazilian | brésilien",
  KR: "south korea | corée du sud",
  RU: "russian | russe",
  CN: "chinese | chinois"
};

/** A country that a question may name. */
export interface KnownCountry {
  code: string;
  name: Record<Language, string>;
}

const names: Record<Language, Intl.DisplayNames> = {
  en: new Intl.DisplayNames("en", {type: "region"}),
  fr: new Intl.DisplayNames("fr", {type: "region"})
};

/** A code's name as the reader's language has it; the fallback for codes that are none of a country. */
export function countryName(code: string, language: Language, fallback: string): string {
  try {
    const name = /^[A-Z]{2}$/.test(code) && code !== "ZZ" ? names[language].of(code) : undefined;
    // A code that is none of a country comes back as it is.
    return name && name !== code ? name : fallback;
  } catch {
    return fallback;
  }
}

/** Every way to name a country → its code; names of the data come in with their own codes. */
export function countryPhrases(data: readonly {code: string; name: string}[]): Map<string, string> {
  const phrases = new Map<string, string>();
  for (const code of CODES)
    for (const language of ["en", "fr"] as const) phrases.set(phraseKey(countryName(code, language, code)), code);
  for (const [code, list] of Object.entries(OTHERS)) for (const p of list.split("|")) phrases.set(phraseKey(p), code);
  for (const {code, name} of data) phrases.set(phraseKey(name), code);
  phrases.delete("");
  return phrases;
}

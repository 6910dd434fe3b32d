/** Words that say nothing about which article it is, in the languages that catalogues mix. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  "a an and the of for with in on to by from or at as is it its your this that de la le les et du des un une und der die das mit".split(
    " "
  )
);

/** Shortenings of the trade by what they stand for, as whole words after notation. */
export const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    professional: "pro",
    windows: "win",
    macintosh: "mac",
    edition: "ed",
    deluxe: "dlx",
    standard: "std",
    upgrade: "upg",
    upgrd: "upg",
    blk: "black",
    wht: "white",
    slvr: "silver",
    assorted: "asst",
    asstd: "asst",
    christmas: "xmas",
    television: "tv",
    sml: "small",
    lrg: "large",
    lge: "large",
    grey: "gray",
    colour: "color",
    centre: "center",
    licence: "license",
    lic: "license",
    international: "intl"
  })
);

/** Singular of an English plural, by ending; leaves what is too short or not a plural (glass, bus, this). */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || /\d/.test(word)) return word;
  if (/(ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ches|shes|xes|sses|zes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

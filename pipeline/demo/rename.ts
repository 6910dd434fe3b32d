import type {Random} from "./random.ts";
import {COLOURS} from "./vocabulary.ts";

/** How a shop comes to write an article's name otherwise, with the share of each kind among renamed articles. */
export const RENAME_KINDS = [
  ["respelled", 0.3],
  ["reordered", 0.22],
  ["word added", 0.18],
  ["word dropped", 0.15],
  ["reworded", 0.15]
] as const;

/** Words a shop writes in more than one manner. */
const RESPELLED: readonly (readonly [RegExp, string])[] = [
  [/\bSET OF (\d+)\b/, "SET/$1"],
  [/\bSET\/(\d+)/, "SET OF $1"],
  [/\bS\/(\d+)/, "SET/$1"],
  [/\bPACK OF (\d+)\b/, "PACK/$1"],
  [/\bBOX OF (\d+)\b/, "BOX/$1"],
  [/\bDOOR MAT\b/, "DOORMAT"],
  [/\bDOOR STOP\b/, "DOORSTOP"],
  [/\bTEA TOWEL/, "TEATOWEL"],
  [/\bLUNCH BOX/, "LUNCHBOX"],
  [/\bTEALIGHT\b/, "T-LIGHT"],
  [/\bHOT WATER BOTTLE\b/, "HOT-WATER BOTTLE"],
  [/\bGREY\b/, "GRAY"],
  [/\bBIRD HOUSE\b/, "BIRDHOUSE"],
  [/\b(\d+)CM\b/, "$1 CM"],
  [/\b(\d+) INCH\b/, '$1"'],
  [/\bCAFÉ\b/, "CAFE"],
  [/\bNOËL\b/, "NOEL"],
  [/ AND /, " & "],
  [/\bDECORATION/, "DEC"],
  [/([^S\s])S$/, "$1"],
  [/\bNOTEBOOK/, "NOTE BOOK"],
  [/\bBACKPACK/, "BACK PACK"],
  [/\bJEWELLERY\b/, "JEWELRY"],
  [/\bLARGE\b/, "LGE"],
  [/\bSMALL\b/, "SML"]
];

/** Other words for the same thing. */
const REWORDED: readonly (readonly [RegExp, string])[] = [
  [/\bDOTTY\b/, "POLKA DOT"],
  [/\bTOADSTOOL\b/, "MUSHROOM"],
  [/\bSAUSAGE DOG\b/, "DACHSHUND"],
  [/\bBAG\b/, "CARRIER"],
  [/\bMUG\b/, "BEAKER"],
  [/\bPLACEMAT\b/, "TABLE MAT"],
  [/\bNOTEBOOK\b/, "JOURNAL"],
  [/\bBUNTING\b/, "PENNANTS"],
  [/\bSOFT TOY\b/, "CUDDLY TOY"],
  [/\bPLANT POT\b/, "PLANTER"],
  [/\bSIGN\b/, "PLAQUE"],
  [/\bTRAY\b/, "SALVER"],
  [/\bFRAME\b/, "PICTURE FRAME"],
  [/\bCUSHION\b/, "PILLOW"],
  [/\bCLOCK\b/, "TIMEPIECE"],
  [/\bVINTAGE\b/, "OLD TIME"],
  [/\bBLOSSOM\b/, "CHERRY FLOWER"],
  [/\bWORLD MAP\b/, "ATLAS"],
  [/\bCLASSIC\b/, "HERITAGE"],
  [/\bBASKET\b/, "HAMPER"]
];

const ADDED = ["DESIGN", "VINTAGE", "NEW", "ASSORTED", "BOXED", "RETRO", "STYLE", "WITH GIFT BOX", "MEDIUM"];

/** Writes a name otherwise, as a shop does from one year to the next. Never returns the name itself. */
export function renamed(random: Random, name: string): string {
  const kind = random.weighted(RENAME_KINDS);
  const tokens = name.split(" ");
  const swap = (rules: typeof RESPELLED): string | undefined => {
    const fit = random.shuffled(rules.filter(([from]) => from.test(name)))[0];
    return fit && name.replace(fit[0], fit[1]);
  };
  const tries: Record<(typeof RENAME_KINDS)[number][0], () => string | undefined> = {
    respelled: () => swap(RESPELLED),
    reworded: () => swap(REWORDED),
    reordered() {
      const colour = tokens.findIndex((t) => COLOURS.includes(t));
      const cut =
        colour >= 0 && colour < tokens.length - 1 ? colour + 1 : random.between(1, Math.max(1, tokens.length - 1));
      return [...tokens.slice(cut), ...tokens.slice(0, cut)].join(" ");
    },
    "word added": () =>
      random.chance(0.5) ? `${name} ${random.pick(ADDED)}` : `${random.pick(ADDED.slice(0, 6))} ${name}`,
    "word dropped"() {
      // Never what tells siblings apart: a dropped colour would make another article of it.
      const free = tokens.flatMap((t, i) => (COLOURS.includes(t) || /\d|^(OF|SET|PACK|BOX)$/.test(t) ? [] : [i]));
      return tokens.length > 3 && free.length ? tokens.filter((_, i) => i !== random.pick(free)).join(" ") : undefined;
    }
  };
  const out = tries[kind]();
  return out && out !== name ? out : `${name} ${random.pick(ADDED)}`;
}

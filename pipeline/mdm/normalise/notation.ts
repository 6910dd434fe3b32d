/** One rule of trade notation: what it rewrites, by example. Rules run in this order on folded text. */
export interface NotationRule {
  /** Its name, for the switch and the ablation. */
  readonly name: string;
  readonly pattern: RegExp;
  readonly replace: string | ((whole: string, ...groups: string[]) => string);
  /** Before and after, for readers and for the table test. */
  readonly example: readonly [before: string, after: string];
}

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;

/** Units by the token they become; each spelling may be joined to its number or stand apart, with or without hyphen. */
const UNITS: readonly (readonly [unit: string, spellings: string])[] = [
  ["inch", "inches|inch|ins|in(?=[\\s.,;:/)]|$)"],
  ["ft", "feet|foot|ft"],
  ["yd", "yards?|yds?"],
  ["cm", "centimet(?:er|re)s?|cms?"],
  ["mm", "millimet(?:er|re)s?|mms?"],
  ["ml", "millilit(?:er|re)s?|mls?"],
  ["cl", "centilit(?:er|re)s?|cls?"],
  ["litre", "lit(?:er|re)s?|ltrs?"],
  ["kg", "kilograms?|kilos?|kgs?"],
  ["lb", "pounds?|lbs?"],
  ["oz", "ounces?|oz"],
  ["tb", "terabytes?|tb"],
  ["gb", "gigabytes?|gigs?|gb"],
  ["mb", "megabytes?|mb"],
  ["ghz", "gigahertz|ghz"],
  ["mhz", "megahertz|mhz"],
  ["hz", "hertz|hz"],
  ["mp", "mega-?pixels?|mpix|mp"],
  ["watt", "watts?|w(?=[\\s.,;:/)]|$)"],
  ["volt", "volts?|v(?=[\\s.,;:/)]|$)"],
  ["mah", "mah"],
  ["btu", "btus?"],
  ["cuft", "cu(?:\\.|bic)?[\\s-]*(?:ft|feet|foot)\\.?"],
  ["user", "users?|usr|seats?|pcs? licen[cs]es?"],
  ["disc", "discs?|disks?|cds"]
];

/** Units that are another one in tens or thousands: one of each remains. */
const METRIC: readonly (readonly [from: string, factor: number, to: string])[] = [
  ["cm", 10, "mm"],
  ["cl", 10, "ml"],
  ["litre", 1000, "ml"]
];

const trim = (n: string): string => (n.includes(".") ? n.replace(/\.?0+$/, "") : n.replace(/^0+(?=\d)/, ""));
const ROMAN: Record<string, string> = {ii: "2", iii: "3", iv: "4", vi: "6", vii: "7", viii: "8", ix: "9"};
const WORDS: Record<string, string> = {
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  eight: "8",
  ten: "10",
  twelve: "12"
};

/** All rules, in the order in which they run. */
export const NOTATION: readonly NotationRule[] = [
  {
    name: "thousands",
    pattern: /\b(\d{1,3}),(\d{3})\b(?!,?\d)/g,
    replace: "$1$2",
    example: ["12,000 btu", "12000 btu"]
  },
  {
    name: "fractions",
    pattern: /\b(\d+)[\s-](\d)\/(\d{1,2})(?=\D|$)/g,
    replace: (_, whole, top, bottom) => trim((Number(whole) + Number(top) / Number(bottom)).toFixed(3)),
    example: ["2-1/2 inch", "2.5 inch"]
  },
  {name: "with", pattern: /\bw\/\s*o\b|\bwithout\b/g, replace: " without ", example: ["w/o lid", " without  lid"]},
  {name: "with", pattern: /\bw\/(?=\s*[a-z0-9])/g, replace: " with ", example: ["w/lid", " with lid"]},
  {
    name: "red eye",
    pattern: /\bred[\s-]?eye\b/g,
    replace: " redeye ",
    example: ["red-eye correction", " redeye  correction"]
  },
  {name: "ampersand", pattern: /\s*&\s*/g, replace: " and ", example: ["salt & pepper", "salt and pepper"]},
  {
    name: "sets",
    pattern: /\b(?:set|s)\s*(?:\/|of\s+)\s*(\d+)\b/g,
    replace: " $1set ",
    example: ["s/4 bowls", " 4set  bowls"]
  },
  {
    name: "sets",
    pattern: /\b(?:set\s+of\s+)(two|three|four|five|six|eight|ten|twelve)\b/g,
    replace: (_, word) => ` ${WORDS[word]}set `,
    example: ["set of six", " 6set "]
  },
  {
    name: "sets",
    pattern: /\b(\d+)\s*-?\s*(?:pc|pce|piece)s?\s+set\b/g,
    replace: " $1set ",
    example: ["4 piece set", " 4set "]
  },
  {
    name: "packs",
    pattern: /\b(?:pack|pk|box|case|bx)\s*(?:\/|of)\s*(\d+)\b/g,
    replace: " $1pack ",
    example: ["pack of 12", " 12pack "]
  },
  {
    name: "packs",
    pattern: /\b(\d+)\s*[-/]?\s*(?:pack|packs|pk|pks|pcs|pieces?|pce|count|ct)\b/g,
    replace: " $1pack ",
    example: ["12-pk", " 12pack "]
  },
  {
    name: "times",
    pattern: /(?<![a-z0-9])x(\d{1,3})(?![a-z0-9.])/g,
    replace: " $1set ",
    example: ["mugs x3", "mugs  3set "]
  },
  {
    name: "times",
    pattern: /(?<![a-z0-9.])(\d{1,3}) x (?=[a-z])/g,
    replace: " $1set ",
    example: ["12 x labels", " 12set labels"]
  },
  {
    name: "inches",
    pattern: new RegExp(`${NUMBER}\\s*(?:"|'')`, "g"),
    replace: (_, n) => ` ${trim(n)}inch `,
    example: ['19" lcd', " 19inch  lcd"]
  },
  {
    name: "inches",
    // A single prime after a number means inches in some catalogues (Abt) and feet in others; before a noun it is a size.
    pattern: /(\d+(?:\.\d+)?)'(?=[\s,/)]|$)/g,
    replace: (_, n) => ` ${trim(n)}inch `,
    example: ["46' tv", " 46inch  tv"]
  },
  ...UNITS.map(([unit, spellings]): NotationRule => ({
    name: "units",
    pattern: new RegExp(`(?<![a-z0-9.])${NUMBER}\\s*-?\\s*(?:${spellings})(?![a-z0-9])`, "g"),
    replace: (_, n) => ` ${trim(n)}${unit} `,
    example: [`4 ${unit} x`, ` 4${unit}  x`]
  })),
  ...METRIC.map(([from, factor, to]): NotationRule => ({
    name: "metric",
    pattern: new RegExp(`(?<![a-z0-9.])${NUMBER}${from}(?![a-z0-9])`, "g"),
    replace: (_, n) => `${trim((Number(n) * factor).toFixed(2))}${to}`,
    example: [`2.5${from}`, `${2.5 * factor}${to}`]
  })),
  {
    name: "versions",
    pattern: /(?<![a-z0-9-])(?:version|ver\.?|v\.?|release|rel\.?)\s*(\d+(?:\.\d+)*)(?![a-z0-9])/g,
    replace: (_, n) => ` ${trim(n)} `,
    example: ["version 7.0", " 7 "]
  },
  {
    name: "versions",
    pattern: /(?<![a-z0-9.])(\d{1,3})\.(\d{1,2})(?:\.x|\.0)?(?![a-z0-9.])/g,
    replace: (_, whole, rest) => trim(`${whole}.${rest}`),
    example: ["flash 8.0 pro", "flash 8 pro"]
  },
  {
    name: "roman",
    pattern: /(?<=[a-z]\s)(viii|vii|iii|iv|vi|ix|ii)(?![a-z0-9-])/g,
    replace: (_, roman) => ROMAN[roman]!,
    example: ["series iii", "series 3"]
  }
];

const NAMES = new Set(NOTATION.map((rule) => rule.name));

/** Names of the notation rules, each with its own switch. */
export const NOTATION_NAMES: readonly string[] = [...NAMES];

/** Rules that match nothing without a digit: most, and most names have none. */
const ON_DIGITS: ReadonlySet<NotationRule> = new Set(NOTATION.filter(({pattern}) => pattern.source.includes("\\d")));

/** Rewrites folded text by the rules of notation that are on (default all). */
export function applyNotation(text: string, isOn: (rule: string) => boolean = () => true): string {
  let out = text;
  let hasDigit = /\d/.test(out);
  for (const rule of NOTATION) {
    if ((!hasDigit && ON_DIGITS.has(rule)) || !isOn(rule.name)) continue;
    const before = out;
    out = out.replace(rule.pattern, rule.replace as (whole: string, ...groups: string[]) => string);
    if (!hasDigit && out !== before) hasDigit = /\d/.test(out);
  }
  return out;
}

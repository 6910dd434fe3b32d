import {ABBREVIATIONS, EXTRA, JOINS, MARKETING, RENAMES, SYNONYMS} from "./noise-words.ts";
import {NOISE, type NoiseRates} from "./noise-settings.ts";
import type {Random} from "./random.ts";
import {COLOURS} from "./vocabulary.ts";

/**
 * A title as another seller would write it. Kinds of noise come in an order in which none undoes another; each
 * touches the title by its own rate, so that a title may bear several or none.
 * @param name upper or mixed case; blanks at the ends and doubled are put right.
 * @returns never empty when the name holds a letter or digit.
 */
export function noisyTitle(random: Random, name: string, brand: string, rates: NoiseRates = NOISE): string {
  const wanted = (rate: number): boolean => random.chance(rate);
  let title = name.trim().replace(/\s+/g, " ").toUpperCase();
  if (wanted(rates.packNotation)) title = packNotation(random, title);
  if (wanted(rates.unit)) title = units(random, title);
  if (wanted(rates.trueRename)) title = trueRename(random, title);
  if (wanted(rates.synonym)) title = synonym(random, title);
  if (wanted(rates.joinSplit)) title = joinSplit(random, title);
  if (wanted(rates.plural)) title = otherNumber(random, title);
  if (wanted(rates.missingWord)) title = missingWord(random, title);
  if (wanted(rates.wordOrder)) title = wordOrder(random, title);
  if (wanted(0.5)) title = abbreviations(random, title, rates.abbreviation * 2);
  if (wanted(rates.spelling)) title = misspelled(random, title);
  if (wanted(rates.extraWord))
    title = random.chance(0.5) ? `${random.pick(EXTRA)} ${title}` : `${title} ${random.pick(EXTRA)}`;
  if (wanted(rates.accent)) title = title.normalize("NFD").replace(/\p{M}/gu, "");
  if (wanted(rates.marketing))
    title = random.chance(0.85) ? `${title} ${random.pick(MARKETING)}` : `${random.pick(MARKETING)} ${title}`;
  if (brand && wanted(rates.brandPrefix)) title = `${brand.toUpperCase()} ${title}`;
  const x = random.next();
  if (x < rates.upperCase) return title;
  return x < rates.upperCase + rates.lowerCase ? title.toLowerCase() : capitals(title);
}

const PACK = /\b(?:SET|PACK|BOX) OF (\d+)\b|\b(?:SET|S|PACK|BOX)\/(\d+)\b/;

function packNotation(random: Random, title: string): string {
  const found = PACK.exec(title);
  if (!found) return title;
  const n = found[1] ?? found[2]!;
  const bare = title.replace(PACK, "").replace(/\s+/g, " ").trim();
  const forms = [
    `SET OF ${n} ${bare}`,
    `S/${n} ${bare}`,
    `SET/${n} ${bare}`,
    `${n} ${bare}`,
    `${bare} X${n}`,
    `${bare} - ${n} PCS`,
    `${n} PIECE ${bare} SET`,
    `${bare} (PACK ${n})`,
    `${n}PK ${bare}`,
    `${n} X ${bare}`
  ];
  return random.pick(forms);
}

function units(random: Random, title: string): string {
  return title
    .replace(/\b(\d+) INCH\b/, (_, n: string) =>
      random.pick([`${n}"`, `${n}IN`, `${n} INCHES`, `${Math.round(Number(n) * 2.54)}CM`])
    )
    .replace(/\b(\d+)CM\b/, (_, n: string) =>
      random.pick([`${n} CM`, `${n}CM`, `${Number(n) * 10}MM`, `${Math.round(Number(n) / 2.54)} INCH`])
    )
    .replace(/\b(\d+)ML\b/, (_, n: string) => random.pick([`${n} ML`, `${Number(n) / 10}CL`, `${Number(n) / 1000}L`]))
    .replace(/\b([\d.]+)(M|L)\b/, (_, n: string, u: string) =>
      random.pick([`${n} ${u}`, `${n}${u}`, u === "M" ? `${n} METRE` : `${n} LITRE`])
    );
}

function trueRename(random: Random, title: string): string {
  const words = title.split(" ");
  const free = words.flatMap((w, i) => (COLOURS.includes(w) || /\d/.test(w) ? [] : [i]));
  if (free.length < 2) return title;
  words[random.pick(free.slice(0, -1))] = random.pick(RENAMES);
  return words.join(" ");
}

/** Replaces one word that stands in a table by one of its other forms. */
function replaceOne(random: Random, title: string, table: Record<string, readonly string[]>): string {
  const words = title.split(" ");
  const fit = words.flatMap((w, i) => (Object.hasOwn(table, w) ? [i] : []));
  if (!fit.length) return title;
  const i = random.pick(fit);
  words[i] = random.pick(table[words[i]!]!);
  return words.join(" ");
}

const synonym = (random: Random, title: string): string => replaceOne(random, title, SYNONYMS);

function abbreviations(random: Random, title: string, rate: number): string {
  return title
    .split(" ")
    .map((w) => (Object.hasOwn(ABBREVIATIONS, w) && random.chance(rate) ? random.pick(ABBREVIATIONS[w]!) : w))
    .join(" ");
}

function joinSplit(random: Random, title: string): string {
  const fit = JOINS.filter((pair) => title.includes(pair) || title.includes(pair.replace(" ", "")));
  if (!fit.length) return title;
  const pair = random.pick(fit);
  const joined = pair.replace(" ", "");
  return title.includes(pair)
    ? title.replace(pair, random.chance(0.8) ? joined : pair.replace(" ", "-"))
    : title.replace(joined, pair);
}

/** One noun in the other number: an S more or less. */
function otherNumber(random: Random, title: string): string {
  const words = title.split(" ");
  const fit = words.flatMap((w, i) => (/^[A-Z]{4,}$/.test(w) && !COLOURS.includes(w) && !/SS$/.test(w) ? [i] : []));
  if (!fit.length) return title;
  const i = random.pick(fit);
  words[i] = words[i]!.endsWith("S") ? words[i]!.slice(0, -1) : `${words[i]}S`;
  return words.join(" ");
}

function missingWord(random: Random, title: string): string {
  const words = title.split(" ");
  if (words.length < 3) return title;
  const gone = random.int(words.length);
  return words.filter((_, i) => i !== gone).join(" ");
}

function wordOrder(random: Random, title: string): string {
  const words = title.split(" ");
  if (words.length < 2) return title;
  const colour = words.findIndex((w) => COLOURS.includes(w));
  if (colour >= 0 && random.chance(0.5)) {
    const [word] = words.splice(colour, 1);
    return random.chance(0.6)
      ? `${words.join(" ")} ${random.chance(0.5) ? "IN " : ""}${word}`
      : `${word} ${words.join(" ")}`;
  }
  const cut = random.between(1, words.length - 1);
  return `${words.slice(cut).join(" ")}${random.chance(0.25) ? ", " : " "}${words.slice(0, cut).join(" ")}`;
}

function misspelled(random: Random, title: string): string {
  const words = title.split(" ");
  const fit = words.flatMap((w, i) => (/^\p{L}{4,}$/u.test(w) ? [i] : []));
  if (!fit.length) return title;
  const i = random.pick(fit);
  const word = words[i]!;
  // The first letter is seldom wrong.
  const at = random.between(1, word.length - 2);
  const [a, b] = [word[at]!, word[at + 1]!];
  const near = "QWERTYUIOP ASDFGHJKL ZXCVBNM";
  const neighbour = near[Math.max(0, near.indexOf(a) + (random.chance(0.5) ? 1 : -1))]?.trim() || "E";
  const end = word.slice(at + 1);
  words[i] = word.slice(0, at) + random.pick([b + a + word.slice(at + 2), end, a + a + end, neighbour + end]);
  return words.join(" ");
}

/** Capitals On Words; units and notations keep their look. */
const capitals = (title: string): string =>
  title
    .toLowerCase()
    .replace(/(^|[\s(/-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\b(\d+)(Cm|Ml|Mm)\b/g, (m) => m.toLowerCase());

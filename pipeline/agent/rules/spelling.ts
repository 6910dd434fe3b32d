import {distance} from "fuzzball";
import type {Language} from "../semantic/measures.ts";
import type {Match} from "./found.ts";
import {MONTHS, ORDINALS, SEASONS, STEPS, WEEKDAYS} from "./period-words.ts";
import type {Vocabulary} from "./vocabulary.ts";
import {numberOf} from "./words.ts";

/** Puts right the spelling of words that are in no list, where one known word is near. */
export function correct(found: Match, taken: boolean[], language: Language, vocabulary: Vocabulary): void {
  const known = knownWords(language, vocabulary);
  found.words.forEach((word, i) => {
    if (
      taken[i] ||
      word.stem.length < 4 ||
      numberOf(word.text) !== null ||
      /\d/.test(word.stem) ||
      known.has(word.stem) ||
      vocabulary.productWords.has(word.stem)
    )
      return;
    // One letter wrong, or two in a long word; two letters that changed places count as one.
    const most = word.stem.length > 8 ? 2 : 1;
    let best: {stem: string; d: number} | undefined;
    for (const stem of known) {
      if (stem.length < 4 || Math.abs(stem.length - word.stem.length) > most || stem[0] !== word.stem[0]) continue;
      const d = isSwap(stem, word.stem) ? 1 : distance(stem, word.stem);
      // Two letters wrong only between long words: "president" is not "present".
      if (d === 1 && stem.length === word.stem.length && !isSwap(stem, word.stem) && !isSlip(stem, word.stem)) continue;
      if (d === 2 && (stem.length < 9 || Math.abs(stem.length - word.stem.length) > 1)) continue;
      // Of two as near the longer: a letter is left out more often than put in.
      if (d <= most && (!best || d < best.d || (d === best.d && stem.length > best.stem.length))) best = {stem, d};
    }
    if (!best) return;
    found.corrected.push([word.text, best.stem]);
    found.words[i] = {stem: best.stem, text: word.text};
  });
}

/** Letters that lie side by side, on English and French keyboards. */
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn"];
const VOWELS = "aeiouy";

/**
 * Whether words of one length that differ by one letter differ by a slip: a vowel for a vowel, or a key for its
 * neighbour. "charged" for "changed" is another word.
 */
function isSlip(a: string, b: string): boolean {
  const i = [...a].findIndex((c, k) => c !== b[k]);
  const [x, y] = [a[i]!, b[i]!];
  if (VOWELS.includes(x) && VOWELS.includes(y)) return true;
  return a.length >= 8 || ROWS.some((row) => row.includes(x + y) || row.includes(y + x));
}

/** Whether two words differ by two neighbouring letters that changed places. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const i = [...a].findIndex((c, k) => c !== b[k]);
  return i >= 0 && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

const knownCache = new WeakMap<Vocabulary, Record<Language, Set<string>>>();

/** Words that are read without a lexicon. */
const OTHERS = [
  ...[...MONTHS.keys(), ...WEEKDAYS.keys(), ...SEASONS.keys(), ...STEPS.keys(), ...ORDINALS.keys()],
  ..."weekend morning matin afternoon apres midi evening soir soiree today yesterday hier aujourd hui pound livre".split(
    " "
  )
];

function knownWords(language: Language, vocabulary: Vocabulary): Set<string> {
  let both = knownCache.get(vocabulary);
  if (!both) {
    const of = (l: Language): Set<string> =>
      new Set(
        [
          ...vocabulary.lexicons[l].keys(),
          ...vocabulary.countryPhrases.keys(),
          ...vocabulary.categoryPhrases.keys(),
          ...OTHERS
        ].flatMap((k) => k.split(" "))
      );
    knownCache.set(vocabulary, (both = {en: of("en"), fr: of("fr")}));
  }
  return both[language];
}

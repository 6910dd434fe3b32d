import type {Language} from "../semantic/measures.ts";
import {nameArticles} from "./articles.ts";
import type {Match} from "./found.ts";
import {findHours, partOfDay} from "./hours.ts";
import {leftover} from "./leftover.ts";
import type {Lexicon} from "./lexicon.ts";
import {findPeriods} from "./periods.ts";
import {SEASONS, STEPS, WEEKDAYS} from "./period-words.ts";
import type {Filter} from "./query.ts";
import {REGION_PHRASES} from "./regions.ts";
import type {Meaning} from "./slots.ts";
import {NTH, SEGMENTS} from "./named-words.ts";
import {correct} from "./spelling.ts";
import type {Vocabulary} from "./vocabulary.ts";
import {numberOf, phraseKey, type Word, words} from "./words.ts";

const LONGEST = 8;

/** Recognises words, phrases, names, periods and numbers of a question. */
export function match(question: string, language: Language, vocabulary: Vocabulary): Match {
  const found: Match = {
    words: words(question),
    slots: [],
    entities: [],
    periods: [],
    numbers: [],
    unknown: [],
    near: [],
    absent: [],
    corrected: []
  };
  const taken = found.words.map(() => false);
  const take = (start: number, end: number): void => {
    taken.fill(true, start, end);
  };
  quoted(question, found, take, vocabulary);
  names(found, taken, take, vocabulary);
  findHours(found, taken, take);
  const free = [...taken];
  const periods = (): void => {
    found.periods = findPeriods(found.words, free, vocabulary.calendar);
    for (const {start, end} of found.periods) take(start, end);
  };
  periods();
  correct(found, taken, language, vocabulary);
  // A month may have been among the words put right.
  if (found.corrected.length) periods();
  phrases(found, taken, take, language, vocabulary);
  numbers(found, taken, take);
  leftover(found, taken, vocabulary);
  superlatives(found);
  found.slots.sort((a, b) => a.start - b.start);
  found.entities.sort((a, b) => a.start - b.start);
  return found;
}

/** "le plus de ventes" compares with no number: it is the most. */
function superlatives(found: Match): void {
  for (const slot of found.slots) {
    const first = found.words[slot.start]!.stem;
    if (slot.meaning.type !== "compare" || slot.meaning.orders !== undefined || (first !== "plu" && first !== "moin"))
      continue;
    const number = found.numbers.some((n) => n.start >= slot.end && n.start <= slot.end + 2);
    if (!number) slot.meaning = {type: "superlative", direction: first === "plu" ? "desc" : "asc"};
  }
}

const key = (list: Word[], start: number, end: number): string =>
  list
    .slice(start, end)
    .map((w) => w.stem)
    .join(" ");

const products = (codes: string[], label: string): Filter => ({dimension: "product", values: codes, label});

/** Names in quotation marks are articles. */
function quoted(question: string, found: Match, take: (s: number, e: number) => void, vocabulary: Vocabulary): void {
  for (const [, text] of question.matchAll(/["“«]\s*([^"”»]{2,80}?)\s*["”»]/g)) {
    const inner = phraseKey(text!);
    const size = inner.split(" ").length;
    const start = found.words.findIndex((_, i) => key(found.words, i, i + size) === inner);
    if (start < 0) continue;
    const naming = nameArticles(text!, vocabulary);
    if (naming.found === "near") found.near.push(...naming.names);
    else if (naming.found === "none") found.unknown.push(text!);
    else found.entities.push({filter: products(naming.codes, naming.label), start, end: start + size});
    take(start, start + size);
  }
}

/** Whole article names, article codes and customers by number. */
function names(found: Match, taken: boolean[], take: (s: number, e: number) => void, vocabulary: Vocabulary): void {
  const {words: list} = found;
  for (let i = 0; i < list.length; i++) {
    if (taken[i]) continue;
    const before = key(list, Math.max(0, i - 2), i);
    const listed =
      /(^| )(and|et|ou|or|vs|versu|contre|with|avec|to)$/.test(before) &&
      found.entities.at(-1)?.filter.dimension === "customer" &&
      i - found.entities.at(-1)!.end <= 2;
    if (
      (listed && /^\d{4,}$/.test(list[i]!.text) && !/^(19|20)\d\d$/.test(list[i]!.text)) ||
      (/(^| )(customer|client|acheteur|buyer|account|compte|id|n|no|numero|number)$/.test(before) &&
        /^\d{3,}$/.test(list[i]!.text))
    ) {
      found.entities.push({
        filter: {dimension: "customer", values: [list[i]!.text], label: list[i]!.text},
        start: i,
        end: i + 1
      });
      take(i, i + 1);
      continue;
    }
    for (let end = Math.min(list.length, i + 12); end > i; end--) {
      if (taken.slice(i, end).includes(true)) continue;
      const text = key(list, i, end);
      const codes = end - i > 1 || text.length > 11 ? vocabulary.productNames.get(text) : undefined;
      const code =
        end - i === 1 && /\d/.test(text) && text.length >= 4 && !/^(19|20)\d\d$/.test(text)
          ? vocabulary.productCodes.get(list[i]!.text)
          : undefined;
      if (!codes && !code) continue;
      const label = code ?? vocabulary.products.find((p) => p.code === codes![0])!.name;
      found.entities.push({filter: products(codes ?? [code!], label), start: i, end});
      take(i, end);
      break;
    }
  }
}

/** Phrases, longest first: of the question's language, a country, a category, or the other language. */
function phrases(
  found: Match,
  taken: boolean[],
  take: (s: number, e: number) => void,
  language: Language,
  vocabulary: Vocabulary
): void {
  const {words: list} = found;
  const other = language === "en" ? "fr" : "en";
  for (let length = LONGEST; length > 0; length--) {
    for (let i = 0; i + length <= list.length; i++) {
      const end = i + length;
      if (taken.slice(i, end).includes(true)) continue;
      const text = key(list, i, end);
      const own = vocabulary.lexicons[language].get(text);
      const country = vocabulary.countryPhrases.get(text);
      const category = vocabulary.categoryPhrases.get(text);
      const region = REGION_PHRASES.get(text);
      const us = text === "us";
      const isOwn = us ? !isPlace(list, i) : own?.type !== "stop" || !(country || category);
      if (own && isOwn) {
        found.slots.push({meaning: own, start: i, end});
      } else if (region) {
        const names = vocabulary.countries.filter((c) => region.includes(c.code)).map((c) => c.name);
        const label = list
          .slice(i, end)
          .map((w) => w.text)
          .join(" ");
        if (names.length)
          found.entities.push({filter: {dimension: "country", values: names, group: true, label}, start: i, end});
        else found.absent.push(label);
      } else if (country) {
        const name = vocabulary.countryOf.get(country);
        if (name === undefined)
          found.absent.push(
            list
              .slice(i, end)
              .map((w) => w.text)
              .join(" ")
          );
        else found.entities.push({filter: {dimension: "country", values: [name], label: name}, start: i, end});
      } else if (category) {
        found.entities.push({filter: {dimension: "category", values: [category], label: category}, start: i, end});
      } else if (SEGMENTS.has(text)) {
        const segment = SEGMENTS.get(text)!;
        found.entities.push({filter: {dimension: "segment", values: [segment], label: segment}, start: i, end});
      } else if (WEEKDAYS.has(text)) {
        found.entities.push({
          filter: {dimension: "weekday", values: [WEEKDAYS.get(text)!], label: list[i]!.text},
          start: i,
          end
        });
      } else if (/^(week end|weekend)$/.test(text)) {
        found.entities.push({filter: {dimension: "weekday", values: [6, 7], label: text}, start: i, end});
      } else if (partOfDay(text)) {
        const label = list
          .slice(i, end)
          .map((w) => w.text)
          .join(" ");
        found.entities.push({filter: {dimension: "hour", values: partOfDay(text)!, label}, start: i, end});
      } else if (length === 1 && NTH.has(text) && leadsSuperlative(found, list, i, vocabulary.lexicons[language])) {
        found.slots.push({meaning: {type: "ordinal", n: NTH.get(text)!}, start: i, end});
      } else if (end - i > 1 || text.length > 3) {
        const foreign = vocabulary.lexicons[other].get(text);
        if (!foreign || SEASONS.has(text)) continue;
        found.slots.push({meaning: foreign, start: i, end});
      } else continue;
      take(i, end);
    }
  }
}

/** Whether a superlative, or its first word, comes next. */
const leadsSuperlative = (found: Match, list: Word[], at: number, lexicon: Lexicon): boolean =>
  found.slots.some((s) => s.start === at + 1 && s.meaning.type === "superlative") ||
  lexicon.get(list[at + 1]?.stem ?? "")?.type === "superlative" ||
  isThing(lexicon.get(list[at + 1]?.stem ?? ""));

/** "the third country by revenue": what is ranked, but no part of the calendar. */
const isThing = (meaning: Meaning | undefined): boolean =>
  meaning?.type === "noun" && ["country", "customer", "product", "category"].includes(meaning.dimension);

/** "in the US" is a country, "sold by us" is not. */
const isPlace = (list: Word[], at: number): boolean =>
  list[at]!.capitals === true || list[at - 1]?.stem === "the" || list[at - 1]?.stem === "in";

function numbers(found: Match, taken: boolean[], take: (s: number, e: number) => void): void {
  const {words: list} = found;
  list.forEach((word, i) => {
    // "one" and "une" are small words, but not before a star.
    const compared1 = found.slots.some((s) => s.meaning.type === "compare" && s.end === i);
    const isStep = compared1 && /^(a|an|un|une|one)$/.test(word.text) && STEPS.has(list[i + 1]?.stem ?? "");
    const isOne = isStep || (/^(one|une)$/.test(word.text) && /^(star|etoile)$/.test(list[i + 1]?.stem ?? ""));
    if (taken[i] && !isOne) return;
    if (isOne) found.slots = found.slots.filter((s) => s.start !== i);
    const star = /^(star|etoile)$/.test(list[i + 1]?.stem ?? "");
    // "half of revenue"
    if (/^(half|moitie)$/.test(word.stem) && /^(of|the|our|de|du|des|d)$/.test(list[i + 1]?.stem ?? "")) {
      found.numbers.push({value: 50, percent: true, money: false, start: i, end: i + 1});
      return take(i, i + 1);
    }
    const value = isOne ? 1 : numberOf(word.text);
    if (value === null) {
      if (word.text === "£") take(i, i + 1);
      return;
    }
    const compared = found.slots.some((s) => s.meaning.type === "compare" && s.end <= i && i - s.end <= 2);
    if (star && value >= 1 && value <= 5 && !compared) {
      found.slots = found.slots.filter((s) => s.start !== i + 1);
      found.entities.push({filter: {dimension: "stars", values: [value], label: `${value} ★`}, start: i, end: i + 2});
      return take(i, i + 2);
    }
    const percent = /^(%|percent|pourcent)$/.test(list[i + 1]?.text ?? "");
    const money = list[i - 1]?.text === "£" || /^(£|pound|gbp|livre)$/.test(list[i + 1]?.stem ?? "");
    const end = percent || /^(£|pound|gbp|livre)$/.test(list[i + 1]?.stem ?? "") ? i + 2 : i + 1;
    found.numbers.push({value, percent, money, start: i, end});
    found.slots = found.slots.filter((s) => !(end === i + 2 && s.start === i + 1));
    take(i, end);
  });
}

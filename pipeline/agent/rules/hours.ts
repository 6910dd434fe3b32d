import type {Match} from "./found.ts";
import type {Word} from "./words.ts";

const range = (from: number, to: number): number[] => Array.from({length: Math.max(0, to - from)}, (_, i) => from + i);

const AFTER = /^(after|from|since|apre|depui|partir)$/;
const BEFORE = /^(before|until|till|avant|jusqu)$/;
const SMALL = /^(at|a|de|du|l|le|the|from)$/;

/** Parts of a day by both languages' names: the hours they hold. */
const PARTS: Record<string, [from: number, to: number]> = {
  morning: [5, 12],
  matin: [5, 12],
  matinee: [5, 12],
  afternoon: [12, 18],
  "apre midi": [12, 18],
  evening: [18, 24],
  soir: [18, 24],
  soiree: [18, 24]
};

/** The hours of a part of the day, or null. */
export const partOfDay = (text: string): number[] | null => (PARTS[text] ? range(...PARTS[text]) : null);

/** A time of day at a place: 15 h, 3 pm, 15h, noon, midi. */
function clockAt(words: Word[], at: number): {hour: number; length: number} | null {
  const {stem, text} = words[at]!;
  const next = words[at + 1]?.stem ?? "";
  if (/^(noon|midi|midday)$/.test(stem) && words[at - 1]?.stem !== "apre") return {hour: 12, length: 1};
  if (stem === "midnight" || stem === "minuit") return {hour: 0, length: 1};
  const joined = /^(\d{1,2})(h|am|pm)$/.exec(text);
  const spelt = /^\d{1,2}$/.test(text) && /^(h|am|pm|heure|o)$/.test(next) ? next : null;
  if (!joined && !spelt) return null;
  // "les 3 heures de la journée" are three hours, "à 3 heures" is a time.
  if (spelt === "heure" && !/^(a|apre|avant|entre|ver|jusqu|et|de|partir)$/.test(words[at - 1]?.stem ?? ""))
    return null;
  if (spelt === "o" && words[at + 2]?.stem !== "clock") return null;
  const n = Number(joined ? joined[1] : text);
  const half = joined ? joined[2] : spelt;
  const hour = half === "pm" && n < 12 ? n + 12 : half === "am" && n === 12 ? 0 : n;
  return hour < 24 ? {hour, length: joined ? 1 : spelt === "o" ? 3 : 2} : null;
}

/** Times of day: "at 3 pm" is that hour, "after 15 h" all hours from it, "between 9 am and noon" those between. */
export function findHours(found: Match, taken: boolean[], take: (start: number, end: number) => void): void {
  const {words} = found;
  for (let i = 0; i < words.length; i++) {
    if (taken[i]) continue;
    const clock = clockAt(words, i);
    const lead = leadOf(words, i);
    const bare = !clock && /^\d{1,2}$/.test(words[i]!.text) ? Number(words[i]!.text) : null;
    const first = clock?.hour ?? bare;
    if (first === null || first === undefined) continue;
    const end = i + (clock?.length ?? 1);
    const then =
      /^(and|et|to|a|until)$/.test(words[end]?.stem ?? "") && words[end + 1] ? clockAt(words, end + 1) : null;
    if (then && /^(between|entre|from|de)$/.test(words[lead]?.stem ?? "")) {
      // "between 2 and 5 pm": the first takes the half of the second.
      const from = !clock && then.hour >= 12 && first + 12 < then.hour ? first + 12 : first;
      add(found, range(from, then.hour), `${from}–${then.hour} h`, lead, end + 1 + then.length, take);
      i = end + then.length;
      continue;
    }
    if (!clock) continue;
    const word = words[lead]?.stem ?? "";
    const [hours, start] = AFTER.test(word)
      ? [range(first, 24), word === "partir" && words[lead - 1]?.stem === "a" ? lead - 1 : lead]
      : BEFORE.test(word)
        ? [range(0, first), lead]
        : [[first], i];
    add(found, hours, `${first} h`, start, end, take);
    i = end - 1;
  }
}

/** The place of the word that leads a time, small words passed over. */
function leadOf(words: Word[], at: number): number {
  let i = at - 1;
  while (i > 0 && SMALL.test(words[i]!.stem) && !/^(from|de)$/.test(words[i]!.stem)) i--;
  return i >= 0 && words[i]!.stem === "de" && words[i - 1]?.stem === "partir" ? i - 1 : i;
}

function add(
  found: Match,
  values: number[],
  label: string,
  start: number,
  end: number,
  take: (start: number, end: number) => void
): void {
  if (!values.length) return;
  found.entities.push({filter: {dimension: "hour", values, label}, start, end});
  take(start, end);
}

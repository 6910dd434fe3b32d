import {SmartshopError} from "../../errors.ts";
import {COPY, HEADERS, NO_TEXT, plain, soundsLikeId} from "./headers.ts";
import {profile, type Profile} from "./profile.ts";
import type {TextTable} from "./table.ts";

/** Which columns play which part. Positions in the table; description may be several columns, read one after another. */
export interface Roles {
  readonly id: number | null;
  readonly name: number;
  readonly brand: number | null;
  readonly price: number | null;
  readonly code: number | null;
  readonly category: number | null;
  readonly description: readonly number[];
}

/** Columns named by the user; what is not named is guessed. */
export interface RoleNames {
  readonly id?: string;
  readonly name?: string;
  readonly brand?: string;
  readonly price?: string;
  readonly code?: string;
  readonly category?: string;
  readonly description?: string;
}

/** Share of the ids that something outside knows, such as a truth file, which a column holds; 0–1. */
export type KnownIds = (column: number) => number;

/** The best free column for a role by header, then by a score of its values; null when no header fits. */
function byHeader(
  table: TextTable,
  role: keyof typeof HEADERS,
  isFree: (column: number) => boolean,
  score: (column: number) => number
): number | null {
  for (const pattern of HEADERS[role]) {
    const fits = table.columns.map((header, i) => ({i, ok: pattern.test(plain(header)) && isFree(i) && score(i) > 0}));
    const best = fits.filter((f) => f.ok).sort((a, b) => score(b.i) - score(a.i) || a.i - b.i)[0];
    if (best) return best.i;
  }
  return null;
}

function named(table: TextTable, header: string): number {
  const exact = table.columns.indexOf(header);
  const found = exact >= 0 ? exact : table.columns.findIndex((c) => plain(c) === plain(header));
  if (found < 0)
    throw new SmartshopError("usage", `no column ${header} in ${table.file}; it has: ${table.columns.join(", ")}`);
  return found;
}

/**
 * Guesses which column is what from headers and values; names given by the user win.
 * @param known Tells which column is the id when something outside knows ids (a truth file).
 * @throws SmartshopError "usage" when a named column is missing, "input" when nothing can be a name.
 */
export function guessRoles(table: TextTable, given: RoleNames = {}, known?: KnownIds): Roles {
  const profiles = table.columns.map((_, i) => profile(table, i));
  const taken = new Set<number>();
  const take = (column: number | null): number | null => {
    if (column !== null) taken.add(column);
    return column;
  };
  const isFree = (column: number): boolean => !taken.has(column);
  const said = Object.fromEntries(
    Object.entries(given).flatMap(([role, header]) => (header ? [[role, take(named(table, header))!]] : []))
  ) as Partial<Record<keyof RoleNames, number>>;
  const filled = (i: number): number => profiles[i]!.filled;
  const text = (i: number): number => (profiles[i]!.link < 0.5 && profiles[i]!.numeric < 0.9 ? filled(i) : 0);
  const id = said.id ?? take(guessId(table, profiles, isFree, known));
  const name =
    said.name ??
    take(byHeader(table, "name", isFree, (i) => text(i) * profiles[i]!.distinct) ?? wordiest(table, profiles, isFree));
  if (name === null)
    throw new SmartshopError("input", `no column of ${table.file} looks like a name; say which by --name`);
  const price =
    said.price ??
    take(
      byHeader(table, "price", isFree, (i) => (profiles[i]!.numeric > 0.5 ? filled(i) : 0)) ??
        priciest(profiles, isFree)
    );
  const code =
    said.code ??
    take(byHeader(table, "code", isFree, (i) => (profiles[i]!.words < 3 ? filled(i) * profiles[i]!.distinct : 0)));
  const brand = said.brand ?? take(byHeader(table, "brand", isFree, text));
  const category = said.category ?? take(byHeader(table, "category", isFree, text));
  const description = said.description === undefined ? restOfText(table, profiles, isFree) : [said.description];
  return {id, name, brand, price, code, category, description};
}

/**
 * The column of ids: the one that holds the known ids, where some are known; else filled columns without repeats, by
 * header and place. A header that says id may repeat a few: then it is the rows that come twice.
 */
function guessId(
  table: TextTable,
  profiles: readonly Profile[],
  isFree: (column: number) => boolean,
  known?: KnownIds
): number | null {
  const all = profiles
    .map((p, i) => ({i, p, sound: soundsLikeId(table.columns[i]!)}))
    .filter(({i, p}) => isFree(i) && p.filled > 0);
  const place = ({i, p, sound}: (typeof all)[number]): number =>
    sound + (i === 0 ? 2 : 0) + (p.words <= 1.05 ? 1 : -2) - p.link;
  const holds = known ? all.map((c) => ({...c, share: known(c.i)})).filter(({share}) => share >= 0.5) : [];
  if (holds.length) return holds.sort((a, b) => b.share - a.share || place(b) - place(a) || a.i - b.i)[0]!.i;
  const best = all
    .filter(({p, sound}) => p.distinct >= (sound >= 3 ? 0.9 : 1) && p.filled >= (sound >= 3 ? 0.99 : 1))
    .map((c) => ({...c, s: place(c)}))
    .sort((a, b) => b.s - a.s || a.i - b.i)[0];
  return best && best.s >= 1 ? best.i : null;
}

/** Words above which a text is more likely to describe a thing than to name it. */
const LONG_NAME = 20;

/**
 * The column that reads most like names, where no header says so: several words, seldom the same. What is long, or
 * headed as a description, names nothing as long as another column does that seldom repeats.
 */
function wordiest(table: TextTable, profiles: readonly Profile[], isFree: (column: number) => boolean): number | null {
  const isUnlikely = (i: number): boolean =>
    profiles[i]!.words > LONG_NAME ||
    profiles[i]!.distinct < 0.5 ||
    HEADERS.description.some((h) => h.test(plain(table.columns[i]!)));
  const best = profiles
    .map((p, i) => ({i, score: p.link < 0.5 && p.numeric < 0.5 ? p.distinct * p.filled * Math.min(p.words, 12) : 0}))
    .filter(({i, score}) => isFree(i) && score > 0.2)
    .sort((a, b) => Number(isUnlikely(a.i)) - Number(isUnlikely(b.i)) || b.score - a.score || a.i - b.i)[0];
  return best ? best.i : null;
}

/** Amounts of money under a header that says nothing. */
function priciest(profiles: readonly Profile[], isFree: (column: number) => boolean): number | null {
  const best = profiles.map((p, i) => ({i, ...p})).filter(({i, money}) => isFree(i) && money > 0.5);
  return best.sort((a, b) => b.filled - a.filled || a.i - b.i)[0]?.i ?? null;
}

/** What is left and is text, or a year, is description; links, numbers and copies (`orig_…`) are not. */
function restOfText(table: TextTable, profiles: readonly Profile[], isFree: (column: number) => boolean): number[] {
  return table.columns
    .map((header, i) => ({header, i, p: profiles[i]!}))
    .filter(({header, i, p}) => {
      if (!isFree(i) || p.filled === 0 || p.link > 0.3 || COPY.test(header) || NO_TEXT.test(header)) return false;
      const says = HEADERS.description.some((h) => h.test(plain(header)));
      return p.year > 0.8 || (p.numeric < 0.5 && p.money < 0.5 && (p.words >= 1.5 || says));
    })
    .map(({i}) => i);
}

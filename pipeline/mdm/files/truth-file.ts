import {basename} from "node:path";
import {SmartshopError} from "../../errors.ts";
import {plain} from "./headers.ts";
import type {TextTable} from "./table.ts";

/** A side as far as a truth file needs to know it. */
export interface TruthSide {
  readonly file: string;
  readonly ids: ReadonlySet<string>;
}

/** A mapping of true pairs and how it was read. */
export interface Truth {
  /** `left id|right id` of every true pair. Pairs of unknown ids are kept: no run can find them, and they count. */
  readonly pairs: ReadonlySet<string>;
  /** One line: which columns, which rows. */
  readonly said: string;
}

const YES = /^(1|1\.0|true|t|yes|y|match|matched|same|positive)$/i;
const NO = /^(0|0\.0|-1|false|f|no|n|non-?match|nomatch|different|negative)$/i;
const LABEL = /label|gold|match|same|truth|target|class|verdict|duplicate|isdup/;

/**
 * Reads true pairs from a table in any order of columns. Which column holds whose ids is told by which ids they are,
 * and where both would do, by headers (`ltable_id`, `idB`, the file's name) and order. A column of 1 and 0 labels the
 * rows; only those with 1 are pairs.
 * @throws SmartshopError "input" when no row names an id of each side.
 */
export function readTruth(mapping: TextTable, [left, right]: readonly [TruthSide, TruthSide]): Truth {
  const columns = mapping.columns.map((_, i) => i);
  const hits = (side: TruthSide, column: number): number =>
    mapping.rows.filter((row) => side.ids.has(row[column]!.trim())).length;
  const [ofLeft, ofRight] = [left, right].map((side) => columns.map((i) => hits(side, i))) as [number[], number[]];
  const labels = labelsOf(mapping);
  const choices = columns
    .filter((i) => !labels.includes(i))
    .flatMap((i, _, ids) => ids.filter((j) => j !== i).map((j) => ({i, j})))
    .map(({i, j}) => ({
      ...{i, j, hits: Math.min(ofLeft[i]!, ofRight[j]!), sum: ofLeft[i]! + ofRight[j]!},
      sound: sounds(mapping.columns[i]!, "left", left.file) + sounds(mapping.columns[j]!, "right", right.file)
    }));
  const best = choices.sort(
    (x, y) => y.hits - x.hits || y.sum - x.sum || y.sound - x.sound || x.i - y.i || x.j - y.j
  )[0];
  if (!best?.hits)
    throw new SmartshopError("input", `no row of the truth file names an id of each side: ${mapping.file}`);
  const label = labels.find((i) => i !== best.i && i !== best.j);
  const rows = mapping.rows
    .filter((row) => label === undefined || YES.test(row[label]!.trim()))
    .map((row) => [row[best.i]!.trim(), row[best.j]!.trim()] as const)
    .filter(([l, r]) => l !== "" && r !== "");
  const pairs = new Set(rows.map(([l, r]) => `${l}|${r}`));
  const unknown = rows.filter(([l, r]) => !left.ids.has(l) || !right.ids.has(r)).length;
  const said = [
    `${mapping.file}: ${pairs.size} true pairs, left ${mapping.columns[best.i]!}, right ${mapping.columns[best.j]!}`,
    ...(label === undefined
      ? []
      : [`the rows of ${mapping.rows.length} that ${mapping.columns[label]!} calls a match`]),
    ...(unknown ? [`${unknown} name an id that its side does not have; they count as missed`] : [])
  ].join("; ");
  return {pairs, said};
}

/** The columns that say which rows are matches: by their header, else the only third one, if it holds two kinds of words. */
function labelsOf({columns, rows}: TextTable): number[] {
  if (columns.length < 3) return [];
  const values = columns.map((_, i) => rows.map((row) => row[i]!.trim()));
  const binary = columns.flatMap((_, i) => (values[i]!.every((v) => YES.test(v) || NO.test(v)) ? [i] : []));
  const told = binary.filter((i) => LABEL.test(plain(columns[i]!)));
  if (told.length || columns.length > 3) return told;
  const isBoth = (i: number): boolean => values[i]!.some((v) => YES.test(v)) && values[i]!.some((v) => NO.test(v));
  return binary.filter((i) => isBoth(i) && !/id$/.test(plain(columns[i]!)));
}

const SIDES = {
  left: /^(l|left|ltable|a|tablea|source|1)(id)?$|^(id)(a|l|left|1)$/,
  right: /^(r|right|rtable|b|tableb|target|2)(id)?$|^(id)(b|r|right|2)$/
};

/** How much a header sounds like a side's: by letter or number, or by the first letters of its file. */
function sounds(header: string, side: "left" | "right", file: string): number {
  const name = plain(header);
  if (SIDES[side].test(name)) return 2;
  const bare = name.replace(/^id|id$/g, "");
  const start = plain(basename(file)).slice(0, 3);
  return start.length === 3 && bare.startsWith(start) ? 1 : 0;
}

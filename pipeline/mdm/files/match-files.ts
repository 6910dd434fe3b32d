import {SmartshopError} from "../../errors.ts";
import {strategyOf} from "../strategies.ts";
import {type MatchOptions, type MatchResult} from "../types.ts";
import {guessRoles, type RoleNames, type Roles} from "./columns.ts";
import {toMdmRecords, type NamedRecords} from "./records-of.ts";
import {readTable, type TextTable} from "./table.ts";

/** One file as it was understood. */
export interface ReadSide extends NamedRecords {
  readonly table: TextTable;
  readonly roles: Roles;
}

/** What matching two files needs beside their names. */
export interface FileOptions {
  readonly left?: RoleNames;
  readonly right?: RoleNames;
  /** A CSV with two columns of ids; it helps to find the id columns and scores the result, nothing else. */
  readonly truth?: string;
  readonly match?: MatchOptions;
}

export interface FileMatch {
  readonly left: ReadSide;
  readonly right: ReadSide;
  readonly result: MatchResult;
  /** `left id|right id` of the truth file; null without one. Pairs of unknown ids are counted, not dropped. */
  readonly truth: ReadonlySet<string> | null;
}

/**
 * Matches two files of any columns; see `guessRoles` for how columns are told.
 * @throws SmartshopError "input" when a file cannot be read, "usage" when a named column is missing.
 */
export async function matchFiles(left: string, right: string, options: FileOptions = {}): Promise<FileMatch> {
  const [a, b] = [await readTable(left), await readTable(right)];
  const mapping = options.truth ? await readTable(options.truth) : null;
  if (mapping && mapping.columns.length < 2)
    throw new SmartshopError("input", `a truth file needs two columns of ids: ${options.truth}`);
  const known = mapping ? mapping.columns.map((_, i) => new Set(mapping.rows.map((row) => row[i]!.trim()))) : [];
  const sides = [readSide(a, options.left, known), readSide(b, options.right, known)] as const;
  const strategy = await strategyOf(options.match?.strategy ?? "hybrid");
  const result = await strategy.match(sides[0].records, sides[1].records, options.match ?? {});
  return {left: sides[0], right: sides[1], result, truth: mapping && readTruth(mapping, sides)};
}

function readSide(table: TextTable, names: RoleNames | undefined, known: readonly ReadonlySet<string>[]): ReadSide {
  const isId = (column: number): boolean => {
    const values = new Set(table.rows.map((row) => row[column]!.trim()));
    return known.some((ids) => ids.size > 0 && [...ids].filter((id) => values.has(id)).length > 0.8 * ids.size);
  };
  const roles = guessRoles(table, names, known.length ? isId : undefined);
  return {table, roles, ...toMdmRecords(table, roles)};
}

/** Which column of the mapping holds whose ids is told by which ids they are. */
function readTruth(mapping: TextTable, [left, right]: readonly [ReadSide, ReadSide]): Set<string> {
  const share = (side: ReadSide, column: number): number => {
    const ids = new Set(side.records.map(({id}) => id));
    return mapping.rows.filter((row) => ids.has(row[column]!.trim())).length;
  };
  const columns = mapping.columns.map((_, i) => i);
  const best = columns
    .flatMap((i) => columns.filter((j) => j !== i).map((j) => ({i, j, hits: share(left, i) + share(right, j)})))
    .sort((x, y) => y.hits - x.hits || x.i - y.i || x.j - y.j)[0]!;
  if (!best.hits) throw new SmartshopError("input", `the ids of the truth file are in neither file: ${mapping.file}`);
  return new Set(mapping.rows.map((row) => `${row[best.i]!.trim()}|${row[best.j]!.trim()}`));
}

/** The columns as they were understood, one line a side. */
export function sayRoles({table, roles, records, repeated}: ReadSide): string {
  const name = (column: number | null): string => (column === null ? "–" : table.columns[column]!);
  const used = [
    `id ${roles.id === null ? "row number" : name(roles.id)}`,
    `name ${name(roles.name)}`,
    ...(["brand", "price", "code", "category"] as const).map((role) => `${role} ${name(roles[role])}`),
    `description ${roles.description.map(name).join(" + ") || "–"}`
  ];
  const twice = repeated ? `; ${repeated} rows with an id seen before left out` : "";
  return `${table.file}: ${records.length} records (${table.format})${twice}; ${used.join(", ")}`;
}

import {strategyOf} from "../strategies.ts";
import type {MatchOptions, MatchResult} from "../types.ts";
import {guessRoles, type RoleNames, type Roles} from "./columns.ts";
import {toMdmRecords, type NamedRecords} from "./records-of.ts";
import {readTable, type TextTable} from "./table.ts";
import {readTruth, type Truth} from "./truth-file.ts";

/** One file as it was understood. */
export interface ReadSide extends NamedRecords {
  readonly table: TextTable;
  readonly roles: Roles;
}

/** What matching two files needs beside their names. */
export interface FileOptions {
  readonly left?: RoleNames;
  readonly right?: RoleNames;
  /** A file of true pairs of ids; it helps to find the id columns and scores the result, nothing else. */
  readonly truth?: string;
  readonly match?: MatchOptions;
}

export interface FileMatch {
  readonly left: ReadSide;
  readonly right: ReadSide;
  readonly result: MatchResult;
  /** Null without a truth file. */
  readonly truth: Truth | null;
}

/**
 * Matches two files of any columns; see `guessRoles` for how columns are told.
 * @throws SmartshopError "input" when a file cannot be read, "usage" when a named column is missing.
 */
export async function matchFiles(left: string, right: string, options: FileOptions = {}): Promise<FileMatch> {
  const [a, b] = [await readTable(left), await readTable(right)];
  const mapping = options.truth ? await readTable(options.truth) : null;
  // Two values or less are labels, not ids.
  const known = (mapping?.columns ?? [])
    .map((_, i) => new Set(mapping!.rows.map((row) => row[i]!.trim()).filter((id) => id !== "")))
    .filter((ids) => ids.size > 2 || ids.size === mapping!.rows.length);
  const sides = [readSide(a, options.left, known), readSide(b, options.right, known)] as const;
  const idsOf = (side: ReadSide): {file: string; ids: Set<string>} => ({
    file: side.table.file,
    ids: new Set(side.records.map(({id}) => id))
  });
  // Read before the run, so that a file that is no truth is refused at once; the run never sees it.
  const truth = mapping && readTruth(mapping, [idsOf(sides[0]), idsOf(sides[1])]);
  const strategy = await strategyOf(options.match?.strategy ?? "hybrid");
  const result = await strategy.match(sides[0].records, sides[1].records, options.match ?? {});
  return {left: sides[0], right: sides[1], result, truth};
}

function readSide(table: TextTable, names: RoleNames | undefined, known: readonly ReadonlySet<string>[]): ReadSide {
  const share = (column: number): number => {
    const values = new Set(table.rows.map((row) => row[column]!.trim()));
    return Math.max(0, ...known.map((ids) => [...ids].filter((id) => values.has(id)).length / ids.size));
  };
  const roles = guessRoles(table, names, known.length ? share : undefined);
  return {table, roles, ...toMdmRecords(table, roles)};
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
  const taken = new Set([roles.id, roles.name, roles.brand, roles.price, roles.code, roles.category]);
  const unused = table.columns.filter((_, i) => !taken.has(i) && !roles.description.includes(i));
  const nameless = records.filter((r) => r.name === "").length;
  const odd = [
    ...table.notes,
    ...(repeated ? [`${repeated} rows with an id seen before left out`] : []),
    ...(nameless ? [`${nameless} without a name`] : []),
    ...(unused.length ? [`not used: ${unused.join(", ")}`] : [])
  ];
  const count = records.length === 1 ? "1 record" : `${records.length} records`;
  return [`${table.file}: ${count} (${table.format})`, used.join(", "), ...odd].join("; ");
}

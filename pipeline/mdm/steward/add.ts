import {existsSync} from "node:fs";
import {join} from "node:path";
import {SmartshopError} from "../../errors.ts";
import {readTable} from "../files/table.ts";
import {appendRow} from "./append.ts";
import {unguarded} from "./cell.ts";
import {type Conflict, readDecisions, settleDecisions} from "./decisions.ts";
import {DECISIONS, GOLDEN, type StewardFile, STRIKES} from "./files.ts";
import {readGoldenValues, settleGoldenValues} from "./golden-values.ts";

/** What became of rows that were added from a file. */
export interface Added {
  /** The file that they were added to. */
  readonly file: string;
  readonly added: number;
  /** Rows that it held already, word for word. */
  readonly known: number;
  /** What all its rows together cannot all mean, and what is made of it; whether records exist, the refresh tells. */
  readonly conflicts: readonly Conflict[];
}

interface Kind extends StewardFile {
  /** Reads a file of the kind as the refresh would, to refuse it before anything is added. */
  readonly conflicts: (file: string) => Promise<readonly Conflict[]>;
}

const KINDS: readonly Kind[] = [
  {
    ...DECISIONS,
    conflicts: async (file) =>
      settleDecisions(await readDecisions(file), {left: () => true, right: () => true}).conflicts
  },
  {...GOLDEN, conflicts: async (file) => settleGoldenValues(await readGoldenValues(file), () => true).conflicts},
  {...STRIKES, conflicts: async () => []}
];

/**
 * Adds the rows of a file that a page exported, or another steward sent, to the file of the same kind in a folder:
 * decisions, golden values or struck words, told apart by their columns. Rows that are there already are left out, so a
 * file can be added twice; nothing that was there is touched.
 * @param folder where `decisions.csv`, `golden.csv` and `strikes.csv` lie.
 * @throws SmartshopError "input" when the file is none of these or holds a verdict that is none; then nothing is added.
 */
export async function addSteward(from: string, folder: string): Promise<Added> {
  const given = await readTable(from, {headerOnly: true});
  const kind = KINDS.find(({required}) => required.every((name) => given.columns.includes(name)));
  if (!kind)
    throw new SmartshopError(
      "input",
      `neither decisions, golden values nor struck words; columns are ${given.columns.join(", ")}: ${from}`
    );
  await kind.conflicts(from);
  const file = join(folder, kind.file);
  const held = existsSync(file) ? await readTable(file, {headerOnly: true}) : null;
  const kept = held ? kind.columns.filter((name) => held.columns.includes(name)) : kind.columns;
  const rowsOf = ({columns, rows}: Pick<typeof given, "columns" | "rows">): Record<string, string>[] =>
    rows.map((row) =>
      Object.fromEntries(
        kind.columns.flatMap((name) => (columns.includes(name) ? [[name, unguarded(row[columns.indexOf(name)]!)]] : []))
      )
    );
  // A row is known by what the file has columns for.
  const keyOf = (row: Record<string, string>): string => JSON.stringify(kept.map((name) => row[name] ?? ""));
  const seen = new Set(held ? rowsOf(held).map(keyOf) : []);
  const rows = rowsOf(given);
  let added = 0;
  for (const row of rows) {
    if (seen.has(keyOf(row))) continue;
    seen.add(keyOf(row));
    appendRow(file, kind, row);
    added++;
  }
  return {file, added, known: rows.length - added, conflicts: added ? await kind.conflicts(file) : []};
}

import {toColumns} from "../src/components/columns.ts";
import {loader} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** One source of one column, as read from the SQL. */
export interface LineageRow {
  relation: string;
  column: string;
  source: string;
  from: string;
}

export default loader(import.meta.url, async () =>
  toColumns(
    await (
      await snapshots()
    ).rows<LineageRow>(
      `SELECT relation, column_name AS "column", source_relation AS source, source_column AS "from" FROM meta.lineage ORDER BY ALL`
    )
  )
);

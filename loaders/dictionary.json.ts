import {toColumns} from "../src/components/columns.ts";
import {loader} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** One column of the warehouse with its meaning. */
export interface DictionaryRow {
  relation: string;
  layer: string;
  column: string;
  type: string;
  unit: string | null;
  meaning: string;
  key: string | null;
}

/** What is published first, then the layers before it. */
export default loader(import.meta.url, async () =>
  toColumns(
    await (
      await snapshots()
    ).rows<DictionaryRow>(
      `SELECT relation, layer, column_name AS "column", lower(type) AS type, unit, description AS meaning,
        CASE WHEN is_key THEN 'key' END AS key
      FROM meta.dictionary ORDER BY layer <> 'published', relation, position`
    )
  )
);

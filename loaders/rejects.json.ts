import {toColumns} from "../src/components/columns.ts";
import {loader} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** One row that was set aside, as it came in. */
export interface RejectRow {
  source: string;
  file: string;
  line: number;
  reason: string;
  amount: number | null;
  sample: string;
}

/** Rows to look at for each reason; the table of all of them is in the warehouse. */
export const EACH = 150;

/** Rows spread evenly over each reason's, so that they are not all of the first days. */
export default loader(import.meta.url, async () =>
  toColumns(
    await (
      await snapshots()
    ).rows<RejectRow>(
      `WITH placed AS (SELECT *, row_number() OVER w AS i, count(*) OVER (PARTITION BY source, reason) AS n
        FROM meta.cln_reject WINDOW w AS (PARTITION BY source, reason ORDER BY file, line))
      SELECT source, file, line, reason, amount::DOUBLE AS amount, sample FROM placed
      WHERE (i - 1) * ${EACH} // n <> (i - 2) * ${EACH} // n OR i = 1 ORDER BY source, reason, file, line`
    )
  )
);

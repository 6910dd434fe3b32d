import {about, type About} from "./about.ts";
import {once} from "./loader.ts";
import {packed} from "./lines.ts";
import {LINES} from "../src/components/explorer/query.ts";
import {snapshots} from "./snapshots.ts";

/** Lines of the files that are no sale and no return, for one reason; each line has one. */
export interface LeftOut {
  reason: string;
  lines: number;
  /** Price × pieces as written, GBP. */
  value: number | null;
}

/** What the explorer's shell shows before the lines are there. Money in GBP. */
export interface Explorer {
  about: About;
  lines: number;
  sold: number;
  returned: number;
  products: number;
  countries: number;
  gross: number;
  returns: number;
  net: number;
  /** Size of the file of lines. */
  bytes: number;
  /** Rows of the transaction files. */
  read: number;
  /** Why the others are not here; with `lines` they sum to `read`. */
  left: LeftOut[];
  sql: {left: string};
}

const SQL = {
  left: `SELECT rule AS reason, lines, value
FROM meta.rule_count
WHERE lines > 0 AND (kind = 'reject' OR kind = 'class' AND rule NOT IN ('sale', 'service_sale', 'return', 'service_return', 'rejected'))
ORDER BY lines DESC`
};

/** Totals from the snapshots, not from the lines: the page's own sums are tested against them. */
export const explorer = once(async (): Promise<Explorer> => {
  const [db, facts, file] = await Promise.all([snapshots(), about(), packed()]);
  const totals = await db.one<Pick<Explorer, "sold" | "returned" | "gross" | "returns" | "net">>(
    `WITH sold AS (SELECT count(*) AS sold, sum(revenue) AS gross FROM v_sales),
    back AS (SELECT count(*) AS returned, coalesce(sum(value), 0) AS returns FROM v_returns)
    SELECT sold, returned, gross::DOUBLE AS gross, returns::DOUBLE AS returns, (gross - returns)::DOUBLE AS net FROM sold, back`
  );
  const names = await db.one<{products: number; countries: number}>(
    `SELECT count(DISTINCT product_code) AS products, count(DISTINCT country_name) AS countries FROM (${LINES})`
  );
  const {read} = await db.one<{read: number}>(
    "SELECT max(lines) AS read FROM meta.rule_count WHERE rule = 'rows in the files'"
  );
  return {
    about: facts,
    lines: totals.sold + totals.returned,
    ...totals,
    ...names,
    bytes: file.length,
    read,
    left: await db.rows<LeftOut>(`SELECT reason, lines, value::DOUBLE AS value FROM (${SQL.left})`),
    sql: SQL
  };
});

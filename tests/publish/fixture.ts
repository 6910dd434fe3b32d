import {chmodSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {loadSettings, type Settings} from "../../pipeline/config.ts";
import {stopEmbedded} from "../../pipeline/postgres/embedded.ts";
import {type Database} from "../../pipeline/warehouse/database.ts";

/** Settings with a build folder of their own, away from the project's. The default port may be another test's. */
export function testSettings(env: Record<string, string> = {}): Settings {
  const SMARTSHOP_BUILD = env.SMARTSHOP_BUILD ?? mkdtempSync(join(tmpdir(), "smartshop-test-"));
  // Made for its owner alone, which the server's user, when this runs as root, is not.
  if (env.SMARTSHOP_BUILD === undefined) chmodSync(SMARTSHOP_BUILD, 0o755);
  const POSTGRES_EMBEDDED_PORT = String(55_000 + (process.pid % 5000));
  return loadSettings({
    POSTGRES_EMBEDDED_PORT,
    LOG_LEVEL: "info",
    MDM_STRATEGY: "fuzzy",
    MDM_COMPARE: "none",
    ...env,
    SMARTSHOP_BUILD
  });
}

/** Stops the server of a test's settings and removes its folder. */
export async function cleanUp({paths}: Settings): Promise<void> {
  await stopEmbedded(paths.postgres).catch(() => undefined);
  rmSync(paths.build, {recursive: true, force: true});
}

/** Published views of all the types that go to PostgreSQL, with texts that COPY, CSV and SQL each trip over. */
export async function smallWarehouse(db: Database): Promise<void> {
  await db.run(`
    create table product as
      select * from (values
        ('A1', 'WHITE MUG', 12.50::decimal(18,4), 0.1::double, true, date '2011-01-31'),
        ('B2', e'TWO\\nLINES, "QUOTED" \\\\N \\t', -0.0001::decimal(18,4), 1e15::double, false, date '1999-12-31'),
        ('C3', '', null, null, null, null),
        ('D4', null, 0, -2.5::double, true, date '2011-12-09'),
        ('É5', 'CAFÉ ☕ PLAQUE', 99999999.9999::decimal(18,4), 'infinity'::double, true, date '2011-12-09')
      ) as t(product_code, product_name, price, score, is_new, sold_on);
    create view v_product_kpi as select * from product;
    create view v_sales as
      select i as line_id, 'A' || i % 7 as product_code, i % 50 as customer_id,
        timestamp '2011-01-01 00:00:00.5' + to_seconds(i * 60) as sold_at,
        (i % 9 + 1)::int as quantity, (1.25 + i % 3)::decimal(18,4) as unit_price,
        case when i % 3 = 0 then [i, i + 1] end as path
      from range(2000) as t(i);
    create view v_margin as select product_code, price as margin from product where false;
    create schema meta;
    create table meta.dictionary as
      select 'v_sales' as relation, 'unit_price' as column_name, 'GBP' as unit, 'Price of one; it''s "net"' as description;
    create table meta.model as
      select 'v_sales' as name, 'a line of an invoice' as grain, 'Sale lines' as description, 'main' as layer;`);
}

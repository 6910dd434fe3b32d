import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {analyticsModels} from "../../pipeline/analytics/models.ts";
import {loadSettings} from "../../pipeline/config.ts";
import {generateDemo} from "../../pipeline/demo/generate.ts";
import {mdmStep} from "../../pipeline/mdm/warehouse-step.ts";
import {writeSnapshots} from "../../pipeline/publish/snapshots.ts";
import {discover, loadSources} from "../../pipeline/sources/index.ts";
import {buildWarehouse} from "../../pipeline/warehouse/build.ts";
import {type Database, openDatabase} from "../../pipeline/warehouse/database.ts";

/** The published views of the analyses, for as long as the graph does not make them. */
const VIEWS = {
  v_customer_scores: `select s.customer_id, k.country_code, k.country_name, s.* exclude (customer_id), k.gross_revenue, k.recency_days
    from marts.customer_score as s join marts.customer_kpi as k using (customer_id)`,
  v_rating_trends: `select t.product_code, k.product_name, k.category, t.* exclude (product_code), k.gross_revenue, k.quantity_sold
    from marts.rating_trend as t join marts.product_kpi as k using (product_code)`
};

/**
 * Builds and publishes a small demo shop in a folder of its own and points the settings at it, so that loaders imported
 * afterwards read it. Returns its warehouse, open.
 * @param costs text of a cost table; without it there is none
 * @param own the files count as a user's own; by default as a demo's
 */
export async function publishShop(
  lines = 10_000,
  {costs, own = false}: {costs?: string; own?: boolean} = {}
): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), "smartshop-site-"));
  const input = join(folder, "input");
  await generateDemo({out: input, lines, seed: 11});
  if (own) rmSync(join(input, "DEMO.json"));
  if (costs) writeFileSync(join(input, "costs.csv"), costs);
  process.env.SMARTSHOP_BUILD = folder;
  const settings = loadSettings({SMARTSHOP_BUILD: folder, SMARTSHOP_DATA: input, MDM_STRATEGY: "fuzzy"});
  const db = await openDatabase();
  await loadSources(db, await discover(input), {});
  const {runId, asOf, isDemo} = await buildWarehouse({
    db,
    settings,
    runId: "test",
    codeModels: [mdmStep(), ...analyticsModels]
  });
  const views = await db.rows<{view_name: string}>("select view_name from duckdb_views() where not internal");
  for (const [name, sql] of Object.entries(VIEWS))
    if (!views.some((v) => v.view_name === name)) await db.run(`create view ${name} as ${sql}`);
  await writeSnapshots(db, settings.paths.snapshots, {runId, asOf, isDemo});
  return db;
}

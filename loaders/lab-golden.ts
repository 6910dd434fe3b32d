import {PRODUCT_POLICY} from "../pipeline/mdm/golden/survive.ts";
import type {LabClusters} from "../src/components/matching/cluster.ts";
import {positions, records} from "./lab-records.ts";
import {siblingsOf} from "./siblings.ts";
import {snapshots} from "./snapshots.ts";

/** Golden records of the active strategy, with the row and rule of each value, and which articles are siblings. */
export async function golden(): Promise<LabClusters> {
  const [db, at, {articles}] = await Promise.all([snapshots(), positions(), records()]);
  const ids = await db.rows<{code: string; golden: string}>(
    `SELECT record_id AS code, golden_id AS golden FROM meta.mdm_cluster JOIN meta.mdm_run USING (strategy)
    WHERE is_active AND source = 'erp'`
  );
  const fields = await db.rows<{
    golden: string;
    field: string;
    value: string;
    source: string;
    record: string;
    rule: string;
  }>(
    `SELECT golden_id AS golden, field, value, source, record_id AS record, rule FROM meta.golden_product
    WHERE golden_id IN (SELECT golden_id FROM meta.mdm_cluster WHERE source = 'erp') ORDER BY ALL`
  );
  const goldenOf = new Map(ids.map(({code, golden: id}) => [code, id]));
  const byId: LabClusters["fields"] = {};
  for (const {golden: id, ...field} of fields)
    (byId[id] ??= []).push([field.field, field.value, field.source, field.record, field.rule]);
  const siblings = siblingsOf(articles.code.map((code, i) => ({code, name: articles.name[i]!})));
  return {
    goldenOf: articles.code.map((code) => goldenOf.get(code) ?? ""),
    fields: byId,
    siblings: articles.code.map((code) => (siblings.get(code) ?? []).map((other) => at.article.get(other)!)),
    settable: Object.keys(PRODUCT_POLICY)
  };
}

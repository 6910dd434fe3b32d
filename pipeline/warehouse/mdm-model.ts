import type {CodeModel} from "./model.ts";

/** Tables of matching and their columns. Whatever strategy runs, it fills these. */
export const MDM_TABLES: Record<string, string> = {
  "mdm.mdm_candidate": `strategy varchar, left_id varchar, right_id varchar, score double, probability double,
    evidence varchar, blockers varchar`,
  "mdm.mdm_decision": `strategy varchar, version varchar, left_id varchar, right_id varchar, zone varchar, reason varchar,
    probability double, decided_by varchar`,
  "mdm.mdm_cluster": "strategy varchar, source varchar, record_id varchar, golden_id varchar",
  "mdm.golden_product":
    "golden_id varchar, field varchar, value varchar, source varchar, record_id varchar, rule varchar",
  "mdm.mdm_review_link": "review_id varchar, product_code varchar, zone varchar, probability double, reason varchar"
};

/** Stands in where no matching runs: makes the tables empty, so that everything stays unmatched and visible. */
export const emptyMdmModel: CodeModel = {
  name: "mdm",
  outputs: Object.keys(MDM_TABLES),
  dependsOn: ["cleaned.cln_article", "cleaned.cln_listing"],
  async run(db) {
    for (const [name, columns] of Object.entries(MDM_TABLES))
      await db.run(`create or replace table ${name} (${columns})`);
  }
};

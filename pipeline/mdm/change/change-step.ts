import type {CodeModel} from "../../warehouse/model.ts";
import {type Cell, writeTable} from "../../warehouse/write-table.ts";
import {kpiChanges, linkChanges} from "./compare.ts";
import {readIdentity, readIdentityOf} from "./links.ts";

/** What the step makes; both empty where there is no earlier refresh to compare with. */
const TABLES = {
  "mdm.mdm_change": `kind varchar, listing_id varchar, code_before varchar, code_after varchar, golden_before varchar,
    golden_after varchar, decided_by varchar, revenue double`,
  "mdm.mdm_kpi_change": `kpi varchar, unit varchar, before_value double, after_value double, new_data double,
    changed_identity double, strategy_before varchar, strategy_after varchar`
} as const;

/**
 * What a refresh changed about identity: listings that merged with an article, split from one or moved, and each
 * figure's change divided into new data and changed identity, against the warehouse of the last good refresh.
 * @param previous file of that warehouse; default the settings' own.
 */
export const changeStep = ({previous}: {previous?: string} = {}): CodeModel => ({
  name: "mdm change",
  outputs: Object.keys(TABLES),
  dependsOn: [
    ...["mdm.mdm_run", "mdm.mdm_decision", "mdm.mdm_cluster"],
    ...["cleaned.cln_article", "cleaned.cln_listing", "cleaned.cln_review"]
  ],
  async run(db, {settings, note}) {
    const [before, after] = [await readIdentityOf(previous ?? settings.paths.warehouse), await readIdentity(db)];
    const links = before && after ? linkChanges(before, after) : [];
    const figures =
      before && after
        ? kpiChanges(before, after, {
            critical: settings.ALERT_CRITICAL_RATING,
            watch: settings.ALERT_WATCH_RATING,
            minQuantity: settings.ALERT_MIN_QUANTITY
          })
        : [];
    await writeTable(
      db,
      "mdm.mdm_change",
      TABLES["mdm.mdm_change"],
      links.map((c): Cell[] => [
        ...[c.kind, c.listingId, c.before, c.after, c.goldenBefore, c.goldenAfter, c.by],
        c.revenue
      ])
    );
    await writeTable(
      db,
      "mdm.mdm_kpi_change",
      TABLES["mdm.mdm_kpi_change"],
      figures.map((c): Cell[] => [
        ...[c.kpi, c.unit, c.before, c.after, c.newData, c.changedIdentity],
        ...[before!.strategy, after!.strategy]
      ])
    );
    note(before ? `${links.length} listings changed their article` : "no earlier refresh to compare with");
  }
});

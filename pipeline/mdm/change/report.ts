import {existsSync} from "node:fs";
import type {Settings} from "../../config.ts";
import {SmartshopError} from "../../errors.ts";
import {openDatabase} from "../../warehouse/database.ts";
import type {Conflict} from "../steward/decisions.ts";
import type {KpiChange, LinkChange} from "./compare.ts";

/** What the last refresh changed about identity, and which words of stewards it could not obey. */
export interface ChangeReport {
  /** Empty where there was no earlier refresh to compare with. */
  readonly kpis: readonly KpiChange[];
  /** Most revenue first. */
  readonly links: readonly LinkChange[];
  readonly conflicts: readonly Conflict[];
}

/**
 * Reads what the last refresh changed; what the matching lab shows as since the last refresh.
 * @throws SmartshopError "input" when there is no warehouse, or one of an older make.
 */
export async function changeReport(settings: Settings): Promise<ChangeReport> {
  const file = settings.paths.warehouse;
  if (!existsSync(file)) throw new SmartshopError("input", `no warehouse yet: ${file}; make it by: smartshop refresh`);
  using db = await openDatabase(file, {readOnly: true, threads: 1});
  const known = await db.rows("select 1 from information_schema.tables where table_name = 'mdm_kpi_change'");
  if (!known.length)
    throw new SmartshopError("input", `the warehouse keeps no changes; run: smartshop refresh --force: ${file}`);
  return {
    kpis: await db.rows<KpiChange>(
      `select kpi, unit, before_value as before, after_value as after, new_data as "newData",
         changed_identity as "changedIdentity" from mdm.mdm_kpi_change`
    ),
    links: await db.rows<LinkChange>(
      `select kind, listing_id as "listingId", code_before as before, code_after as after,
         golden_before as "goldenBefore", golden_after as "goldenAfter", decided_by as by, revenue
       from mdm.mdm_change order by revenue desc, listing_id`
    ),
    conflicts: await db.rows<Conflict>(
      `select left_id as "leftId", right_id as "rightId", kind, who, resolution from mdm.mdm_conflict order by all`
    )
  };
}

/** The report as lines of text. @param most listings named one by one. */
export function sayChanges({kpis, links, conflicts}: ChangeReport, most = 20): string {
  const value = (unit: string, v: number | null, isChange: boolean): string => {
    if (v === null) return "–";
    const sign = v < 0 ? "-" : isChange && v > 0 ? "+" : "";
    const size = Math.abs(v);
    if (unit === "share") return `${sign}${(100 * size).toFixed(1)} ${isChange ? "pp" : "%"}`;
    return `${sign}${unit === "GBP" ? `£${size.toFixed(2)}` : unit === "stars" ? size.toFixed(3) : String(size)}`;
  };
  const rows = kpis.map(({kpi, unit, before, after, newData, changedIdentity}) =>
    [
      `  ${kpi.padEnd(17)}${value(unit, before, false)} → ${value(unit, after, false)}`,
      `by new data ${value(unit, newData, true)}, by changed identity ${value(unit, changedIdentity, true)}`
    ].join(": ")
  );
  const moved = links
    .slice(0, most)
    .map((c) => `  ${c.kind.padEnd(6)}${c.listingId}: ${c.before ?? "none"} → ${c.after ?? "none"}, by ${c.by}`);
  return [
    kpis.length ? "figures, and what changed them:" : "no earlier refresh to compare with",
    ...rows,
    ...(kpis.length ? [`${links.length} listings changed their article${links.length ? ":" : ""}`] : []),
    ...moved,
    ...(links.length > most ? [`  and ${links.length - most} more; --json has all`] : []),
    ...(conflicts.length ? [`${conflicts.length} words of stewards conflict or are set aside:`] : []),
    ...conflicts.map((c) => `  ${c.leftId} and ${c.rightId}, ${c.kind} (${c.who || "unnamed"}): ${c.resolution}`)
  ].join("\n");
}

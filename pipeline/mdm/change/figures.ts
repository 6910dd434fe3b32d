import {existsSync} from "node:fs";
import type {Settings} from "../../config.ts";
import {SmartshopError} from "../../errors.ts";
import {openDatabase} from "../../warehouse/database.ts";
import {figuresOf, KPI_UNITS, type KpiName} from "./compare.ts";
import {readIdentity} from "./links.ts";

/** A strategy as the last refresh left it: its run, and the business figures under its links. */
export interface StrategyFigures {
  readonly strategy: string;
  readonly version: string;
  readonly isActive: boolean;
  readonly threshold: number;
  readonly candidates: number;
  readonly accepted: number;
  readonly asked: number;
  /** Share of the articles sold that have a listing, 0–1; null where none was sold. */
  readonly articleCoverage: number | null;
  readonly figures: Readonly<Record<KpiName, number | null>>;
}

/**
 * The figures of every strategy of the last refresh, the one in use first; what the matching lab shows at the
 * strategies' own thresholds.
 * @throws SmartshopError "input" when there is no warehouse.
 */
export async function strategyFigures(settings: Settings): Promise<StrategyFigures[]> {
  const file = settings.paths.warehouse;
  if (!existsSync(file)) throw new SmartshopError("input", `no warehouse yet: ${file}; make it by: smartshop refresh`);
  using db = await openDatabase(file, {readOnly: true});
  const runs = await db.rows<Omit<StrategyFigures, "articleCoverage" | "figures">>(
    `select strategy, version, is_active as "isActive", threshold, candidates, accepted, asked
     from mdm.mdm_run order by is_active desc, strategy`
  );
  const alerts = {
    critical: settings.ALERT_CRITICAL_RATING,
    watch: settings.ALERT_WATCH_RATING,
    minQuantity: settings.ALERT_MIN_QUANTITY
  };
  const found: StrategyFigures[] = [];
  for (const run of runs) {
    const identity = await readIdentity(db, run.strategy);
    if (!identity) continue;
    const figures = figuresOf(identity, alerts);
    const sold = [...identity.articles.values()].filter(({quantity}) => quantity > 0).length;
    found.push({...run, articleCoverage: sold ? figures.articles_linked! / sold : null, figures});
  }
  return found;
}

/** A strategy's figures as lines of text. */
export function sayFigures({strategy, version, isActive, articleCoverage, figures, ...run}: StrategyFigures): string {
  const value = (name: KpiName): string => {
    const v = figures[name];
    if (v === null) return "–";
    return (
      {
        share: `${(100 * v).toFixed(1)} %`,
        GBP: `£${v.toFixed(2)}`,
        stars: v.toFixed(3)
      }[KPI_UNITS[name] as "share"] ?? String(v)
    );
  };
  const rows = (Object.keys(KPI_UNITS) as KpiName[]).map((name) => `  ${name.padEnd(17)}${value(name)}`);
  return [
    `${strategy} ${version}${isActive ? ", in use" : ""}: linked from ${run.threshold.toFixed(3)}; ${run.accepted} linked, ${run.asked} to ask, ${run.candidates} candidates`,
    `  article_coverage ${articleCoverage === null ? "–" : `${(100 * articleCoverage).toFixed(1)} %`}`,
    ...rows
  ].join("\n");
}

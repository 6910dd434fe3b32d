import type {BgNbd} from "../pipeline/analytics/clv/bg-nbd.ts";
import type {GammaGamma} from "../pipeline/analytics/clv/gamma-gamma.ts";
import {holdout, type Holdout} from "../pipeline/analytics/clv/holdout.ts";
import type {ChurnReport} from "../pipeline/analytics/churn/churn.ts";
import {FEATURES} from "../pipeline/analytics/churn/features.ts";
import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** What the fitted models say of themselves; null where the data are too short for one. */
export interface CustomerModels {
  purchases: BgNbd | null;
  values: GammaGamma | null;
  churn:
    (Omit<ChurnReport, "scores" | "model"> & {horizon: number; weights: [feature: string, weight: number][]}) | null;
  /** Purchases expected at a past date against those that came. */
  holdout: Holdout | null;
}

type Kept = Omit<ChurnReport, "scores"> & {horizon: number};

/** Reports of the fits as the refresh published them, and the purchase model's test on days held back. */
export const customerModels = once(async (): Promise<CustomerModels> => {
  const db = await snapshots();
  const reports = (await db.has("customer_analysis"))
    ? await db.rows<{name: string; report: string | null}>("SELECT name, report FROM v_customer_analysis")
    : [];
  const of = (name: string): unknown => JSON.parse(reports.find((d) => d.name === name)?.report ?? "null");
  const churn = of("churn") as Kept | null;
  const purchases = of("bg_nbd") as BgNbd | null;
  return {
    purchases,
    values: of("gamma_gamma") as GammaGamma | null,
    churn: churn && withWeights(churn),
    holdout: purchases && (await heldOut())
  };
});

const withWeights = ({model, ...rest}: Kept): NonNullable<CustomerModels["churn"]> => ({
  ...rest,
  weights: FEATURES.map((feature, i) => [feature, model.coefficients[i]!])
});

async function heldOut(): Promise<Holdout | null> {
  const db = await snapshots();
  const rows = await db.rows<{days: number[]}>(
    `SELECT list(day ORDER BY day) AS days FROM
      (SELECT DISTINCT customer_id, date_diff('day', DATE '1970-01-01', sold_on) AS day FROM v_sales) GROUP BY customer_id`
  );
  const days = rows.map((d) => d.days);
  return holdout(days, {end: days.reduce((last, d) => Math.max(last, d.at(-1)!), 0) + 1});
}

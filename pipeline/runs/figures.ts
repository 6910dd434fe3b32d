import {z} from "zod";
import type {Database} from "../warehouse/database.ts";
import {count} from "./reporter.ts";

const SALES = z.object({
  lines: z.number(),
  orders: z.number(),
  customers: z.number(),
  /** Gross revenue in GBP, returns not taken off. */
  revenue: z.number()
});

/** What was sold, as every sales figure counts it, and with exact duplicates still in. */
export const FIGURES = z.object({sales: SALES, beforeDuplicates: SALES});
export type Figures = z.infer<typeof FIGURES>;

/** Reads the figures from a built warehouse; a shop without a sale has zeros. */
export async function readFigures(db: Database): Promise<Figures> {
  const rows = await db.rows<{metric: string; value: number | null}>("select metric, value from marts.data_quality");
  const value = (metric: string): number => rows.find((row) => row.metric === metric)?.value ?? 0;
  const figures = (suffix: string) => ({
    lines: value(`sale_lines${suffix}`),
    orders: value(`sale_orders${suffix}`),
    customers: value(`sale_customers${suffix}`),
    revenue: value(`gross_revenue${suffix}`)
  });
  return {sales: figures(""), beforeDuplicates: figures("_before_duplicates")};
}

/** Figures in two lines. */
export function sayFigures({sales, beforeDuplicates}: Figures): string[] {
  const say = ({lines, orders, customers, revenue}: Figures["sales"]): string => {
    const [n, o, c] = [lines, orders, customers].map(count);
    return `${n} lines, ${o} orders, ${c} customers, ${revenue.toLocaleString("en-GB", {style: "currency", currency: "GBP"})}`;
  };
  return [`sales      ${say(sales)}`, `           with exact duplicates ${say(beforeDuplicates)}`];
}

import {about, type About} from "./about.ts";
import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** A file that was read. */
export interface InputFile {
  source: string;
  file: string;
  rows: number;
  demo: boolean;
}
/** A setting that changes what the pages show, as it stood in the refresh. */
export interface InForce {
  mdm_strategy: string;
  alert_critical_rating: number;
  alert_watch_rating: number;
  alert_min_quantity: number;
  sample_size: number;
}
export interface AboutPage {
  about: About;
  files: InputFile[];
  settings: InForce;
  /** Totals before and after exact duplicates are set apart. */
  sales: {lines: number; value: number; linesBefore: number; valueBefore: number};
  orders: number;
  customers: number;
  reviews: number;
  labelled: number;
  /** Whether a cost table was given, without which there is no margin. */
  hasCosts: boolean;
}

/** What the page About says of the data. */
export const aboutPage = once(async (): Promise<AboutPage> => {
  const [db, facts] = await Promise.all([snapshots(), about()]);
  const metrics = await db.rows<{metric: string; value: number}>("SELECT metric, value FROM v_data_quality");
  const metric = (name: string): number => metrics.find((d) => d.metric === name)?.value ?? 0;
  const files = await db.rows<InputFile>(
    "SELECT source, file, row_count AS rows, is_demo AS demo FROM meta.source ORDER BY rows DESC"
  );
  return {
    about: facts,
    files,
    settings: await db.one<InForce>(
      "SELECT mdm_strategy, alert_critical_rating, alert_watch_rating, alert_min_quantity, sample_size FROM meta.setting"
    ),
    sales: {
      lines: metric("sale_lines"),
      value: metric("gross_revenue"),
      linesBefore: metric("sale_lines_before_duplicates"),
      valueBefore: metric("gross_revenue_before_duplicates")
    },
    orders: metric("sale_orders"),
    customers: metric("sale_customers"),
    reviews: metric("reviews"),
    labelled: files.filter((d) => d.source.startsWith("labelled")).reduce((sum, d) => sum + d.rows, 0),
    hasCosts: await db.has("margin")
  };
});

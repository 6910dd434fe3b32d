import {KIND_LABEL, KINDS, type SourceKind} from "../pipeline/sources/kinds.ts";
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
/** A kind of file that can be brought. Columns as they are usually spelt, other spellings behind a stroke. */
export interface FileKind {
  kind: string;
  needs: string;
  may: string;
  /** What it is good for. */
  gives: string;
  /** Whether one was read. */
  here: boolean;
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
  kinds: FileKind[];
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
    kinds: kindsOf(files),
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

/** What each kind of file adds to the pages. Stewards' decisions lie elsewhere and are exported by the lab. */
const GIVES: Readonly<Partial<Record<SourceKind, string>>> = {
  transaction: "everything about sales, returns, customers and time; the only one that must be there",
  listing: "which articles are sold on the marketplace, and under which names",
  review: "ratings, alerts, falling reputations, satisfaction",
  labelled_review: "a sentiment for reviews without stars, and how often it is right",
  cost: "margins, which are absent without it",
  truth: "precision and recall of matching; it never takes part in it"
};

const kindsOf = (files: readonly InputFile[]): FileKind[] =>
  (Object.keys(GIVES) as SourceKind[]).map((kind) => {
    const columns = (required: boolean): string =>
      KINDS[kind]
        .filter((d) => d.required === required)
        .map((d) => d.spellings.join(" / "))
        .join(", ");
    return {
      kind: KIND_LABEL[kind],
      needs: columns(true),
      may: columns(false),
      gives: GIVES[kind]!,
      here: files.some((d) => d.source === kind)
    };
  });

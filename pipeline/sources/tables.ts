import {identifier, literal} from "../warehouse/database.ts";
import {KINDS, type SourceKind} from "./kinds.ts";

/** Kinds that have a raw table. */
export const LOADED = ["transaction", "listing", "review", "labelled_review", "cost", "truth"] as const;
export type LoadedKind = (typeof LOADED)[number];

/** How a text column is read as a value. */
export interface TypedColumn {
  /** The text column. */
  from: string;
  /** The typed column. */
  name: string;
  kind: "integer" | "decimal" | "time" | "date" | "rating" | "sentiment";
  /** Whether an empty text is a fault. */
  required: boolean;
}

/** Typed columns that stand beside the text ones in the raw tables. */
export const TYPED: Record<LoadedKind, readonly TypedColumn[]> = {
  transaction: [
    {from: "quantity", name: "quantity_int", kind: "integer", required: true},
    {from: "invoice_date", name: "sold_at", kind: "time", required: true},
    {from: "price", name: "unit_price", kind: "decimal", required: true}
  ],
  listing: [{from: "price", name: "price_value", kind: "decimal", required: false}],
  review: [
    {from: "rating", name: "rating_value", kind: "rating", required: false},
    {from: "review_date", name: "reviewed_on", kind: "date", required: false}
  ],
  labelled_review: [{from: "sentiment", name: "sentiment_int", kind: "sentiment", required: true}],
  cost: [{from: "unit_cost", name: "unit_cost_value", kind: "decimal", required: true}],
  truth: []
};

/** Text columns that may not be empty: without them a row says nothing. */
export const NOT_EMPTY: Record<LoadedKind, readonly string[]> = {
  transaction: ["invoice", "stock_code"],
  listing: ["listing_id", "title"],
  review: ["review_id", "listing_id"],
  labelled_review: ["review"],
  cost: ["stock_code"],
  truth: ["listing_id", "stock_code"]
};

/** The SQL type of each kind of typed column. */
export const SQL_TYPE: Record<TypedColumn["kind"], string> = {
  integer: "integer",
  decimal: "decimal(18, 4)",
  time: "timestamp",
  date: "date",
  rating: "double",
  sentiment: "integer"
};

/** Names of the text columns of a kind. */
export const textColumns = (kind: SourceKind): string[] => KINDS[kind].map((c) => c.name);

/** Files of each kind whose rows stay as they are. */
export type KeptFiles = Partial<Record<LoadedKind, readonly string[]>>;

/** SQL that makes the raw tables anew, empty but for the rows of files that stay as they are. */
export function createRawTables(kept: KeptFiles = {}): string {
  const stays = (kind: LoadedKind): string => `file in (${(kept[kind] ?? []).map(literal).join(", ")})`;
  const tables = LOADED.map((kind) => {
    const table = `raw.${identifier(kind)}`;
    if (kept[kind]?.length) return `delete from ${table} where not ${stays(kind)};`;
    const columns = [
      "file varchar not null",
      "line bigint not null",
      ...textColumns(kind).map((c) => `${identifier(c)} varchar`),
      ...TYPED[kind].map((c) => `${identifier(c.name)} ${SQL_TYPE[c.kind]}`)
    ];
    return `create or replace table ${table} (${columns.join(", ")});`;
  });
  const rejects = LOADED.filter((kind) => kept[kind]?.length).map(
    (kind) => `(source = ${literal(kind)} and ${stays(kind)})`
  );
  return `create schema if not exists raw;
${tables.join("\n")}
${
  rejects.length
    ? `delete from raw.reject where not (${rejects.join(" or ")});`
    : `create or replace table raw.reject (
  source varchar not null, file varchar not null, line bigint not null, reason varchar not null, content varchar
);`
}
create or replace table raw.source (
  source varchar not null, file varchar not null, sha256 varchar not null, bytes bigint not null,
  row_count bigint not null, reject_count bigint not null, record_count bigint not null, sampled_out bigint not null,
  line_unit varchar not null, encoding varchar, delimiter varchar, date_order varchar, decimal_mark varchar,
  is_demo boolean not null, notes varchar
);`;
}

import type {Cell} from "../../../pipeline/agent/run/engine.ts";
import type {Unit} from "../../../pipeline/agent/semantic/measures.ts";
import type {AskMeasure} from "../../../loaders/ask-words.ts";
import type {Column} from "../data-table.js";
import * as f from "../format.js";

export type Row = Record<string, Cell>;

/** How a value is written: by its unit, or by the part of the calendar that it is. */
export type Writing = Unit | "plain" | "month" | "weekday";

/** Names that say what a number is where no measure bears them; the first that fits holds. */
const BY_NAME: [pattern: RegExp, unit: Writing][] = [
  [/^month$/, "month"],
  [/^weekday$/, "weekday"],
  [/(^|_)(year|weekday|hour|id|code|invoice|key)$/, "plain"],
  [/(share|rate|probability)$|^share|^change_rate/, "share"],
  [/rating_mean|^rating$/, "stars"],
  [/revenue|returns_value|price|margin|order_value|lifetime_value|(^|_)cost$/, "gbp"]
];

/** What the numbers of a column are. */
export function unitOf(column: string, measures: readonly AskMeasure[]): Writing {
  const measure = measures.find((m) => m.name === column);
  return measure?.unit ?? BY_NAME.find(([pattern]) => pattern.test(column))?.[1] ?? "count";
}

const number = new Intl.NumberFormat("en-GB", {maximumFractionDigits: 2});

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const WRITE: Record<Writing, (v: number) => string> = {
  gbp: f.pounds,
  share: f.percent,
  stars: f.fixed2,
  count: (v) => number.format(v).replace("-", "−"),
  days: (v) => number.format(v),
  date: String,
  plain: String,
  month: String,
  weekday: (v) => WEEKDAYS[v - 1] ?? String(v)
};

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A value as the site writes it. */
export function written(value: Cell, unit: Writing): string {
  if (value === null) return f.MISSING;
  if (typeof value === "number") return WRITE[unit](value);
  if (typeof value === "string" && ISO_DAY.test(value)) return unit === "month" ? f.month(value) : f.day(value);
  return String(value);
}

/** A column's heading: its name in words. */
export const heading = (column: string): string => f.sentenceCase(column.replaceAll("_", " "));

/** Columns of a result for the table. */
export const tableColumns = (columns: readonly string[], measures: readonly AskMeasure[]): Column<Row>[] =>
  columns.map((name, i) => {
    const unit = unitOf(name, measures);
    return {
      label: heading(name),
      key: `${i}-${name}`,
      value: (row) => {
        const v = row[name] ?? null;
        return typeof v === "boolean" ? String(v) : v;
      },
      format: (v: string | number) => written(v, unit),
      title: (row) => (typeof row[name] === "string" ? row[name] : "")
    };
  });

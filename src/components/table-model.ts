/** A column of a table: how a row's value is found, ordered, written and exported. */
export interface Column<Row> {
  label: string;
  value: (row: Row) => string | number | null;
  /** How the cell is written; the plain value otherwise. */
  format?: (value: never, row: Row) => string | Node;
  /** Colour of an inline bar, scaled to the largest value of the column or to `max`. */
  bar?: string | ((row: Row) => string);
  max?: number;
  /** Full text for the title of a cell that may be cut. */
  title?: (row: Row) => string;
  /** Name in the URL; by default the label in lower case with hyphens. */
  key?: string;
}

/** Chips that keep rows with one of the chosen values. */
export interface Filter<Row> {
  label: string;
  /** Name in the URL. */
  key: string;
  value: (row: Row) => string | null;
  /** What can be chosen, with the number of rows of each. */
  options: readonly (readonly [value: string, rows: number])[];
  /** How a value is written; as it is by default. */
  write?: (value: string) => string;
}

/** What the reader has asked of a table. All of it goes into the URL. */
export interface TableState {
  query: string;
  /** Key of the column to sort by, or null for the order given. */
  sort: string | null;
  down: boolean;
  /** Chosen values by filter key. */
  chosen: Readonly<Record<string, readonly string[]>>;
}

/** Text without case and accents, for searching. */
export const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** A column's name in the URL. */
export const keyOf = <Row>({key, label}: Column<Row>): string => key ?? fold(label).replace(/[^a-z0-9]+/g, "-");

/** Rows that hold every word of the query and pass all chips, in the order asked for; missing values come last. */
export function select<Row>(
  rows: readonly Row[],
  texts: readonly string[],
  columns: readonly Column<Row>[],
  filters: readonly Filter<Row>[],
  {query, sort, down, chosen}: TableState
): Row[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const active = filters.filter((f) => chosen[f.key]?.length);
  const kept = rows.filter(
    (row, i) =>
      words.every((word) => texts[i]!.includes(word)) &&
      active.every((f) => chosen[f.key]!.includes(f.value(row) ?? ""))
  );
  const column = columns.find((c) => keyOf(c) === sort);
  return column ? kept.sort(compare(column.value, down)) : kept;
}

const collator = new Intl.Collator("en-GB", {numeric: true, sensitivity: "base"});

function compare<Row>(value: Column<Row>["value"], down: boolean): (a: Row, b: Row) => number {
  const sign = down ? -1 : 1;
  return (a, b) => {
    const x = value(a);
    const y = value(b);
    if (x == null || y == null) return Number(x == null) - Number(y == null);
    return sign * (typeof x === "number" && typeof y === "number" ? x - y : collator.compare(String(x), String(y)));
  };
}

/**
 * Columns by which each snapshot is sorted, after which equal data gives equal bytes. Together they name a row, or come
 * near: what is left undecided is sorted by all columns. Long tables begin with what they are read by.
 */
const ORDER: Record<string, string[]> = {
  sales: ["sold_at", "line_id"],
  returns: ["returned_at", "line_id"],
  reviews: ["review_on", "review_id"],
  day_kpi: ["sold_on"],
  month_kpi: ["month"],
  product_month: ["product_code", "month"],
  mdm_candidate: ["strategy", "left_id", "right_id"],
  mdm_decision: ["strategy", "left_id", "right_id"],
  cln_reject: ["source", "file", "line"],
  reject: ["source", "file", "line"]
};

/** Columns that name one row where they are there: no further column can change the order, and some are long. */
const KEYS = [["line_id"], ["review_id"], ["line"], ["strategy", "left_id", "right_id"]];

/** The `order by` list of a snapshot. */
export function orderOf(name: string, columns: readonly string[]): string {
  const wanted = (ORDER[name] ?? []).filter((column) => columns.includes(column));
  if (KEYS.some((key) => key.every((column) => wanted.includes(column)))) return wanted.join(", ");
  return [...wanted, ...columns.filter((column) => !wanted.includes(column))].map((column) => `"${column}"`).join(", ");
}

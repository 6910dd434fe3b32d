/** Rows of the last twelve full months and of the twelve before; the partial month is in neither. `month` is ISO text. */
export function periods<Row extends {month: string}>(
  rows: readonly Row[],
  lastFullMonth: string
): {now: Row[]; before: Row[]; full: Row[]} {
  const end = new Date(lastFullMonth),
    start = (back: number) =>
      new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() - back, 1)).toISOString().slice(0, 10);
  const full = rows.filter((d) => d.month <= lastFullMonth);
  return {
    full,
    now: full.filter((d) => d.month > start(12)),
    before: full.filter((d) => d.month > start(24) && d.month <= start(12))
  };
}

/** The first day of the next month, as a date. */
export const monthEnd = (iso: string): Date => {
  const d = new Date(iso);
  return new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 1));
};

/** Total of one value over rows. */
export const sum = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** First days of the months from one to another, both ISO, both included. */
export function monthsFrom(first: string, last: string): Date[] {
  const from = new Date(first);
  const to = new Date(last);
  const n = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return Array.from({length: n + 1}, (_, i) => new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + i, 1)));
}

/** First days of the years that begin within these months, ISO; the first month where none does. */
export function yearStarts(months: readonly string[]): Date[] {
  const starts = months.filter((month) => month.slice(5, 7) === "01");
  return (starts.length ? starts : months.slice(0, 1)).map((month) => new Date(month));
}

import type {Cell, Result} from "../run/engine.ts";

/**
 * Whether an answer holds the reference's result: the same number of rows, and each of the reference's columns found
 * among the answer's, rows compared as a set. Column names and order do not count; numbers agree to a millionth or to
 * the half of the last printed cent; a share may be told in percent.
 */
export function sameSet(answer: Result, reference: Result): boolean {
  if (answer.rows.length !== reference.rows.length) return false;
  if (!reference.rows.length) return true;
  return columnsFrom(answer, reference, 0, []);
}

/** Tries each assignment of the reference's columns to the answer's, narrowing by the rows that still agree. */
function columnsFrom(answer: Result, reference: Result, column: number, chosen: number[]): boolean {
  if (column === reference.columns.length) return rowsAgree(answer, reference, chosen);
  for (let i = 0; i < answer.columns.length; i++) {
    if (chosen.includes(i) || !columnAgrees(answer, reference, i, column)) continue;
    if (columnsFrom(answer, reference, column + 1, [...chosen, i])) return true;
  }
  return false;
}

function columnAgrees(answer: Result, reference: Result, i: number, j: number): boolean {
  const [a, b] = [answer.rows.map((r) => key(r[i]!)).sort(), reference.rows.map((r) => key(r[j]!)).sort()];
  return (
    a.every((v, k) => v === b[k]) ||
    approx(
      answer.rows.map((r) => r[i]!),
      reference.rows.map((r) => r[j]!)
    )
  );
}

function approx(a: Cell[], b: Cell[]): boolean {
  const numbers = (cells: Cell[]): number[] | null => {
    const all = cells.map((c) => (c === null ? NaN : Number(c)));
    return all.some((n, i) => Number.isNaN(n) && cells[i] !== null) ? null : all.sort((x, y) => x - y);
  };
  const [x, y] = [numbers(a), numbers(b)];
  return x !== null && y !== null && x.every((v, k) => close(v, y[k]!));
}

const close = (a: number, b: number): boolean =>
  (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= Math.max(1e-6 * Math.max(Math.abs(a), Math.abs(b)), 1e-9);

function rowsAgree(answer: Result, reference: Result, chosen: number[]): boolean {
  const left = reference.rows.map((r) => [...r]);
  return answer.rows.every((row) => {
    const at = left.findIndex((r) => r.every((c, j) => same(row[chosen[j]!]!, c)));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

function same(a: Cell, b: Cell): boolean {
  if (key(a) === key(b)) return true;
  return a !== null && b !== null && close(Number(a), Number(b));
}

/** A cell as text: numbers rounded, dates without a midnight. */
function key(cell: Cell): string {
  if (cell === null) return "∅";
  if (typeof cell === "number") return String(Number(cell.toPrecision(9)));
  return /^\d+(\.\d+)?$/.test(String(cell))
    ? String(Number(Number(cell).toPrecision(9)))
    : String(cell).replace(/ 00:00:00$/, "");
}

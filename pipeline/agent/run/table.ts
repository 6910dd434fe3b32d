import type {Cell} from "./engine.ts";

/** Rows as a plain table for a terminal: numbers to the right, cells cut at 40 characters. */
export function table(columns: readonly string[], rows: readonly Record<string, Cell>[], most = 40): string {
  if (!columns.length || !rows.length) return "";
  const text = rows.slice(0, most).map((r) => columns.map((c) => show(r[c] ?? null)));
  const widths = columns.map((c, i) => Math.max(c.length, ...text.map((r) => r[i]!.length)));
  const numeric = columns.map((c) => rows.every((r) => r[c] === null || typeof r[c] === "number"));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (numeric[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join("  ")
      .trimEnd();
  const more = rows.length > most ? [`… ${rows.length - most} more`] : [];
  return [line(columns), line(widths.map((w) => "-".repeat(w))), ...text.map(line), ...more].join("\n");
}

function show(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isInteger(cell) ? String(cell) : String(Number(cell.toFixed(4)));
  const flat = String(cell).replaceAll(/\s+/g, " ");
  return flat.length > 40 ? `${flat.slice(0, 39)}…` : flat;
}

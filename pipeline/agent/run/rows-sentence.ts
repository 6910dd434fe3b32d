import type {Language} from "../semantic/measures.ts";
import type {Cell} from "./engine.ts";

/** One sentence over rows of which only the columns' names are known: how many, and the first. */
export function rowsSentence(
  columns: readonly string[],
  rows: readonly Record<string, Cell>[],
  language: Language,
  truncated: boolean
): string {
  const fr = language === "fr";
  if (!rows.length) return fr ? "Aucune ligne ne correspond." : "No row matches.";
  const first = columns.slice(0, 4).map((c) => `${c.replaceAll("_", " ")} ${text(rows[0]![c] ?? null, language)}`);
  if (rows.length === 1) return `${first.join(", ")}.`.replace(/^./, (c) => c.toUpperCase());
  const n = truncated
    ? fr
      ? `Les ${rows.length} premières lignes`
      : `The first ${rows.length} rows`
    : fr
      ? `${rows.length} lignes`
      : `${rows.length} rows`;
  return `${n}${fr ? " ; la première : " : "; the first: "}${first.join(", ")}.`;
}

const text = (cell: Cell, language: Language): string =>
  typeof cell === "number"
    ? cell.toLocaleString(language === "fr" ? "fr-FR" : "en-GB", {maximumFractionDigits: 2})
    : String(cell ?? "–");

import type {LabPairs, LabRecords} from "./lab-types.js";
import {IMPORTED} from "./lab-state.js";

/** Imported pairs and what could not be used. */
export interface Imported {
  pairs: LabPairs;
  /** Rows whose article or listing is not in the data. */
  unknown: number;
  /** Rows whose score is no number. */
  unreadable: number;
}

/** Splits a line of CSV; quotes as usual. */
function cells(line: string, delimiter: string): string[] {
  const out: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!;
    if (quoted && c === '"' && line[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (c === '"') quoted = !quoted;
    else if (c === delimiter && !quoted) {
      out.push(cell);
      cell = "";
    } else cell += c;
  }
  return [...out, cell].map((v) => v.trim());
}

/**
 * Reads pairs that another tool scored: columns left_id (article code), right_id (listing), score. Whatever is in the
 * file counts as linked, from its lowest score up, until the threshold is moved.
 * @throws Error in one line, naming the columns that are missing.
 */
export function importPairs(text: string, {articles, listings}: LabRecords): Imported {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  const delimiter = [",", ";", "\t"].sort(
    (a, b) => (lines[0]?.split(b).length ?? 0) - (lines[0]?.split(a).length ?? 0)
  )[0]!;
  const header = cells(lines[0] ?? "", delimiter).map((name) => name.toLowerCase());
  const at = ["left_id", "right_id", "score"].map((name) => header.indexOf(name)) as [number, number, number];
  const missing = ["left_id", "right_id", "score"].filter((_, i) => at[i]! < 0);
  if (missing.length) throw new Error(`the file lacks the columns ${missing.join(", ")}`);
  const article = new Map(articles.code.map((code, i) => [code, i]));
  const listing = new Map(listings.id.map((id, i) => [id, i]));
  const pairs: LabPairs = {
    strategy: IMPORTED,
    threshold: 0,
    calibrated: false,
    left: [],
    right: [],
    score: [],
    probability: [],
    zone: []
  };
  let [unknown, unreadable] = [0, 0];
  for (const line of lines.slice(1)) {
    const row = cells(line, delimiter);
    const [l, r] = [article.get(row[at[0]] ?? ""), listing.get(row[at[1]] ?? "")];
    const score = row[at[2]] ? Number(row[at[2]]) : NaN;
    if (l === undefined || r === undefined) unknown++;
    else if (!Number.isFinite(score)) unreadable++;
    else {
      pairs.left.push(l);
      pairs.right.push(r);
      pairs.score.push(score);
      pairs.probability.push(0);
      pairs.zone.push(0);
    }
  }
  if (!pairs.left.length)
    throw new Error(`no row names an article and a listing of these data, of ${lines.length - 1}`);
  pairs.threshold = pairs.score.reduce((low, s) => Math.min(low, s), Infinity);
  return {pairs, unknown, unreadable};
}

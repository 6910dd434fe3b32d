import {IMPORTED} from "./lab-state.js";
import type {LabPairs, LabRecords} from "./lab-types.js";
import {delimiterOf, readCsv} from "./read-csv.js";

/** Imported pairs and what could not be used. */
export interface Imported {
  pairs: LabPairs;
  /** Which columns were read as what. */
  columns: {left: string; right: string; score: string};
  /** Rows whose article or listing is not in the data. */
  unknown: number;
  /** Rows whose score is no number. */
  unreadable: number;
  /** Rows of a pair that had come before; the best score stays. */
  repeated: number;
}

/** Headers by what they hold, best first: ours, Splink's, those of DeepMatcher's tables and of plain mappings. */
const NAMES = {
  left: ["left_id", "unique_id_l", "ltable_id", "id_l", "id_left", "left", "id1", "ida", "product_code", "stock_code"],
  right: ["right_id", "unique_id_r", "rtable_id", "id_r", "id_right", "right", "id2", "idb", "listing_id"],
  score: ["score", "match_weight", "match_probability", "probability", "similarity", "confidence", "weight"]
} as const;

/** What a tool decided, as `smartshop mdm match --all` writes it; anything else counts as accepted. */
const ZONES = ["accept", "ask", "reject"];

/**
 * Reads pairs that another tool scored: an article's code, a listing and a score, under our headers or another tool's;
 * the two ids may stand either way round. Where a column says what the tool decided (`zone`: accept, ask, reject), that is
 * taken; else whatever is in the file counts as linked, from its lowest score up, until the threshold is moved.
 * @throws Error in one line, naming the columns that are missing or the ids that are not known.
 */
export function importPairs(text: string, {articles, listings}: LabRecords): Imported {
  const body = text.replace(/^\uFEFF/, "");
  const delimiter = delimiterOf(body.split(/\r?\n/, 1)[0]!);
  const [header, ...rows] = readCsv(body, delimiter);
  if (!header) throw new Error("the file is empty");
  const plain = header.map((name) => name.toLowerCase().replace(/[\s-]+/g, "_"));
  const find = (what: keyof typeof NAMES): number => {
    const known = NAMES[what].find((name) => plain.includes(name));
    return known === undefined ? -1 : plain.indexOf(known);
  };
  const [left, right, score] = [find("left"), find("right"), find("score")];
  const missing = [
    ...(left < 0 ? ["left_id"] : []),
    ...(right < 0 ? ["right_id"] : []),
    ...(score < 0 ? ["score"] : [])
  ];
  if (missing.length) throw new Error(`the file lacks the columns ${missing.join(", ")}; it has: ${header.join(", ")}`);
  if (!rows.length) throw new Error("the file has a header and no row");
  const article = new Map(articles.code.map((code, i) => [code, i]));
  const listing = new Map(listings.id.map((id, i) => [id, i]));
  const hits = (a: number, l: number): number =>
    rows.reduce((n, row) => n + (article.has(row[a] ?? "") && listing.has(row[l] ?? "") ? 1 : 0), 0);
  const [a, l] = hits(left, right) >= hits(right, left) ? [left, right] : [right, left];
  const decided = plain.indexOf("zone");
  const zoneOf = (row: readonly string[]): number =>
    decided < 0 ? 0 : Math.max(0, ZONES.indexOf((row[decided] ?? "").toLowerCase()));
  const best = new Map<string, {left: number; right: number; score: number; zone: number}>();
  let [unknown, unreadable, repeated] = [0, 0, 0];
  for (const row of rows) {
    const [i, j] = [article.get(row[a] ?? ""), listing.get(row[l] ?? "")];
    const value = number(row[score] ?? "", delimiter);
    if (i === undefined || j === undefined) unknown++;
    else if (!Number.isFinite(value)) unreadable++;
    else {
      const before = best.get(`${i} ${j}`);
      if (before) repeated++;
      if (!before || value > before.score) best.set(`${i} ${j}`, {left: i, right: j, score: value, zone: zoneOf(row)});
    }
  }
  if (!best.size)
    throw new Error(
      unknown === rows.length
        ? `none of ${rows.length} rows names an article and a listing of these data, such as ${articles.code[0]} and ${listings.id[0]}; the first has ${rows[0]![a]} and ${rows[0]![l]}`
        : `none of ${rows.length} rows has a score that is a number; the first has ${rows[0]![score] || "none"}`
    );
  const found = [...best.values()];
  const linked = found.filter((d) => d.zone === 0);
  const pairs: LabPairs = {
    strategy: IMPORTED,
    threshold: (linked.length ? linked : found).reduce((low, d) => Math.min(low, d.score), Infinity),
    calibrated: false,
    left: found.map((d) => d.left),
    right: found.map((d) => d.right),
    score: found.map((d) => d.score),
    probability: found.map(() => 0),
    zone: found.map((d) => d.zone)
  };
  const columns = {left: header[a]!, right: header[l]!, score: header[score]!};
  return {pairs, columns, unknown, unreadable, repeated};
}

/** A number, with a decimal comma where commas do not part cells. */
const number = (text: string, delimiter: string): number => {
  const plain = delimiter === "," ? text : text.replace(/^(-?\d*),(\d+)$/, "$1.$2");
  return plain === "" ? NaN : Number(plain);
};

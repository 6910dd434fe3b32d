import {distance} from "fuzzball";
import {KIND_LABEL, KINDS, normalName, type SourceColumn, type SourceKind} from "./kinds.ts";

/** What a header says about a file. */
export interface Recognition {
  kind: SourceKind | null;
  /** Position in the file of each column of the kind, by its raw name; absent optional columns are left out. */
  columns: Record<string, number>;
  /** Why the file cannot be read although it looks like one of ours; one line without the file's name. */
  problem: string | null;
  /** What a reader should know: columns that look like misspelt optional ones. */
  notes: string[];
}

/** A required column that is close to no more than two edits counts as misspelt, not as missing. */
const NEAR = 2;

interface Fit {
  kind: SourceKind;
  columns: Record<string, number>;
  missing: SourceColumn[];
  twice: string[];
}

/** Finds the kind of file from the names of its columns, in any order, either spelling, further columns allowed. */
export function recognise(header: readonly string[]): Recognition {
  const fits = (Object.keys(KINDS) as SourceKind[]).map((kind) => fit(kind, header));
  const whole = fits
    .filter((f) => f.missing.length === 0)
    .sort((a, b) => Object.keys(b.columns).length - Object.keys(a.columns).length);
  const [best, second] = whole;
  if (best) {
    const tied = second && Object.keys(second.columns).length === Object.keys(best.columns).length;
    const problem = tied
      ? `can be read as ${KIND_LABEL[best.kind]} and as ${KIND_LABEL[second.kind]}; remove the columns of one of them`
      : best.twice.length
        ? `column given twice: ${best.twice.join(", ")}; keep one of them`
        : null;
    return {kind: best.kind, columns: best.columns, problem, notes: nearOptional(best, header)};
  }
  const close = fits
    .map((f) => ({f, required: KINDS[f.kind].filter((c) => c.required).length, found: resembling(f, header)}))
    .filter(({required, found}) => found >= 2 && found / required >= 0.6)
    .sort((a, b) => b.found / b.required - a.found / a.required || b.required - a.required)[0];
  if (!close) return {kind: null, columns: {}, problem: null, notes: []};
  return {kind: close.f.kind, columns: close.f.columns, problem: missingText(close.f, header), notes: []};
}

function fit(kind: SourceKind, header: readonly string[]): Fit {
  const names = header.map(normalName);
  const columns: Record<string, number> = {};
  const missing: SourceColumn[] = [];
  const twice: string[] = [];
  for (const column of KINDS[kind]) {
    const spellings = column.spellings.map(normalName);
    const at = names.flatMap((name, i) => (spellings.includes(name) ? [i] : []));
    if (at.length) columns[column.name] = at[0]!;
    else if (column.required) missing.push(column);
    if (at.length > 1) twice.push(at.map((i) => header[i]!.trim()).join(" and "));
  }
  return {kind, columns, missing, twice};
}

/** The unused column of the file that is nearest in spelling, if it is near enough. */
function nearest(column: SourceColumn, f: Fit, header: readonly string[]): string | undefined {
  const used = new Set(Object.values(f.columns));
  return header
    .flatMap((name, i) => (used.has(i) || normalName(name).length < 3 ? [] : [name]))
    .map((name) => ({name, d: Math.min(...column.spellings.map((s) => distance(normalName(s), normalName(name))))}))
    .filter(({d, name}) => d > 0 && d <= Math.min(NEAR, normalName(name).length - 2))
    .sort((a, b) => a.d - b.d)[0]?.name;
}

const resembling = (f: Fit, header: readonly string[]): number =>
  KINDS[f.kind].filter((c) => c.required && (c.name in f.columns || nearest(c, f, header))).length;

function missingText(f: Fit, header: readonly string[]): string {
  const parts = f.missing.map((column) => {
    const near = nearest(column, f, header);
    const name = column.spellings.join(" or ");
    return near ? `${name} (there is "${near.trim()}": rename it)` : name;
  });
  return `looks like ${KIND_LABEL[f.kind]} but lacks ${parts.length > 1 ? "columns" : "column"} ${parts.join(", ")}; it has: ${header
    .map((h) => h.trim())
    .join(", ")}`;
}

const nearOptional = (f: Fit, header: readonly string[]): string[] =>
  KINDS[f.kind]
    .filter((c) => !c.required && !(c.name in f.columns))
    .flatMap((c) => {
      const near = nearest(c, f, header);
      return near ? [`column ${near.trim()} is not read; do you mean ${c.spellings[0]}?`] : [];
    });

import type {Dimension} from "../semantic/dimensions.ts";
import {type Language, MEASURES, type MeasureName, type Unit} from "../semantic/measures.ts";
import {contextText, dimensionText, keyText, measureText, notes} from "./context.ts";
import {figure, periodText} from "./format.ts";
import type {Query, Row} from "./query.ts";
import {isTime, keyNames} from "./select.ts";
import {specialSentence} from "./special-sentence.ts";
import type {Vocabulary} from "./vocabulary.ts";

interface Told {
  query: Query;
  rows: Row[];
  language: Language;
  vocabulary: Vocabulary;
  truncated: boolean;
}

/** One sentence that says what the rows say and no more; each number in it stands in the rows. */
export function sentence(
  query: Query,
  rows: Row[],
  language: Language,
  vocabulary: Vocabulary,
  truncated = false
): string {
  const told = {query, rows, language, vocabulary, truncated};
  const text = rows.length ? body(told) : nothing(told);
  const extra = notes(query, language, vocabulary);
  return capital(text) + (extra.length ? ` (${extra.join("; ")})` : "") + ".";
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function nothing({query, language, vocabulary}: Told): string {
  const context = contextText(query, language, vocabulary);
  const base = language === "fr" ? "aucune ligne ne correspond" : "nothing in the data matches";
  return context ? `${base} (${context})` : base;
}

function body(told: Told): string {
  const {query} = told;
  if (query.kind === "special")
    return specialSentence(query, told.rows, told.language, told.vocabulary, told.truncated);
  if (query.averageOver) return averageText(told, query.averageOver);
  if (query.kind === "count") return countText(told);
  if (query.kind === "share") return shareText(told);
  if (query.kind === "change") return changeText(told);
  if (query.kind === "periods") return periodsText(told);
  if (query.kind === "rank") return rankText(told);
  if (query.kind === "list") return listText(told);
  return query.dimensions.length ? breakdownText(told) : valueText(told);
}

const unitOf = (measure: MeasureName): Unit => MEASURES[measure].unit;

/** Context as it follows a figure's name. */
function context({query, language, vocabulary}: Told): string {
  const text = contextText(query, language, vocabulary);
  return text ? ` (${text})` : "";
}

const colon = (language: Language): string => (language === "fr" ? " : " : ": ");

function valueText(told: Told): string {
  const {query, rows, language} = told;
  const row = rows[0]!;
  const parts = query.measures.map(
    (m) => `${measureText(m, language)}${colon(language)}${figure(row[m], unitOf(m), language)}`
  );
  const [first, ...rest] = parts;
  return [first!.replace(colon(language), `${context(told)}${colon(language)}`), ...rest].join("; ");
}

/** A row's name: the last column of its key that a person reads. */
function nameOf(told: Told, row: Row): string {
  const {query, language, vocabulary} = told;
  return query.dimensions
    .map((d) => {
      const names = keyNames(d);
      return keyText(d, row[d === "product" ? names[1]! : names[0]!] ?? row[names[0]!], language, vocabulary);
    })
    .join(", ");
}

const withFigure = (told: Told, row: Row, measure: MeasureName): string =>
  `${nameOf(told, row)} (${figure(row[measure], unitOf(measure), told.language)})`;

function extreme(rows: Row[], measure: string, direction: 1 | -1): Row {
  return rows.reduce((best, row) => {
    const [a, b] = [row[measure], best[measure]];
    if (a === null || a === undefined) return best;
    return b === null || b === undefined || direction * (Number(a) - Number(b)) > 0 ? row : best;
  }, rows[0]!);
}

function breakdownText(told: Told): string {
  const {query, rows, language, truncated} = told;
  const measure = query.measures[0]!;
  const fr = language === "fr";
  const by = query.dimensions.map((d) => dimensionText(d, 1, language)).join(fr ? " et " : " and ");
  const label = `${measureText(measure, language)} ${fr ? "par" : "by"} ${by}${context(told)}`;
  if (rows.length === 1) return `${label}${colon(language)}${withFigure(told, rows[0]!, measure)}`;
  const high = withFigure(told, extreme(rows, measure, 1), measure);
  const low = withFigure(told, extreme(rows, measure, -1), measure);
  const count = `${truncated ? (fr ? "les " : "the first ") : ""}${rows.length} ${fr ? "lignes" : "rows"}`;
  return fr
    ? `${label}, ${count}${colon(language)}le plus haut ${high}, le plus bas ${low}`
    : `${label}, ${count}: highest ${high}, lowest ${low}`;
}

function rankText(told: Told): string {
  const {query, rows, language} = told;
  if (query.within) return withinText(told, query.within);
  const {measure, direction} = query.order!;
  const fr = language === "fr";
  const what = dimensionText(query.dimensions.at(-1)!, rows.length, language);
  const place = query.offset ? ordinal(query.offset + 1, language) : "";
  const most = fr
    ? `${place ? `${place} ` : "le "}${direction === "desc" ? "plus haut" : "plus bas"}`
    : `${place ? `${place} ` : ""}${direction === "desc" ? "highest" : "lowest"}`;
  const lead = fr
    ? `${what}, ${measureText(measure, language)} ${most}`
    : `${what} with the ${most} ${measureText(measure, language)}`;
  const shown = rows.slice(0, 3).map((r) => withFigure(told, r, measure));
  const more = rows.length - shown.length;
  const tail = more > 0 ? (fr ? ` et ${more} de plus` : ` and ${more} more`) : "";
  return `${rows.length === 1 ? "" : `${rows.length} `}${lead}${context(told)}${colon(language)}${shown.join(", ")}${tail}`;
}

const ordinal = (n: number, language: Language): string =>
  language === "fr" ? `${n}e` : (["second", "third", "fourth", "fifth"][n - 2] ?? `${n}th`);

function withinText(told: Told, within: Dimension): string {
  const {query, rows, language} = told;
  const thing = query.dimensions.find((d) => d !== within)!;
  const fr = language === "fr";
  const each = `${dimensionText(thing, query.limit!, language)} ${fr ? "par" : "by"} ${dimensionText(within, 1, language)}, ${measureText(query.order!.measure, language)}`;
  return `${query.limit} ${each}${context(told)}, ${rows.length} ${fr ? "lignes" : "rows"}`;
}

function listText(told: Told): string {
  const {rows, query, language, truncated} = told;
  const n = `${truncated ? (language === "fr" ? "les premiers " : "the first ") : ""}${figure(rows.length, "count", language)}`;
  return `${n} ${dimensionText(query.dimensions[0]!, rows.length, language)}${context(told)}`;
}

function countText(told: Told): string {
  const {query, rows, language} = told;
  const row = rows[0]!;
  const dimension: Dimension = query.dimensions[0]!;
  if (query.argument === "share") {
    const [part, total, share] = [row["part"], row["total"], row["share"]];
    const of = language === "fr" ? "sur" : "of";
    return `${figure(share, "share", language)}${context(told)}${colon(language)}${figure(part, "count", language)} ${of} ${figure(total, "count", language)} ${dimensionText(dimension, 2, language)}`;
  }
  const name = `${dimension}_count`;
  const n = rows.reduce((sum, r) => sum + Number(r[name]), 0);
  const groups = query.dimensions.slice(1);
  const by = groups.map((d) => dimensionText(d, 1, language)).join(", ");
  const split = by
    ? language === "fr"
      ? `, par ${by} (${rows.length} lignes)`
      : `, by ${by} (${rows.length} rows)`
    : "";
  return `${figure(n, "count", language)} ${dimensionText(dimension, n, language)}${context(told)}${split}`;
}

function shareText(told: Told): string {
  const {query, rows, language} = told;
  const measure = query.measures[0]!;
  const fr = language === "fr";
  if (query.dimensions.length && query.limit === undefined) {
    const top = extreme(rows, "share", 1);
    const label = fr
      ? `part du total, ${measureText(measure, language)}`
      : `share of ${measureText(measure, language)}`;
    return `${label}${context(told)}, ${rows.length} ${fr ? "lignes" : "rows"}${colon(language)}${fr ? "la plus grande est" : "the largest is"} ${nameOf(told, top)} (${figure(top["share"], "share", language)})`;
  }
  const row = rows[0]!;
  const who =
    query.limit === undefined
      ? contextText(query, language, told.vocabulary)
      : fr
        ? `les ${query.limit} premiers ${dimensionText(query.dimensions[0]!, 2, language)}${context(told)}`
        : `the first ${query.limit} ${dimensionText(query.dimensions[0]!, 2, language)}${context(told)}`;
  const of = fr ? "sur" : "of";
  return `${who}${colon(language)}${figure(row["share"], "share", language)} ${fr ? "du total" : "of the total"} – ${measureText(measure, language)} ${figure(row[measure], unitOf(measure), language)} ${of} ${figure(row["total"], unitOf(measure), language)}`;
}

const signed = (value: unknown, unit: Unit, language: Language): string =>
  (Number(value) > 0 ? "+" : "") + figure(value, unit, language);

function changeText(told: Told): string {
  const {query, rows, language} = told;
  const measure = query.measures[0]!;
  const unit = unitOf(measure);
  const [a, b] = query.periods!.map((p) => periodText(p, language));
  if (query.dimensions.length) {
    // Ranked by the amount, the amount is told.
    const [key, as] = query.order?.by === "change" ? (["change", unit] as const) : (["change_rate", "share"] as const);
    const first = rows.slice(0, 3).map((r) => `${nameOf(told, r)} (${signed(r[key], as, language)})`);
    const lead =
      language === "fr"
        ? `variation, ${measureText(measure, language)}, ${a} → ${b}`
        : `change of ${measureText(measure, language)}, ${a} → ${b}`;
    return `${lead}${context(told)}${colon(language)}${first.join(", ")}`;
  }
  const row = rows[0]!;
  const [before, after] = [
    figure(row[`${measure}_before`], unit, language),
    figure(row[`${measure}_after`], unit, language)
  ];
  const rate = row["change_rate"] === null ? "" : `, ${signed(row["change_rate"], "share", language)}`;
  return `${measureText(measure, language)}${context(told)}${colon(language)}${before} ${a}, ${after} ${b} (${signed(row["change"], unit, language)}${rate})`;
}

function periodsText(told: Told): string {
  const {query, rows, language} = told;
  const measure = query.measures[0]!;
  if (rows.length !== query.periods!.length)
    return `${measureText(measure, language)}${context(told)}, ${rows.length} ${language === "fr" ? "lignes" : "rows"}`;
  const inOrder = [...query.periods!].sort((x, y) => (x.from ?? "").localeCompare(y.from ?? ""));
  const parts = rows.map(
    (r, i) => `${figure(r[measure], unitOf(measure), language)} ${periodText(inOrder[i]!, language)}`
  );
  return `${measureText(measure, language)}${context(told)}${colon(language)}${parts.join(", ")}`;
}

function averageText(told: Told, over: Dimension): string {
  const {query, rows, language} = told;
  const measure = query.measures[0]!;
  const row = rows[0]!;
  const n = Number(row[`${over}_count`]);
  const fr = language === "fr";
  const [kind, name] = query.median ? [fr ? "médiane" : "median", "median"] : [fr ? "moyenne" : "mean", "average"];
  const label = fr
    ? `${kind} par ${dimensionText(over, 1, language)}, ${measureText(measure, language)}`
    : `${kind} ${measureText(measure, language)} per ${dimensionText(over, 1, language)}`;
  return `${label}${context(told)}${colon(language)}${figure(row[`${name}_${measure}`], unitOf(measure), language)} (${figure(n, "count", language)} ${dimensionText(over, n, language)})`;
}

/** Whether rows run along time, for a chart. */
export const alongTime = (query: Query): boolean => query.dimensions.length > 0 && isTime(query.dimensions[0]!);

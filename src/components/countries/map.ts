import {html, svg} from "htl";
import type {Countries, CountryRow} from "../../../loaders/countries.ts";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {sum} from "../periods.js";
import {columns} from "./table.js";
import {classNames, classOf, fillOf, MEASURES, the, The, type Measure, type MeasureName} from "./measures.js";

export type Region = "world" | "europe";

/** Part of the drawing that is shown: x, y, width, height in its units. */
const VIEW: Record<Region, readonly [number, number, number, number]> = {
  world: [0, -20, 4000, 1760],
  europe: [1725, 65, 690, 420]
};
const HEIGHT = 460;

/** The map of one measure. */
export function map(c: Countries, rows: readonly CountryRow[], name: MeasureName, region: Region): Finding<CountryRow> {
  const measure = MEASURES[name];
  const used = new Set(rows.map((d) => classOf(measure.of(d), measure.cuts)));
  const names = classNames(measure);
  const entries = names.flatMap((label, k) => (used.has(k) ? [[label, fillOf(k, measure.cuts.length)] as const] : []));
  const mapped = new Set(c.shapes.map((d) => d.code));
  const left = rows.filter((d) => !mapped.has(d.code));
  return {
    title: title(c, rows, name),
    subtitle: html`${measure.unit.charAt(0).toUpperCase()}${measure.unit.slice(1)}, by the country written on each line,
    ${name === "growth" ? "" : `${f.day(c.about.from)} to ${f.day(c.about.asOf)}, `}lines with a customer, exact
    duplicates set apart. Dots are countries too small for the map.
    ${left.length ? `Not on the map, see the table: ${left.map((d) => the(d.name)).join(", ")}.` : ""}${key(entries)}`,
    about: c.about,
    n: f.counted(
      sum(rows, (d) => d.orders),
      "order"
    ),
    file: `countries-by-${name}`,
    sql: c.sql.countries,
    height: HEIGHT,
    rows,
    columns: columns(rows),
    chart: (width) => draw(c, rows, measure, region, width)
  };
}

/** What stands out among the countries shown. */
function title(c: Countries, rows: readonly CountryRow[], name: MeasureName): string {
  const {of, write} = MEASURES[name];
  // A ratio of a handful of orders says little; the sentence leaves such countries out and says so.
  const few = name === "average" || name === "growth";
  const known = rows.filter((d) => of(d) != null && (!few || d.orders >= FEW));
  if (!known.length) return "No country has enough orders to compare";
  const top = known.reduce((a, b) => (of(b)! > of(a)! ? b : a));
  const small = few ? ` among countries with ${FEW} orders or more` : "";
  if (name === "average") return `${The(top.name)} has the largest average order${small}: ${write(of(top))}`;
  if (name === "growth") {
    const low = known.reduce((a, b) => (of(b)! < of(a)! ? b : a));
    return `${The(top.name)} grew most, ${write(of(top))}, and ${the(low.name)} shrank most, ${write(of(low))},${small}`;
  }
  const total = sum(rows, (d) => of(d)!);
  const what = {revenue: "revenue", orders: "orders", customers: "customers"}[name];
  const scope = rows.length < c.rows.length ? ` outside ${the(c.rows[0]!.name)}` : "";
  return `${The(top.name)} has ${f.percent(of(top)! / total)} of ${what}${scope}, ${write(of(top))} of ${write(total)}`;
}

/** Orders below which a ratio is not worth a sentence. */
export const FEW = 20;

function draw(c: Countries, rows: readonly CountryRow[], measure: Measure, region: Region, width: number): SVGElement {
  const by = new Map(rows.map((d) => [d.code, d]));
  const [x, y, w, h] = VIEW[region];
  const label = (d: CountryRow): string =>
    `${d.name}\n${measure.label.toLowerCase()} ${measure.write(measure.of(d))}\nrevenue ${f.pounds(d.gross)}\n${f.counted(d.orders, "order")}, ${f.counted(d.customers, "customer")}`;
  const fill = (d: CountryRow): string | null => {
    const k = classOf(measure.of(d), measure.cuts);
    return k == null ? null : `fill: ${fillOf(k, measure.cuts.length)}`;
  };
  const shapes = c.shapes.map((shape) => {
    const row = shape.code ? by.get(shape.code) : undefined;
    const tip = row ? svg`<title>${label(row)}</title>` : null;
    const kind = row && fill(row) ? "sold" : "none";
    if (shape.path) return svg`<path d=${shape.path} class=${kind} style=${row ? fill(row) : null}>${tip}</path>`;
    if (!row) return null;
    // As large on the screen whatever part of the world is shown.
    const r = (5 * w) / Math.max(width, 320);
    return svg`<circle cx=${shape.at[0]} cy=${shape.at[1]} r=${r} class=${kind} style=${fill(row)}>${tip}</circle>`;
  });
  return svg`<svg class="map" viewBox=${`${x} ${y} ${w} ${h}`} role="img" aria-label=${`Map of ${measure.unit} by country; the table gives the values`}>${shapes}</svg>`;
}

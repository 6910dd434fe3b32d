import type {Dimension} from "../semantic/dimensions.ts";
import {addDays} from "./calendar.ts";
import type {Outcome} from "./outcome.ts";
import type {Filter, Period} from "./query.ts";
import type {Reading} from "./reading.ts";

/** Gathers the named things into one filter a dimension; "outside" and "except" turn the next one round. */
export function readFilters(reading: Reading): Filter[] {
  const filters: Filter[] = [];
  const outside = reading.all("outside");
  const {vocabulary, match} = reading;
  const {words} = match;
  let last: {negated: boolean; dimension: Dimension; end: number} | undefined;
  for (const entity of reading.match.entities) {
    if (reading.isUsed(entity)) continue;
    reading.use(entity);
    const led = outside.find((s) => s.end <= entity.start && entity.start - s.end <= 3);
    if (led) reading.use(led);
    // "outside the UK, Germany and France": all of the list.
    const turned =
      led !== undefined ||
      (last?.negated === true &&
        last.dimension === entity.filter.dimension &&
        words
          .slice(last.end, entity.start)
          .every((w) => /^(and|et|or|ou|ni|nor|the|la|le|l|les|from|de|d)$/.test(w.stem)));
    last = {negated: turned, dimension: entity.filter.dimension, end: entity.end};
    const same = filters.find((f) => f.dimension === entity.filter.dimension && Boolean(f.negated) === Boolean(turned));
    if (same) {
      const more = entity.filter.values.filter((v) => !same.values.includes(v));
      same.values = [...same.values, ...more];
      if (more.length) same.label += `, ${entity.filter.label}`;
    } else filters.push({...entity.filter, values: [...entity.filter.values], ...(turned ? {negated: true} : {})});
  }
  const home = vocabulary.countries.find((c) => c.code === HOME)?.name;
  for (const [type, negated] of [
    ["abroad", true],
    ["home", false]
  ] as const) {
    const slot = reading.first(type);
    // "from abroad (outside the UK)" says it twice.
    const said = filters.find((f) => f.dimension === "country");
    if (slot && said && home === said.values[0] && said.values.length === 1 && Boolean(said.negated) === negated)
      reading.useAll(type);
    if (!slot || home === undefined || filters.some((f) => f.dimension === "country")) continue;
    reading.useAll(type);
    filters.push({dimension: "country", values: [home], label: home, ...(negated ? {negated} : {})});
  }
  return filters;
}

/** The shop's own country: its money is in pounds, and what is sold elsewhere is sold abroad. */
const HOME = "GB";

/** Why a period has nothing to say, or null. */
export function outOfData(
  periods: (Period | undefined)[],
  {first, last}: {first: string; last: string}
): Outcome | null {
  for (const period of periods) {
    if (!period) continue;
    if (period.from && period.from > last) return {type: "refused", why: {cause: "future", last}};
    if (period.until && period.until <= first) return {type: "refused", why: {cause: "past", first}};
  }
  return null;
}

/** Whether the data ends inside a period, so that it is not whole. */
export const isPartial = (period: Period, {first, last}: {first: string; last: string}): boolean =>
  (period.until !== undefined && period.until > addDays(last, 1)) ||
  (period.from !== undefined && period.unit !== "other" && period.from < first);

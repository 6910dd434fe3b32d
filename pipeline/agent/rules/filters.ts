import {addDays} from "./calendar.ts";
import {type Outcome} from "./outcome.ts";
import {type Filter, type Period} from "./query.ts";
import {type Reading} from "./reading.ts";

/** Gathers the named things into one filter a dimension; "outside" and "except" turn the next one round. */
export function readFilters(reading: Reading): Filter[] {
  const filters: Filter[] = [];
  const outside = reading.all("outside");
  for (const entity of reading.match.entities) {
    if (reading.isUsed(entity)) continue;
    reading.use(entity);
    const turned = outside.find((s) => s.end <= entity.start && entity.start - s.end <= 3);
    if (turned) reading.use(turned);
    const same = filters.find((f) => f.dimension === entity.filter.dimension && Boolean(f.negated) === Boolean(turned));
    if (same) {
      const more = entity.filter.values.filter((v) => !same.values.includes(v));
      same.values = [...same.values, ...more];
      if (more.length) same.label += `, ${entity.filter.label}`;
    } else filters.push({...entity.filter, values: [...entity.filter.values], ...(turned ? {negated: true} : {})});
  }
  return filters;
}

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

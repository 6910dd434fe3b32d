import {effectsAround, type Day, type DayEffect} from "../pipeline/analytics/time/day-effects.ts";
import {bankHolidays} from "../pipeline/analytics/time/holidays.ts";

/** A bank holiday within the data, with what was sold on it. */
export interface HolidayDay {
  on: string;
  name: string;
  /** Gross revenue, £; 0 where the shop was closed. */
  gross: number;
}

/** Bank holidays of the home market and what happens on and around them. */
export function holidayEffects(days: readonly Day[]): {days: HolidayDay[]; effects: DayEffect[]; usual: number} {
  const gross = new Map(days.map((d) => [d.on, d.value]));
  const holidays = bankHolidays(days[0]!.on, days.at(-1)!.on);
  const effects = effectsAround(days, new Set(holidays.map((d) => d.on)));
  return {
    days: holidays.map((d) => ({...d, gross: gross.get(d.on) ?? 0})),
    effects,
    usual: effects[0]!.against
  };
}

import {decompose} from "../pipeline/analytics/time/decompose.ts";
import {regress} from "../pipeline/analytics/time/regression.ts";
import type {Coefficients, Period} from "./time.ts";

/** Classical decomposition of gross revenue by month, factors multiplied. */
export interface Season {
  months: {month: string; gross: number; trend: number | null; seasonal: number; remainder: number | null}[];
  /** Factor of each calendar month, 1 to 12; 1 is an average month. `ratios` are the months it rests on. */
  index: {calendar: number; factor: number; ratios: number[]}[];
}

const YEAR = 12;

/** Null when fewer than two full years are there, or a month without any sale makes factors meaningless. */
export function season(months: readonly Period[]): Season | null {
  const values = months.map((d) => d.gross);
  if (values.length < 2 * YEAR || values.some((v) => v <= 0)) return null;
  const {trend, seasonal, remainder} = decompose(values, YEAR, "multiplicative");
  const rows = months.map((d, i) => ({
    month: d.start,
    gross: d.gross,
    trend: trend[i]!,
    seasonal: seasonal[i]!,
    remainder: remainder[i]!
  }));
  const calendar = (iso: string): number => Number(iso.slice(5, 7));
  const index = Array.from({length: YEAR}, (_, i) => {
    const same = rows.filter((d) => calendar(d.month) === i + 1);
    const ratios = same.flatMap((d) => (d.trend == null ? [] : [d.gross / d.trend]));
    return {calendar: i + 1, factor: same[0]!.seasonal, ratios};
  });
  return {months: rows, index};
}

/** Weeks that a regression needs at least: half a year for a trend, two years for a season beside it. */
const FEWEST = 26;
const SEASONAL = 104;
const WEEKS_A_YEAR = 365.25 / 7;

/**
 * Gross revenue a week on time in years, and on time with a yearly wave (two harmonics), with standard errors robust
 * to autocorrelation. Null for less than half a year of full weeks.
 */
export function trendModel(weeks: readonly Period[]): {plain: Coefficients; seasonal: Coefficients | null} | null {
  if (weeks.length < FEWEST) return null;
  const y = weeks.map((d) => d.gross);
  const start = Date.parse(weeks[0]!.start);
  const years = weeks.map((d) => (Date.parse(d.start) - start) / (7 * 864e5) / WEEKS_A_YEAR);
  const wave = (of: (x: number) => number, k: number): number[] => years.map((t) => of(2 * Math.PI * k * t));
  const {residuals: _, ...plain} = regress(y, {"trend, £ a week and year": years});
  // Two years less the broken weeks at both ends still show the season twice.
  if (weeks.length < SEASONAL - 8) return {plain, seasonal: null};
  const {residuals: __, ...seasonal} = regress(y, {
    "trend, £ a week and year": years,
    "yearly wave, cosine": wave(Math.cos, 1),
    "yearly wave, sine": wave(Math.sin, 1),
    "half-yearly wave, cosine": wave(Math.cos, 2),
    "half-yearly wave, sine": wave(Math.sin, 2)
  });
  return {plain, seasonal};
}

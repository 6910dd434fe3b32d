/** Every number and date on the site is written by this module, in en-GB. Missing is an en dash, never 0 or NaN. */
export const MISSING = "–";

type Value = number | null | undefined;
const has = (v: Value): v is number => v != null && Number.isFinite(v);
const using = (options: Intl.NumberFormatOptions) => {
  const f = new Intl.NumberFormat("en-GB", options);
  return (v: Value): string => (has(v) ? f.format(v).replace("-", "−") : MISSING);
};

/** 36,969 */
export const count = using({maximumFractionDigits: 0});
/** £17,743,411.18 */
export const pounds = using({style: "currency", currency: "GBP"});
/** £17,743,411 */
export const wholePounds = using({style: "currency", currency: "GBP", maximumFractionDigits: 0});
/** 1.4% */
export const percent = using({style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1});
/** +1.4% */
export const signedPercent = using({
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: "exceptZero"
});
/** 0.954 */
export const ratio3 = using({minimumFractionDigits: 3, maximumFractionDigits: 3});
/** +3.2 */
export const signed1 = using({minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero"});

/** 89.2 */
export const fixed1 = using({minimumFractionDigits: 1, maximumFractionDigits: 1});
/** +55 */
export const signedCount = using({maximumFractionDigits: 0, signDisplay: "exceptZero"});

/** £17.7 M, £247 k, £438. The exact value belongs in the title or the table. */
export function compactPounds(v: Value): string {
  if (!has(v)) return MISSING;
  const size = Math.abs(v),
    sign = v < 0 ? "−" : "",
    digits = (x: number) => (x >= 100 ? x.toFixed(0) : x.toFixed(1).replace(/\.0$/, ""));
  if (size >= 999_500) return `${sign}£${(size / 1e6).toFixed(size < 9.995e6 ? 2 : 1)}\u00a0M`;
  return size >= 1000 ? `${sign}£${digits(size / 1000)}\u00a0k` : `${sign}£${size.toFixed(0)}`;
}

/** For axes: £0, £400 k, £1.2 M. */
export const axisPounds = (v: number): string => {
  const a = Math.abs(v),
    s = v < 0 ? "−" : "";
  return a >= 1e6 ? `${s}£${a / 1e6}\u00a0M` : a >= 1000 ? `${s}£${a / 1000}\u00a0k` : `${s}£${a}`;
};

const dated = (options: Intl.DateTimeFormatOptions) => {
  const f = new Intl.DateTimeFormat("en-GB", {timeZone: "UTC", ...options});
  return (d: Date | string): string => f.format(new Date(d)).replace("Sept", "Sep");
};
/** 9 Dec 2011 */
export const day = dated({day: "numeric", month: "short", year: "numeric"});
/** Dec 2011 */
export const month = dated({month: "short", year: "numeric"});
/** December 2011 */
export const longMonth = dated({month: "long", year: "numeric"});
/** Dec */
export const shortMonth = dated({month: "short"});

/** REGENCY CAKESTAND 3 TIER → Regency cakestand 3 tier */
export const sentenceCase = (name: string): string => {
  const s = name.trim().replace(/\s+,/g, ",").toLowerCase();
  return s.charAt(0).toUpperCase() + s.slice(1);
};

/** 2nd */
export const ordinal = (n: number): string =>
  `${count(n)}${n % 100 > 10 && n % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th")}`;

/** 1 order, 2 orders */
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

/** 12.4 MB */
export const bytes = (n: number): string =>
  n >= 1e6 ? `${(n / 1e6).toFixed(1)}\u00a0MB` : n >= 1000 ? `${Math.round(n / 1000)}\u00a0kB` : `${n}\u00a0B`;

/** 3.87 */
export const fixed2 = using({minimumFractionDigits: 2, maximumFractionDigits: 2});

import {html} from "htl";
import type {Coefficient} from "../../../pipeline/analytics/time/regression.ts";
import type {Coefficients, Time} from "../../../loaders/time.ts";
import {badge} from "../badge.js";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import {written} from "./period.js";

type Row = Coefficient & {model: string};

/** What time alone and time beside the season say of revenue a week. */
export function regression(t: Time): HTMLElement {
  if (!t.trend)
    return emptyState("Too short for a trend", "A regression over weeks needs half a year of full weeks at least.");
  const {plain, seasonal} = t.trend;
  const rows: Row[] = [
    ...plain.coefficients.map((d) => ({...d, model: "Trend only"})),
    ...(seasonal?.coefficients ?? []).map((d) => ({...d, model: "Trend and season"}))
  ];
  return html`<section>
    <h2>Regression: is there a trend beside the season? ${badge("derived", "Derived")}</h2>
    <p>
      ${said("With time alone", plain)}
      ${seasonal ? html`${said("With the season beside it", seasonal)} ${verdict(plain, seasonal)}` : "The data are too short to part the trend from the season: the slope may be the season's."}
    </p>
    ${dataTable<Row>({
      caption: "Coefficients of the regression of gross revenue a week",
      file: "weekly-regression",
      sql: t.sql.weeks,
      rows,
      limit: 12,
      columns: [
        {label: "Model", value: (d) => d.model},
        {label: "Coefficient", value: (d) => d.name},
        {label: "Estimate", value: (d) => d.estimate, format: f.signedCount},
        {label: "95% from", value: (d) => d.lower, format: f.signedCount},
        {label: "to", value: (d) => d.upper, format: f.signedCount},
        {label: "Standard error", value: (d) => d.standardError, format: f.count},
        {label: "p", value: (d) => d.p, format: written}
      ]
    })}
    <p class="figures-note">
      Least squares over ${plain.n} full weeks with a sale; standard errors robust to autocorrelation up to
      ${plain.lags} weeks (Newey and West) and to unequal variance. Weeks that the data hold in part, and weeks without
      any sale, are left out.
    </p>
  </section>`;
}

export const slope = (fit: Coefficients): Coefficient => fit.coefficients[1]!;
/** With a joiner between sign and pound, which lines would else be broken at. */
const money = (v: number): string => `${v < 0 ? "−" : "+"}\u2060${f.wholePounds(Math.abs(v))}`;
const clear = (c: Coefficient): boolean => c.lower > 0 || c.upper < 0;

function said(how: string, fit: Coefficients): HTMLElement {
  const c = slope(fit);
  return html`<span
    >${how}, revenue a week moves by <b>${money(c.estimate)}</b> a year (95% ${money(c.lower)} to ${money(c.upper)}, p
    ${c.p < 0.001 ? "" : "= "}${written(c.p)}, R² = ${fit.rSquared.toFixed(2)}, n = ${fit.n}).</span
  >`;
}

function verdict(plain: Coefficients, seasonal: Coefficients): string {
  const [a, b] = [slope(plain), slope(seasonal)];
  if (clear(a) && !clear(b))
    return "The slope of the first is the season's work: beside the season no trend is left to see.";
  if (!clear(a) && clear(b)) return "The season hides the trend: only beside it does the trend show.";
  return clear(b) ? "The trend stays when the season is taken into account." : "Neither shows a trend beyond chance.";
}

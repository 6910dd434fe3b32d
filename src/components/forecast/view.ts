import {html} from "htl";
import type {ArticleHistory, ArticleLine, Forecasts} from "../../../loaders/forecast.ts";
import type {Choice} from "../../../pipeline/analytics/forecast/backtest.ts";
import {asOfLine} from "../as-of.js";
import {badge} from "../badge.js";
import {choices} from "../choice.js";
import {fromColumns, type Columns} from "../columns.js";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import {figures, type FigureCard} from "../figure-card.js";
import {howCounted} from "../how-counted.js";
import {FEWEST, HORIZON, lineOf} from "./lines.js";
import {later as waiting, panel} from "./panel.js";
import {ahead, UNIT, type MeasureName, type Series} from "./series.js";

type State = {measure: MeasureName; months: string};
type Later = {"forecast-articles"?: () => Promise<unknown>};

const ARTICLE = "article";
const ARTICLES = `SELECT product_code, product_name, gross_revenue_12m, quantity_12m, first_sold_on, last_sold_on
FROM v_product_kpi
WHERE kind = 'article'
ORDER BY gross_revenue_12m DESC`;

/** What will sell in the months to come: the shop, and any article. */
export function view(d: Forecasts, later: Later): DocumentFragment {
  const groups = {
    measure: {
      label: "Measure",
      options: [
        ["revenue", "Revenue"],
        ["quantity", "Quantity"]
      ] as const
    },
    months: {
      label: "Months ahead",
      initial: String(HORIZON),
      options: Array.from({length: 12}, (_, i) => [String(i + 1), String(i + 1)] as const)
    }
  };
  let histories: Promise<ArticleHistory[]> | undefined;
  const all = (): Promise<ArticleHistory[]> => {
    histories ??= later["forecast-articles"]!().then((c) => fromColumns<ArticleHistory>(c as Columns));
    histories.catch(() => (histories = undefined));
    return histories;
  };
  let last: Node | undefined;
  const redraw = (): boolean => body.dispatchEvent(new Event("redraw"));
  const body = choices<State>(groups, (state) => (last = shown(d, state, all, redraw, last)));
  const choose = (code: string | null): void => {
    const search = new URLSearchParams(location.search);
    if (code === null) search.delete(ARTICLE);
    else search.set(ARTICLE, code);
    history.pushState(null, "", `${location.pathname}${search.size ? `?${search.toString()}` : ""}`);
    redraw();
    body.scrollIntoView({block: "start"});
  };
  return html.fragment`<h1>What will sell in the months to come?</h1>
${lede(d)}
${asOfLine(d.about)}
${d.first.revenue ? figures(cards(d, d.first.revenue), `Of the shop's gross revenue, ${HORIZON} months ahead. Errors are those of months held back, which the methods had not seen.`) : null}
<p class="further">Back to <a href="./time">time</a>. The last month that is not complete is left out: the first month forecast is the one after ${f.longMonth(d.about.lastFullMonth)}.</p>
${body}
<h2>Articles</h2>
<p class="further">Choose a row to forecast the article. ${f.count(d.short)} of ${f.count(d.total)} articles have fewer than ${FEWEST} full months: too short a history. <button class="link" onclick=${() => choose(null)}>Back to the whole shop</button></p>
${table(d, all, choose)}
<h2>How this is counted</h2>
${howCounted(definitions)}`;
}

const chosen = (): string | null =>
  typeof location === "undefined" ? null : new URLSearchParams(location.search).get(ARTICLE);

/** The forecast that the URL asks for; what the build has computed is there at once, all else the browser computes. */
function shown(
  d: Forecasts,
  state: State,
  all: () => Promise<ArticleHistory[]>,
  retry: () => void,
  before?: Node
): Node {
  const code = chosen();
  const horizon = Number(state.months);
  if (code === null) {
    const s = shop(d, state.measure);
    return horizon === HORIZON
      ? panel(s, d.first[state.measure], FEWEST)
      : waiting(s, FEWEST, computed(s.values, horizon), retry, before);
  }
  const host = html`<div aria-busy="true">
    <p role="status" class="figures-note">Loading the articles' histories (about ${f.bytes(300 * d.total)}) …</p>
    <div class="waiting">${before ?? null}</div>
  </div>`;
  all().then(
    (articles) => {
      const article = articles.find((a) => a.code === code);
      host.removeAttribute("aria-busy");
      if (!article) {
        const why = "No article with a sale in a full month has this code.";
        host.replaceChildren(emptyState(`Nothing is known of ${code}`, why, "Choose one below."));
        return;
      }
      const s = series(d, article, state.measure);
      host.replaceChildren(waiting(s, FEWEST, computed(s.values, horizon), retry));
    },
    () => {
      const again = html`<button class="link" onclick=${retry}>Try again</button>`;
      host.replaceChildren(emptyState("The histories could not be loaded", "The rest of the page works.", again));
    }
  );
  return host;
}

const computed = async (values: number[], horizon: number): Promise<Choice | null> => {
  const {compute} = await import("./compute.js");
  return compute(values, horizon);
};

const shop = (d: Forecasts, measure: MeasureName): Series => ({
  about: d.about,
  subject: "the shop",
  file: `shop-${measure}`,
  measure,
  from: d.months[0] ?? d.about.from,
  values: d[measure],
  sql: `SELECT month, gross_revenue, quantity_sold
FROM v_month_kpi
WHERE is_complete
ORDER BY month`
});

const series = (d: Forecasts, a: ArticleHistory, measure: MeasureName): Series => ({
  about: d.about,
  subject: `${f.sentenceCase(a.name)} (${a.code})`,
  file: `${a.code}-${measure}`,
  measure,
  from: a.from,
  values: a[measure],
  sql: `SELECT month, gross_revenue, quantity_sold
FROM v_product_month
WHERE product_code = '${a.code.replaceAll("'", "''")}'
  AND month IN (SELECT month FROM v_month_kpi WHERE is_complete)
ORDER BY month`
});

/** The first row: what is expected, by which method, and how far it was off. */
function cards(d: Forecasts, choice: Choice): FigureCard[] {
  const months = ahead(shop(d, "revenue"), choice);
  const total = months.reduce((sum, m) => sum + m.mean, 0);
  const of = (method: string): Choice["scores"][number] => choice.scores.find((s) => s.method === method)!;
  const [best, naive] = [of(choice.method), of("Seasonal naive")];
  return [
    {
      label: "Expected",
      value: f.compactPounds(total),
      exact: f.pounds(total),
      note: `${f.month(months[0]!.month)} – ${f.month(months.at(-1)!.month)}`,
      badge: badge("derived", "Derived", "Forecast from the months so far")
    },
    {label: "Method", value: choice.method, note: `erred least of ${f.count(choice.scores.length)}`},
    {
      label: "Off by",
      value: f.compactPounds(best.mae),
      exact: f.pounds(best.mae),
      note: `a month on average, ${f.count(best.n)} months held back`
    },
    {
      label: "MASE",
      value: f.fixed2(best.mase),
      note: best === naive ? "the naive method is the best here" : `naive ${f.fixed2(naive.mase)}; less is better`
    },
    {label: "Within the interval", value: f.percent(best.coverage), note: "of the months held back; 80% intended"}
  ];
}

function lede(d: Forecasts): HTMLElement {
  const choice = d.first.revenue;
  if (!choice)
    return html`<p class="lede">
      The data hold ${f.counted(d.months.length, "full month")}: too short a history for a forecast that was put to the
      test. ${FEWEST} are needed.
    </p>`;
  const months = ahead(shop(d, "revenue"), choice);
  const score = choice.scores.find((s) => s.method === choice.method)!;
  const total = months.reduce((sum, m) => sum + m.mean, 0);
  return html`<p class="lede">
    <b title=${f.pounds(total)}>${UNIT.revenue.write(total)}</b> gross revenue is expected from
    ${f.longMonth(months[0]!.month)} to ${f.longMonth(months.at(-1)!.month)}, by the method that erred least on
    ${f.counted(score.n, "month")} held back: ${choice.method}, off by <b>${UNIT.revenue.write(score.mae)}</b> a month
    on average.
  </p>`;
}

const table = (d: Forecasts, all: () => Promise<ArticleHistory[]>, choose: (code: string) => void): HTMLElement =>
  dataTable<ArticleLine>({
    caption: "Articles with their histories",
    file: "forecast-articles",
    sql: ARTICLES,
    rows: d.articles,
    total: d.total,
    rest: async () => (await all()).map(lineOf),
    sortBy: "Revenue, 12 months",
    limit: 10,
    url: "",
    selected: (row) => row.code === chosen(),
    onselect: (row) => choose(row.code),
    columns: [
      {label: "Code", value: (row) => row.code, format: (v) => html`<span class="code">${v}</span>`},
      {label: "Article", value: (row) => row.name, title: (row) => row.name, format: (v) => f.sentenceCase(v)},
      {
        label: "Revenue, 12 months",
        key: "revenue",
        value: (row) => row.revenue,
        format: f.wholePounds,
        bar: "var(--sales)"
      },
      {label: "Pieces, 12 months", key: "pieces", value: (row) => row.quantity, format: f.count},
      {label: "Full months", key: "full", value: (row) => row.months, format: f.count},
      {label: "Months since a sale", key: "idle", value: (row) => row.idle, format: f.count},
      {label: "History", value: (row) => (row.months < FEWEST ? "too short" : "long enough")}
    ]
  });

const definitions: [string, string | Node][] = [
  [
    "History",
    "Full months only; the last month that is not complete is left out. An article's history starts with its first month with a sale; months without one are 0. Exact duplicates are set apart, returns are not taken off."
  ],
  [
    "Seasonal naive",
    "The same month of the year before. It stands beside every forecast, and wins where nothing errs less."
  ],
  [
    "ETS",
    "Exponential smoothing with additive errors; trend (none, additive, damped) and season by the least AICc. A season needs two years of history, which few origins of a backtest over two years have: then ETS and Theta forecast without one."
  ],
  [
    "Theta",
    "Simple smoothing plus half the slope of the line through the history, on seasonally adjusted values where the season shows."
  ],
  [
    "Backtest",
    "From several points in the past each method forecasts from what was known then; errors are over all those months. The method with the least error is chosen, so its error is a little better than it will be."
  ],
  [
    "Interval",
    "80%, for one month each, from the method's own errors, as if they were normal; bounds below 0 are shown as 0. Coverage says how many months held back lay within."
  ],
  [
    "Too short",
    `${FEWEST} full months are needed: a season, two more for the naive's errors, and two origins to test from.`
  ]
];

import {html} from "htl";
import {dataTable} from "../data-table.js";
import * as f from "../format.js";
import {productLink} from "../product-link.js";
import {statusBadge} from "../overview/alerts.js";
import {TOP_REVIEWS, type Band} from "./kpis.js";
import type {Comparison, Flip, Kpis, TopArticle} from "./lab-types.js";
import {strategyName} from "./names.js";
import {plainTable, type Cell} from "./plain-table.js";

interface KpiRow {
  name: string;
  note: string;
  key: keyof Kpis;
  of: (k: Kpis) => number | null;
  write: (v: number | null) => string;
  /** How differences are written; the value's own way with a sign by default. */
  signed: (v: number | null) => string;
}
const signed =
  (write: (v: number | null) => string) =>
  (v: number | null): string =>
    v === null ? "–" : Math.abs(v) < 1e-9 ? "0" : `${v > 0 ? "+" : "−"}${write(Math.abs(v))}`;
const points = (v: number | null): string => (v === null ? "–" : `${f.fixed1(100 * v)} pp`);
const ratio = (part: keyof Kpis, of: keyof Kpis) => (k: Kpis) => (k[of] ? Number(k[part]) / Number(k[of]) : null);

/** The figures that identity decides, in the order in which people ask. */
export const KPI_ROWS: readonly KpiRow[] = [
  {
    name: "Revenue matched",
    note: "£, of articles with a listing",
    key: "revenueLinked",
    of: (k) => k.revenueLinked,
    write: f.wholePounds,
    signed: signed(f.wholePounds)
  },
  {
    name: "Share of revenue",
    note: "of all articles sold",
    key: "revenueLinked",
    of: ratio("revenueLinked", "revenue"),
    write: f.percent,
    signed: signed(points)
  },
  {
    name: "Share of articles",
    note: "sold, with a listing",
    key: "articlesLinked",
    of: ratio("articlesLinked", "articlesSold"),
    write: f.percent,
    signed: signed(points)
  },
  {
    name: "Listings linked",
    note: "of all listings",
    key: "listingsLinked",
    of: (k) => k.listingsLinked,
    write: f.count,
    signed: signed(f.count)
  },
  {
    name: "Reviews linked",
    note: "rated reviews that reach an article",
    key: "reviewsLinked",
    of: (k) => k.reviewsLinked,
    write: f.count,
    signed: signed(f.count)
  },
  {
    name: "Mean rating",
    note: "stars, mean over rated articles",
    key: "rating",
    of: (k) => k.rating,
    write: (v) => (v === null ? "–" : v.toFixed(3)),
    signed: signed((v) => (v === null ? "–" : v.toFixed(3)))
  },
  {
    name: "Rated articles",
    note: "with a linked review",
    key: "rated",
    of: (k) => k.rated,
    write: f.count,
    signed: signed(f.count)
  },
  {
    name: "Critical alerts",
    note: "articles",
    key: "critical",
    of: (k) => k.critical,
    write: f.count,
    signed: signed(f.count)
  },
  {name: "Watch alerts", note: "articles", key: "watch", of: (k) => k.watch, write: f.count, signed: signed(f.count)}
];

/** Denominators that no matching changes, for bands of shares. */
const SHARE_OF: Partial<Record<string, keyof Kpis>> = {
  "Share of revenue": "revenue",
  "Share of articles": "articlesSold"
};

export type Bands = Partial<Record<string, Record<keyof Kpis, Band>>>;

/** What both matchings do to the figures, with bands and, where truth is known, errors. */
export function effectTable(bands: Bands): {node: HTMLElement; show(c: Comparison): void} {
  const title = html`<h2></h2>`;
  const host = html`<div></div>`;
  const node = html`<section class="finding effect">
    ${title}
    <div class="subtitle">
      Each figure under both matchings. Bands: 80% and, in the tip, 95% of 400 matchings drawn from the probabilities of
      the pairs; only calibrated strategies have one.
    </div>
    ${host}
  </section>`;
  const bandText = (row: KpiRow, strategy: string, c: Comparison): HTMLElement | string => {
    const band = bands[strategy]?.[row.key];
    if (!band) return html`<span title="its probabilities are scores, not chances">no band</span>`;
    const of = SHARE_OF[row.name];
    const by = of ? Number(c.right.kpis[of]) || 1 : 1;
    const range = (low: number, high: number): string => `${row.write(low / by)}–${row.write(high / by)}`;
    return html`<span title=${`95%: ${range(band.low95, band.high95)}`}>${range(band.low80, band.high80)}</span>`;
  };
  return {
    node,
    show(c) {
      const [l, r] = [strategyName(c.left.strategy), strategyName(c.right.strategy)];
      title.textContent = effectTitle(c);
      const heads = [
        "Figure",
        l,
        r,
        "Difference",
        `Band, ${r.toLowerCase()}`,
        ...(c.truth ? ["Truth", `Error, ${l.toLowerCase()}`, `Error, ${r.toLowerCase()}`] : [])
      ];
      host.replaceChildren(
        plainTable(
          "Effect on the figures",
          heads,
          KPI_ROWS.map((row) => {
            const [a, b] = [row.of(c.left.kpis), row.of(c.right.kpis)];
            const t = c.truth ? row.of(c.truth) : null;
            const as = (v: number | null): Cell => [v, row.write(v)];
            const less = (x: number | null, y: number | null): Cell => {
              const by = x === null || y === null ? null : x - y;
              return [by, row.signed(by)];
            };
            return [
              [row.name, html`<span>${row.name}<span class="remark"> ${row.note}</span></span>`],
              ...[as(a), as(b), less(b, a), bandText(row, c.right.strategy, c)],
              ...(c.truth ? [as(t), less(a, t), less(b, t)] : [])
            ];
          }),
          {keys: KPI_ROWS.map((row) => row.name)}
        )
      );
    }
  };
}

/** What the choice of strategy does to revenue and alerts, as a sentence. */
export function effectTitle({left, right, flipping, truth}: Comparison): string {
  const share = (k: Kpis): number => k.revenueLinked / (k.revenue || 1);
  const pp = 100 * (share(right.kpis) - share(left.kpis));
  const more =
    Math.abs(pp) < 0.05
      ? "The same share of revenue is matched"
      : `${strategyName(right.strategy)} matches ${f.fixed1(Math.abs(pp))} pp ${pp > 0 ? "more" : "less"} of revenue`;
  const off = truth ? `; the truth is ${f.percent(share(truth))}` : "";
  return `${more}, and ${flipping === 1 ? "one alert differs" : `${f.count(flipping)} alerts differ`}${off}`;
}

/** Alerts that differ between the two. @param all fetches those that the page does not hold. */
export function flipTable(
  first: Comparison,
  all: () => Promise<readonly Flip[]>
): {node: HTMLElement; show(c: Comparison): void} {
  const title = html`<h2></h2>`;
  let replace: (rows: readonly Flip[]) => void = () => {};
  const status = (v: string | null): HTMLElement | string => (v === null ? "not rated" : statusBadge(v));
  const table = dataTable<Flip>({
    caption: "Alerts that differ",
    rows: first.flips,
    total: first.flipping,
    rest: first.flips.length < first.flipping ? all : undefined,
    limit: 8,
    file: "alerts-that-differ",
    bind: (set) => (replace = set),
    columns: [
      {label: "Article", value: (d) => d.name, format: (v: string, d) => productLink(d.code, v)},
      {label: "Revenue", value: (d) => d.revenue, format: f.wholePounds},
      {label: "Left", value: (d) => d.left ?? "not rated", format: (_, d) => status(d.left)},
      {label: "Right", value: (d) => d.right ?? "not rated", format: (_, d) => status(d.right)},
      {label: "Rating left", value: (d) => d.ratingLeft, format: f.fixed2},
      {label: "Rating right", value: (d) => d.ratingRight, format: f.fixed2},
      ...(first.truth
        ? [
            {
              label: "Under the truth",
              value: (d: Flip) => d.truth ?? "not rated",
              format: (_: never, d: Flip) => status(d.truth)
            }
          ]
        : [])
    ]
  });
  return {
    node: html`<section class="finding flips">${title}${table}</section>`,
    show(c) {
      title.textContent = `Alerts that differ: ${f.count(c.flipping)}`;
      if (c.flips.length === c.flipping) replace(c.flips);
    }
  };
}

/** The ten best-rated articles under both, those that change marked. */
export function topTable(): {node: HTMLElement; show(c: Comparison): void} {
  const title = html`<h2></h2>`;
  const host = html`<div class="columns"></div>`;
  const list = (
    name: string,
    own: readonly TopArticle[],
    other: readonly TopArticle[],
    truth: readonly TopArticle[] | null
  ): HTMLElement => {
    const here = new Set(other.map((d) => d.code));
    const real = truth && new Set(truth.map((d) => d.code));
    return html`<div>
      <h3>${name}</h3>
      <ol class="top">
        ${own.map(
          (d) =>
            html`<li>
              ${productLink(d.code, d.name)} ${f.fixed2(d.rating)}
              <span class="remark"
                >(${f.counted(d.reviews, "review")})${here.has(d.code) ? "" : " only here"}${real ? (real.has(d.code) ? ", in the true ten" : "") : ""}</span
              >
            </li>`
        )}
      </ol>
    </div>`;
  };
  return {
    node: html`<section class="finding">
      ${title}
      <div class="subtitle">Articles with at least ${TOP_REVIEWS} linked reviews, by mean stars, then revenue</div>
      ${host}
    </section>`,
    show({left, right, top}) {
      const codes = new Set(top.left.map((d) => d.code));
      const changed = top.right.filter((d) => !codes.has(d.code)).length;
      title.textContent = changed
        ? `${f.count(changed)} of the ten best-rated articles change`
        : "The ten best-rated articles are the same";
      host.replaceChildren(
        list(strategyName(left.strategy), top.left, top.right, top.truth),
        list(strategyName(right.strategy), top.right, top.left, top.truth)
      );
    }
  };
}

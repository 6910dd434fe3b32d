import type {Identity} from "./links.ts";

/** A listing whose article is another than before. */
export interface LinkChange {
  /** merge: it joined an article; split: it left one; move: both at once; new and gone: the listing itself came or went. */
  readonly kind: "merge" | "split" | "move" | "new" | "gone";
  readonly listingId: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly goldenBefore: string | null;
  readonly goldenAfter: string | null;
  /** steward, the strategy with its version, or data where the listing is gone. */
  readonly by: string;
  /** Revenue of the articles in question, £. */
  readonly revenue: number;
}

/** A figure before and after, and what made the difference. The two parts sum to it. */
export interface KpiChange {
  readonly kpi: KpiName;
  readonly unit: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly newData: number | null;
  readonly changedIdentity: number | null;
}

export const KPI_UNITS = {
  articles_linked: "articles",
  revenue_linked: "GBP",
  revenue_share: "share",
  listings_linked: "listings",
  reviews_linked: "reviews",
  rating_mean: "stars",
  critical_alerts: "articles",
  watch_alerts: "articles"
} as const;
export type KpiName = keyof typeof KPI_UNITS;

/** Thresholds of alerts. */
export interface Alerts {
  readonly critical: number;
  readonly watch: number;
  readonly minQuantity: number;
}

/** Which listings merged, split, came and went. */
export function linkChanges(before: Identity, after: Identity): LinkChange[] {
  const ids = [...new Set([...before.listings.keys(), ...after.listings.keys()])].sort();
  return ids.flatMap((id): LinkChange[] => {
    const [was, is] = [before.links.get(id), after.links.get(id)];
    const [had, has] = [before.listings.has(id), after.listings.has(id)];
    if (had && has && was?.article === is?.article) return [];
    if (was === undefined && is === undefined) return [];
    const kind = !had ? "new" : !has ? "gone" : !was ? "merge" : !is ? "split" : "move";
    const isStewards = is?.by === "steward" || (was !== undefined && after.denied.has(`${id}|${was.article}`));
    const worth = (code: string | undefined): number =>
      code === undefined ? 0 : ((after.articles.get(code) ?? before.articles.get(code))?.revenue ?? 0);
    return [
      {
        kind,
        listingId: id,
        before: was?.article ?? null,
        after: is?.article ?? null,
        goldenBefore: before.goldenIds.get(id) ?? null,
        goldenAfter: after.goldenIds.get(id) ?? null,
        by: !has ? "data" : isStewards ? "steward" : `${after.strategy} ${after.version}`,
        revenue: worth(was?.article) + worth(is?.article)
      }
    ];
  });
}

/**
 * Divides each figure's change: what the new data alone would have made of it, had listings that were there before kept
 * their articles, and what changed identity added.
 */
export function kpiChanges(before: Identity, after: Identity, alerts: Alerts): KpiChange[] {
  const kept = new Map<string, string>();
  for (const [id, {article}] of after.links) if (!before.listings.has(id)) kept.set(id, article);
  for (const [id, {article}] of before.links)
    if (after.listings.has(id) && after.articles.has(article)) kept.set(id, article);
  const [was, would, is] = [
    figures(before, articlesOf(before), alerts),
    figures(after, kept, alerts),
    figures(after, articlesOf(after), alerts)
  ];
  const less = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);
  return (Object.keys(KPI_UNITS) as KpiName[]).map((kpi) => ({
    kpi,
    unit: KPI_UNITS[kpi],
    before: was[kpi],
    after: is[kpi],
    newData: less(would[kpi], was[kpi]),
    changedIdentity: less(is[kpi], would[kpi])
  }));
}

/** An identity's own figures. */
export const figuresOf = (identity: Identity, alerts: Alerts): Record<KpiName, number | null> =>
  figures(identity, articlesOf(identity), alerts);

const articlesOf = ({links}: Identity): Map<string, string> => new Map([...links].map(([id, l]) => [id, l.article]));

function figures(
  {articles, listings}: Identity,
  links: ReadonlyMap<string, string>,
  {critical, watch, minQuantity}: Alerts
): Record<KpiName, number | null> {
  const rated = new Map<string, {reviews: number; stars: number}>();
  let reviews = 0;
  for (const [id, article] of links) {
    const own = listings.get(id) ?? {reviews: 0, stars: 0};
    const sum = rated.get(article) ?? {reviews: 0, stars: 0};
    rated.set(article, {reviews: sum.reviews + own.reviews, stars: sum.stars + own.stars});
    reviews += own.reviews;
  }
  const out = {articles: 0, revenue: 0, all: 0, means: 0, rated: 0, critical: 0, watch: 0};
  for (const {revenue, quantity} of articles.values()) if (quantity > 0) out.all += revenue;
  for (const [code, {reviews: n, stars}] of rated) {
    const article = articles.get(code);
    if (article && article.quantity > 0) {
      out.articles++;
      out.revenue += article.revenue;
    }
    if (!n) continue;
    const mean = stars / n;
    out.means += mean;
    out.rated++;
    if (mean < critical && (article?.quantity ?? 0) > minQuantity) out.critical++;
    else if (mean < watch) out.watch++;
  }
  return {
    articles_linked: out.articles,
    revenue_linked: out.revenue,
    revenue_share: out.all ? out.revenue / out.all : null,
    listings_linked: links.size,
    reviews_linked: reviews,
    rating_mean: out.rated ? out.means / out.rated : null,
    critical_alerts: out.critical,
    watch_alerts: out.watch
  };
}

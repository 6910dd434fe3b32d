import type {MeasureName} from "../semantic/measures.ts";
import {conditionSql, filterSql, quote} from "./select.ts";
import type {Query} from "./query.ts";
import {MORE_WRITERS} from "./special-more.ts";

/** How many articles are shown when best-sellers among others are asked for with no number. */
const BEST_SELLERS = 20;

/** Reviews shown of one article when no number was said. */
const ALL_OF_ONE = 200;

const LINKED = "case when listing_count > 0 then";

const REVIEW_COLUMNS = "select review_id, review_on, rating, product_code, product_name, title, body\nfrom v_reviews";

/** The reviews of these ids, in their order. */
export function reviewsByIds(ids: readonly string[]): string {
  const places = ids.map((id, i) => `when ${quote(id)} then ${i + 1}`).join(" ");
  return `${REVIEW_COLUMNS}\nwhere review_id in (${ids.map(quote).join(", ")})\norder by case review_id ${places} end`;
}

/** Statements of questions that are no figure by dimension. */
export function specialSql(query: Query): string {
  const write = WRITERS[query.special ?? ""] ?? MORE_WRITERS[query.special ?? ""];
  if (!write) throw new Error(`no statement for ${query.special}`);
  return write(query);
}

const COLUMN: Record<string, string> = {product: "product_code", category: "category", country: "country_name"};

const filters = (query: Query, first: string[] = []): string => {
  const all = [
    ...first,
    ...query.filters.filter((f) => f.dimension in COLUMN).map((f) => filterSql(f, COLUMN[f.dimension]!))
  ];
  return all.length ? `\nwhere ${all.join("\n  and ")}` : "";
};

const limited = (query: Query, fallback?: number): string => {
  const limit = query.limit ?? fallback;
  return limit === undefined ? "" : `\nlimit ${limit}`;
};

/** Figures that the view of alerts holds. */
export const ALERT_COLUMNS: Partial<Record<MeasureName, string>> = {
  rating: "rating_mean",
  reviews: "review_count",
  units: "quantity_sold",
  revenue: "gross_revenue"
};

const WRITERS: Record<string, (query: Query) => string> = {
  alerts(query) {
    const kept = query.alert === "ANY" ? "alert_status in ('CRITICAL', 'WATCH')" : `alert_status = '${query.alert}'`;
    const status = [kept, ...query.conditions.map((c) => conditionSql(c, ALERT_COLUMNS[c.measure]!))].join("\n  and ");
    if (query.argument === "count") return `select count(*) as alert_count\nfrom v_alerts${filters(query, [status])}`;
    const column = ALERT_COLUMNS[query.measures[0] ?? "units"]!;
    if (query.argument === "sum")
      return `select count(*) as alert_count, sum(${column}) as ${query.measures[0]}\nfrom v_alerts${filters(query, [status])}`;
    if (query.dimensions.includes("category"))
      return `select category, count(*) as alert_count\nfrom v_alerts${filters(query, [status])}\ngroup by 1\norder by 2 desc, 1`;
    return (
      "select product_code, product_name, category, alert_status, rating_mean, review_count, quantity_sold, " +
      `gross_revenue, reason\nfrom v_alerts${filters(query, [status])}\norder by ${column} ${query.order?.direction ?? "desc"} nulls last, product_code${limited(query)}`
    );
  },

  // What is falling is decided in one place: by the test behind the view of rating trends.
  falling(query) {
    const best = query.argument === "best";
    if (query.argument === "count")
      return `select count(*) as product_count\nfrom v_rating_trends${filters(query, ["is_falling"])}`;
    return (
      "select product_code, product_name, category, rating_earlier, rating_later, rating_change, adjusted_p, rating_count, " +
      `is_falling, quantity_sold, gross_revenue\nfrom v_rating_trends${filters(query, query.argument === "one" ? [] : ["is_falling"])}\n` +
      `order by ${best ? "quantity_sold desc" : "rating_change"}, product_code${limited(query, best ? BEST_SELLERS : undefined)}`
    );
  },

  coverage(query) {
    const by = query.dimensions.includes("category");
    return (
      `select ${by ? "category, " : ""}sum(${LINKED} 1 else 0 end) as linked_articles, count(*) as articles_sold, ` +
      `sum(${LINKED} 1 else 0 end) * 1.0 / count(*) as article_coverage, ` +
      `sum(${LINKED} gross_revenue else 0 end) * 1.0 / nullif(sum(gross_revenue), 0) as revenue_coverage\n` +
      `from v_product_kpi${filters(query, ["kind = 'article'", "quantity_sold > 0"])}` +
      (by ? "\ngroup by 1\norder by 4 desc, 1" : "")
    );
  },

  period: () => "select min(sold_on) as first_day, max(sold_on) as last_day\nfrom v_day_kpi\nwhere order_count > 0",

  profile: (query) =>
    "select product_code, product_name, category, gross_revenue, quantity_sold, quantity_returned, return_rate, " +
    "average_price, order_count, customer_count, rating_mean, review_count, alert_status, first_sold_on, last_sold_on\n" +
    `from v_product_kpi${filters(query)}\norder by gross_revenue desc, product_code${limited(query, 20)}`,

  customer: (query) =>
    "select customer_id, country_name, first_order_on, last_order_on, recency_days, order_count, product_count, " +
    "gross_revenue, returns_value, net_revenue, average_order_value\n" +
    `from v_customer_kpi\nwhere customer_id = '${(query.argument ?? "").replaceAll("'", "''")}'`,

  reviews(query) {
    const [sentiment, order] = (query.argument ?? " ").split(" ");
    const kept = [
      ...(sentiment ? [`sentiment = '${sentiment}'`] : []),
      ...(query.period?.from ? [`review_on >= date '${query.period.from}'`] : []),
      ...(query.period?.until ? [`review_on < date '${query.period.until}'`] : []),
      ...query.filters
        .filter((f) => f.dimension === "category")
        .map((f) => `product_code in (select product_code from v_products where ${filterSql(f, "category")})`)
    ];
    const only = {...query, filters: query.filters.filter((f) => f.dimension === "product")};
    return (
      `select review_id, review_on, rating, product_code, product_name, title, body\nfrom v_reviews${filters(only, kept)}\n` +
      `order by ${order === "worst" ? "rating nulls last, " : ""}review_on desc nulls last, review_id${limited(query, only.filters.length ? ALL_OF_ONE : 10)}`
    );
  },

  // By words; where an embedding model is at hand the ids found by meaning take their place.
  review_search(query) {
    const text = "lower(coalesce(title, '') || ' ' || coalesce(body, ''))";
    const words = (query.argument ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const like = words.map((w) => `${text} like ${quote(`%${w.replaceAll(/[%_\\]/g, "")}%`)}`);
    return `${REVIEW_COLUMNS}${filters(query, like)}\norder by review_on desc nulls last, review_id${limited(query, 10)}`;
  },

  listings(query) {
    const zone =
      query.argument === "linked"
        ? "product_code is not null"
        : query.argument === "all"
          ? "true"
          : query.argument === "ask"
            ? "zone = 'ask'"
            : "product_code is null";
    return query.kind === "special" && query.limit === 0
      ? `select count(*) as listing_count\nfrom v_listings\nwhere ${zone}`
      : `select listing_id, title, brand, price, product_code, product_name, zone, probability, reason\nfrom v_listings\nwhere ${zone}\norder by probability desc nulls last, listing_id${limited(query)}`;
  },

  repeat: () =>
    "select sum(case when order_count > 1 then 1 else 0 end) as repeat_customers, count(*) as customers, " +
    "sum(case when order_count > 1 then 1 else 0 end) * 1.0 / count(*) as share\nfrom v_customer_kpi\nwhere order_count > 0",

  quality: (query) => `select metric, value, unit, note\nfrom v_data_quality\nwhere metric = '${query.argument}'`,

  // One row a strategy: what its links cover, and how many pairs fall in each zone.
  strategies: () =>
    `select strategy, ${[
      "article_coverage",
      "revenue_coverage",
      "listing_coverage",
      "review_coverage",
      "links_accept",
      "links_ask",
      "links_reject"
    ]
      .map((metric) => `max(case when metric = '${metric}' then value end) as ${metric}`)
      .join(", ")}\nfrom v_matching\ngroup by strategy\norder by article_coverage desc, strategy`
};

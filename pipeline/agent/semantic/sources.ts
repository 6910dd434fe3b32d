import type {Dimension} from "./dimensions.ts";
import type {Atom, MeasureName} from "./measures.ts";

/** How a view gives an atom. */
export interface AtomColumn {
  /** The column's SQL in a row of the view, or the aggregate over its lines. */
  sql: string;
  /**
   * sum: may be added up over rows. row: true of one row only (distinct counts).
   * count: each row is one; none where there is no row.
   * aggregate: `sql` is itself an aggregate, for views at line grain.
   */
  kind: "sum" | "row" | "aggregate" | "count";
  /** Counts only what is linked to an article, so it is no total of its own. */
  linked?: boolean;
}

/** A published view as a place to take figures from. */
export interface Source {
  relation: string;
  /** One row of the view; empty for views at line grain. */
  grain: Dimension[];
  /** Columns of each dimension: key first, then what a reader needs to see. */
  dimensions: Partial<Record<Dimension, string[]>>;
  atoms: Partial<Record<Atom, AtomColumn>>;
  /** The date column by which periods are cut, and the steps in which it can be. */
  date?: {column: string; step: "day" | "month"};
  /** The time column for hours. */
  time?: string;
  /** Measures that the view holds ready, true of one of its rows. */
  ready?: Partial<Record<MeasureName, string>>;
  /** Dimensions that hold for single rows only: a customer's country is not that of each of their orders. */
  rowOnly?: Dimension[];
  /** Taken only when one of these is asked for. */
  only?: string[];
  /** What stands in FROM, where it is more than the view's name. */
  from?: string;
  /** Predicate that keeps articles only; null where the view holds nothing else; absent where it cannot tell. */
  articles?: string | null;
}

const sum = (sql: string): AtomColumn => ({sql, kind: "sum"});
const row = (sql: string): AtomColumn => ({sql, kind: "row"});
const linked = (sql: string): AtomColumn => ({sql, kind: "sum", linked: true});
const aggregate = (sql: string): AtomColumn => ({sql, kind: "aggregate"});

const count: AtomColumn = {sql: "1", kind: "count"};

const PRODUCT = ["product_code", "product_name"];

/** Reviews with the category of the article they are linked to. */
const REVIEWS =
  "(select r.review_id, r.product_code, r.product_name, p.category, r.rating, r.sentiment, r.review_on " +
  "from v_reviews as r left join v_products as p on p.product_code = r.product_code) as reviews";

/** Customers' scores with their figures. An order has one customer, so orders add up. */
const SCORED =
  "(select k.customer_id, k.country_name, k.gross_revenue, k.returns_value, k.order_count, k.line_count, k.quantity, " +
  "k.recency_days, k.first_order_on, k.last_order_on, s.segment, s.lifetime_value_12m, s.churn_probability " +
  "from v_customer_scores as s join v_customer_kpi as k on k.customer_id = s.customer_id) as scored";

/** Views by size, smallest first: the first that can answer is taken, the line views can answer most. */
export const SOURCES: readonly Source[] = [
  {
    relation: "v_country_kpi",
    grain: ["country"],
    dimensions: {country: ["country_name"]},
    atoms: {
      revenue: sum("gross_revenue"),
      returns_value: sum("returns_value"),
      orders: row("order_count"),
      customers: row("customer_count")
    },
    ready: {average_order_value: "average_order_value", net_revenue: "net_revenue"}
  },
  {
    relation: "v_month_kpi",
    grain: ["month"],
    dimensions: {month: [], quarter: [], year: []},
    atoms: {
      revenue: sum("gross_revenue"),
      returns_value: sum("returns_value"),
      orders: sum("order_count"),
      customers: row("customer_count"),
      units: sum("quantity_sold"),
      units_returned: sum("quantity_returned"),
      lines: sum("line_count"),
      service_revenue: sum("service_revenue")
    },
    date: {column: "month", step: "month"}
  },
  {
    relation: "v_day_hour_kpi",
    grain: ["weekday", "hour"],
    dimensions: {weekday: ["weekday"], hour: ["hour"]},
    atoms: {
      revenue: sum("gross_revenue"),
      orders: sum("order_count"),
      lines: sum("line_count"),
      units: sum("quantity_sold")
    }
  },
  {
    relation: "v_day_kpi",
    grain: ["day"],
    dimensions: {day: [], week: [], month: [], quarter: [], year: [], weekday: []},
    atoms: {
      revenue: sum("gross_revenue"),
      returns_value: sum("returns_value"),
      orders: sum("order_count"),
      customers: row("customer_count"),
      units: sum("quantity_sold"),
      units_returned: sum("quantity_returned"),
      lines: sum("line_count")
    },
    date: {column: "sold_on", step: "day"}
  },
  {
    relation: "v_product_kpi",
    grain: ["product"],
    dimensions: {product: PRODUCT, category: ["category"]},
    atoms: {
      revenue: sum("gross_revenue"),
      returns_value: sum("returns_value"),
      units: sum("quantity_sold"),
      units_returned: sum("quantity_returned"),
      orders: row("order_count"),
      customers: row("customer_count"),
      lines: sum("line_count"),
      reviews: linked("coalesce(review_count, 0)"),
      positive_reviews: linked("coalesce(positive_reviews, 0)"),
      negative_reviews: linked("coalesce(negative_reviews, 0)"),
      neutral_reviews: linked("coalesce(neutral_reviews, 0)"),
      listings: sum("coalesce(listing_count, 0)"),
      first_sale: row("first_sold_on"),
      last_sale: row("last_sold_on")
    },
    ready: {
      rating: "rating_mean",
      return_rate: "return_rate",
      average_price: "average_price",
      net_revenue: "net_revenue"
    },
    articles: "kind = 'article'"
  },
  {
    relation: "v_customer_kpi",
    rowOnly: ["country"],
    grain: ["customer"],
    dimensions: {customer: ["customer_id", "country_name"], country: ["country_name"]},
    atoms: {
      revenue: sum("gross_revenue"),
      returns_value: sum("returns_value"),
      orders: row("order_count"),
      lines: sum("line_count"),
      units: sum("quantity"),
      products: row("product_count"),
      recency: row("recency_days"),
      first_sale: row("first_order_on"),
      last_sale: row("last_order_on")
    },
    ready: {average_order_value: "average_order_value", net_revenue: "net_revenue"}
  },
  {
    relation: "v_customer_kpi",
    grain: [],
    dimensions: {country: ["country_name"], day: [], week: [], month: [], quarter: [], year: []},
    atoms: {new_customers: aggregate("count(*)")},
    date: {column: "first_order_on", step: "day"}
  },
  {
    relation: "v_customer_scores",
    from: SCORED,
    only: ["segment", "lifetime_value", "churn_probability"],
    grain: ["customer"],
    dimensions: {customer: ["customer_id", "country_name"], country: ["country_name"], segment: ["segment"]},
    atoms: {
      lifetime_value: sum("lifetime_value_12m"),
      churn_sum: sum("churn_probability"),
      scored_customers: count,
      customers: count,
      revenue: sum("gross_revenue"),
      returns_value: sum("returns_value"),
      orders: sum("order_count"),
      lines: sum("line_count"),
      units: sum("quantity"),
      recency: row("recency_days"),
      first_sale: row("first_order_on"),
      last_sale: row("last_order_on")
    },
    ready: {churn_probability: "churn_probability"}
  },
  {
    relation: "v_margin",
    grain: ["product"],
    dimensions: {product: PRODUCT, category: ["category"]},
    atoms: {cost: sum("cost"), revenue: sum("gross_revenue"), units: sum("quantity_sold")},
    ready: {margin: "gross_margin", margin_rate: "margin_rate"},
    articles: null
  },
  {
    relation: "v_sales",
    grain: [],
    dimensions: {
      product: PRODUCT,
      category: ["category"],
      country: ["country_name"],
      customer: ["customer_id"],
      order: ["invoice"],
      ...{day: [], week: [], month: [], quarter: [], year: [], weekday: [], hour: []}
    },
    atoms: {
      revenue: aggregate("sum(revenue)"),
      service_revenue: aggregate("sum(case when line_kind = 'service' then revenue else 0 end)"),
      units: aggregate("sum(quantity)"),
      orders: aggregate("count(distinct invoice)"),
      customers: aggregate("count(distinct customer_id)"),
      lines: aggregate("count(*)"),
      highest_price: aggregate("max(unit_price)"),
      lowest_price: aggregate("min(unit_price)"),
      products: aggregate("count(distinct product_code)"),
      first_sale: aggregate("min(sold_on)"),
      last_sale: aggregate("max(sold_on)")
    },
    date: {column: "sold_on", step: "day"},
    time: "sold_at",
    articles: "line_kind = 'article'"
  },
  {
    relation: "v_returns",
    grain: [],
    dimensions: {
      product: PRODUCT,
      category: ["category"],
      country: ["country_name"],
      customer: ["customer_id"],
      ...{day: [], week: [], month: [], quarter: [], year: [], weekday: [], hour: []}
    },
    atoms: {returns_value: aggregate("sum(value)"), units_returned: aggregate("sum(quantity)")},
    date: {column: "returned_on", step: "day"},
    time: "returned_at",
    articles: "line_kind = 'article'"
  },
  {
    relation: "v_reviews",
    from: REVIEWS,
    grain: [],
    dimensions: {
      product: PRODUCT,
      category: ["category"],
      stars: ["rating"],
      sentiment: ["sentiment"],
      ...{day: [], week: [], month: [], quarter: [], year: [], weekday: []}
    },
    atoms: {
      reviews: aggregate("count(*)"),
      positive_reviews: aggregate("count(case when sentiment = 'positive' then 1 end)"),
      negative_reviews: aggregate("count(case when sentiment = 'negative' then 1 end)"),
      neutral_reviews: aggregate("count(case when sentiment = 'neutral' then 1 end)"),
      rating_sum: aggregate("sum(rating)"),
      rated_reviews: aggregate("count(rating)")
    },
    date: {column: "review_on", step: "day"},
    articles: "product_code is not null"
  }
];

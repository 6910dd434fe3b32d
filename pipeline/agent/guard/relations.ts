/** Published views: all that a question may read, on every engine. The marts' own files list their columns. */
export const RELATIONS: readonly string[] = [
  "v_product_kpi",
  "v_customer_kpi",
  "v_country_kpi",
  "v_month_kpi",
  "v_day_kpi",
  "v_day_hour_kpi",
  "v_product_month",
  "v_product_country",
  "v_alerts",
  "v_data_quality",
  "v_matching",
  "v_sales",
  "v_returns",
  "v_reviews",
  "v_listings",
  "v_products",
  "v_product_names",
  "v_margin",
  "v_customer_scores",
  "v_rating_trends"
];

/** Schemas by which a view may be named; the name alone is usual, and what runs bears no schema. */
export const SCHEMAS: readonly string[] = ["main", "public", "smartshop"];

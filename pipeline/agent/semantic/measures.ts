/** The two languages that questions are asked in. */
export type Language = "en" | "fr";

/** What a number is. Money is in GBP; shares and rates are fractions of 1. */
export type Unit = "gbp" | "count" | "share" | "stars" | "days" | "date";

/** A figure that is summed or counted from facts; the others are made from these. */
export const ATOMS = {
  revenue: "gbp",
  returns_value: "gbp",
  units: "count",
  units_returned: "count",
  orders: "count",
  customers: "count",
  lines: "count",
  products: "count",
  reviews: "count",
  positive_reviews: "count",
  negative_reviews: "count",
  neutral_reviews: "count",
  rating_sum: "count",
  rated_reviews: "count",
  listings: "count",
  new_customers: "count",
  recency: "days",
  first_sale: "date",
  last_sale: "date",
  cost: "gbp",
  service_revenue: "gbp",
  highest_price: "gbp",
  lowest_price: "gbp",
  lifetime_value: "gbp",
  churn_sum: "count",
  scored_customers: "count"
} as const satisfies Record<string, Unit>;

export type Atom = keyof typeof ATOMS;

/** A figure that a question can ask for. */
export interface Measure {
  unit: Unit;
  /** How it is computed, from atoms by name; ratios are sum over sum. */
  formula: string;
  label: Record<Language, string>;
}

const measure = (unit: Unit, formula: string, en: string, fr: string): Measure => ({unit, formula, label: {en, fr}});

export const MEASURES = {
  revenue: measure("gbp", "revenue", "revenue", "chiffre d'affaires"),
  net_revenue: measure(
    "gbp",
    "revenue - returns_value",
    "revenue net of returns",
    "chiffre d'affaires net des retours"
  ),
  service_revenue: measure(
    "gbp",
    "service_revenue",
    "revenue of services such as postage",
    "chiffre d'affaires des services (port, frais)"
  ),
  returns_value: measure("gbp", "returns_value", "value of returns", "valeur des retours"),
  units: measure("count", "units", "units sold", "unités vendues"),
  units_returned: measure("count", "units_returned", "units returned", "unités retournées"),
  returns_share: measure(
    "share",
    "returns_value * 1.0 / nullif(revenue, 0)",
    "value of returns over revenue",
    "valeur des retours sur chiffre d'affaires"
  ),
  return_rate: measure(
    "share",
    "units_returned * 1.0 / nullif(units, 0)",
    "return rate (units returned over units sold)",
    "taux de retour (unités retournées sur vendues)"
  ),
  orders: measure("count", "orders", "orders", "commandes"),
  customers: measure("count", "customers", "customers who bought", "clients acheteurs"),
  new_customers: measure(
    "count",
    "new_customers",
    "new customers (by first order)",
    "nouveaux clients (première commande)"
  ),
  lines: measure("count", "lines", "sale lines", "lignes de vente"),
  products: measure("count", "products", "different articles sold", "articles différents vendus"),
  average_order_value: measure("gbp", "revenue * 1.0 / nullif(orders, 0)", "average order value", "panier moyen"),
  average_price: measure("gbp", "revenue * 1.0 / nullif(units, 0)", "average price per unit", "prix moyen à l'unité"),
  highest_price: measure(
    "gbp",
    "highest_price",
    "highest price of a sale line",
    "prix le plus haut d'une ligne de vente"
  ),
  lowest_price: measure("gbp", "lowest_price", "lowest price of a sale line", "prix le plus bas d'une ligne de vente"),
  revenue_per_customer: measure(
    "gbp",
    "revenue * 1.0 / nullif(customers, 0)",
    "revenue per customer",
    "chiffre d'affaires par client"
  ),
  orders_per_customer: measure(
    "count",
    "orders * 1.0 / nullif(customers, 0)",
    "orders per customer",
    "commandes par client"
  ),
  units_per_order: measure("count", "units * 1.0 / nullif(orders, 0)", "units per order", "unités par commande"),
  units_per_line: measure(
    "count",
    "units * 1.0 / nullif(lines, 0)",
    "units per sale line",
    "unités par ligne de vente"
  ),
  units_per_customer: measure("count", "units * 1.0 / nullif(customers, 0)", "units per customer", "unités par client"),
  lines_per_order: measure("count", "lines * 1.0 / nullif(orders, 0)", "lines per order", "lignes par commande"),
  rating: measure("stars", "rating_sum * 1.0 / nullif(rated_reviews, 0)", "mean rating", "note moyenne"),
  reviews: measure("count", "reviews", "reviews", "avis"),
  positive_reviews: measure("count", "positive_reviews", "positive reviews", "avis positifs"),
  negative_reviews: measure("count", "negative_reviews", "negative reviews", "avis négatifs"),
  neutral_reviews: measure("count", "neutral_reviews", "neutral reviews", "avis neutres"),
  negative_share: measure(
    "share",
    "negative_reviews * 1.0 / nullif(reviews, 0)",
    "share of negative reviews",
    "part d'avis négatifs"
  ),
  positive_share: measure(
    "share",
    "positive_reviews * 1.0 / nullif(reviews, 0)",
    "share of positive reviews",
    "part d'avis positifs"
  ),
  listings: measure("count", "listings", "linked listings", "annonces reliées"),
  recency: measure("days", "recency", "days since the last order", "jours depuis la dernière commande"),
  first_sale: measure("date", "first_sale", "first sale", "première vente"),
  last_sale: measure("date", "last_sale", "last sale", "dernière vente"),
  cost: measure("gbp", "cost", "cost of units sold", "coût des unités vendues"),
  margin: measure("gbp", "revenue - cost", "gross margin", "marge brute"),
  margin_rate: measure(
    "share",
    "(revenue - cost) * 1.0 / nullif(revenue, 0)",
    "gross margin rate",
    "taux de marge brute"
  ),
  lifetime_value: measure(
    "gbp",
    "lifetime_value",
    "expected revenue of the next 12 months (a model's estimate)",
    "chiffre d'affaires attendu sur 12 mois (estimation d'un modèle)"
  ),
  churn_probability: measure(
    "share",
    "churn_sum * 1.0 / nullif(scored_customers, 0)",
    "chance of no purchase in 90 days (a model's estimate)",
    "risque de ne rien acheter sous 90 jours (estimation d'un modèle)"
  )
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof MEASURES;

/** The atoms of a measure's formula. */
export const atomsOf = (name: MeasureName): Atom[] =>
  [...new Set(MEASURES[name].formula.match(/[a-z_]+/g))].filter((word): word is Atom => word in ATOMS);

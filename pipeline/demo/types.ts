/** A name of an article and the day (counted from the shop's first) from which the shop writes it. */
export interface NameFrom {
  day: number;
  name: string;
}

/** A list price and the day from which it holds. */
export interface PriceFrom {
  day: number;
  price: number;
}

/** An article of the demo shop. Days count from the shop's first. */
export interface Article {
  code: string;
  /** Names in order of time; the first holds from the first day. */
  names: NameFrom[];
  prices: PriceFrom[];
  theme: string;
  /** Articles of one design are variants of each other. */
  design: number;
  object: string;
  firstDay: number;
  lastDay: number;
  /** Relative sales by month, January first. */
  season: readonly number[];
  /** Expected share of lines, not normalised. */
  popularity: number;
  /** Growth of sales by year, 0 = level. */
  trend: number;
  /** Mean rating that buyers give, 1 to 5. */
  quality: number;
  /** The day from which the rating falls, and where it falls to within four months. */
  fall?: {day: number; to: number};
}

/** What a marketplace is simulated from: any catalogue's articles. */
export interface CatalogueArticle {
  code: string;
  name: string;
  /** GBP; unknown is left out. */
  price?: number;
  /** Maker, where the catalogue knows it. */
  brand?: string;
}

/** A marketplace's listing, as in listings.csv. Empty text where a field is missing. */
export interface Listing {
  listing_id: string;
  title: string;
  brand: string;
  price: string;
  code: string;
  description: string;
}

/** A listing and the article it is. */
export interface TruthRow {
  listing_id: string;
  stock_code: string;
}

/** A review of a listing, as in reviews.csv. */
export interface Review {
  review_id: string;
  listing_id: string;
  rating: string;
  review_date: string;
  reviewer: string;
  title: string;
  body: string;
}

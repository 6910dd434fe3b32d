/** Records of both sides by column; positions are what pairs refer to. Articles are sorted by code. */
export interface LabRecords {
  articles: {
    code: string[];
    name: string[];
    /** Gross revenue, £. */
    revenue: number[];
    quantity: number[];
    price: (number | null)[];
  };
  listings: {
    id: string[];
    title: string[];
    brand: (string | null)[];
    price: (number | null)[];
    code: (string | null)[];
    reviews: number[];
    /** Sum of the reviews' stars. */
    stars: number[];
    /** Position of the true article, −1 where the listing has none; empty where no truth is known. */
    truth: number[];
  };
  /** Thresholds of alerts, as set at the refresh. */
  alerts: {critical: number; watch: number; minQuantity: number};
}

/** What is known of a strategy's run. */
export interface StrategyRun {
  strategy: string;
  version: string;
  isActive: boolean;
  cardinality: string;
  threshold: number;
  method: string;
  candidates: number;
  accepted: number;
  asked: number;
  embeddings: string | null;
  notes: string;
  /** Whether its probabilities are calibrated; only then can matchings be drawn from them. */
  calibrated: boolean;
}

/** Candidate pairs of one strategy by column, in any order. Zones: 0 accept, 1 ask, 2 reject. */
export interface LabPairs {
  strategy: string;
  /** Score from which the refresh links. */
  threshold: number;
  calibrated: boolean;
  left: number[];
  right: number[];
  score: number[];
  probability: number[];
  zone: number[];
}

/** A measure with its 95 % interval. */
export interface Measure {
  value: number;
  low: number;
  high: number;
}

/** Links against the truth. */
export interface Truthful {
  right: number;
  found: number;
  truth: number;
  precision: Measure;
  recall: Measure;
  f1: Measure;
}

/** Figures of the business under one matching. */
export interface Kpis {
  articlesSold: number;
  articlesLinked: number;
  revenueLinked: number;
  revenue: number;
  listings: number;
  listingsLinked: number;
  reviews: number;
  reviewsLinked: number;
  /** Mean over rated articles of their mean stars; null when none is rated. */
  rating: number | null;
  rated: number;
  critical: number;
  watch: number;
  /** Articles with more than one listing. */
  clusters: number;
}

/** A point of the precision-recall curve. */
export interface CurvePoint {
  precision: number;
  recall: number;
  threshold: number;
}

/** One strategy at one threshold. */
export interface SideResult {
  strategy: string;
  threshold: number;
  links: number;
  truthful: Truthful | null;
  kpis: Kpis;
  /** Empty where no truth is known. */
  curve: CurvePoint[];
  /** Listings by the score of their best candidate, in equal steps from `domain[0]` to `domain[1]`. */
  histogram: number[];
  domain: [number, number];
}

/** How a listing's link stands against the truth. */
export type Standing = "right" | "wrong" | "missed" | "none";

/** A listing that two strategies link differently. */
export interface Disagreement {
  listing: number;
  id: string;
  title: string;
  /** Revenue of the articles in question, £. */
  revenue: number;
  left: Linked;
  right: Linked;
}
export interface Linked {
  /** Position of the article; −1 no link. */
  article: number;
  name: string | null;
  code: string | null;
  score: number | null;
  /** Null where no truth is known. */
  standing: Standing | null;
}

/** An article whose alert differs. */
export interface Flip {
  code: string;
  name: string;
  left: string | null;
  right: string | null;
  truth: string | null;
  ratingLeft: number | null;
  ratingRight: number | null;
  revenue: number;
}

/** Two strategies compared. */
export interface Comparison {
  left: SideResult;
  right: SideResult;
  /** Under the true matching; null where no truth is known. */
  truth: Kpis | null;
  listings: number;
  disagreements: Disagreement[];
  disagreeing: number;
  flips: Flip[];
  flipping: number;
  /** The ten best-rated articles under each. */
  top: {left: TopArticle[]; right: TopArticle[]; truth: TopArticle[] | null};
}
export interface TopArticle {
  code: string;
  name: string;
  rating: number;
  reviews: number;
}

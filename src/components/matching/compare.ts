import {rate, statusOf, topRated, kpis, type Rated} from "./kpis.js";
import type {Comparison, Disagreement, Flip, Kpis, LabRecords, Linked, SideResult, Standing} from "./lab-types.js";
import {articlesOf, histogram, link, type Ranked} from "./links.js";
import {curve, measure} from "./measure.js";

/** One strategy at one threshold, with what only the engine needs. */
export interface Side {
  ranked: Ranked;
  result: SideResult;
  pairOf: Int32Array;
  articleOf: Int32Array;
  rated: Rated;
}

/** Bars of the histogram of scores. */
export const BINS = 44;

/** Everything that follows from a strategy and a threshold. Curve and histogram do not; pass those of the last call. */
export function side(
  records: LabRecords,
  truth: Int32Array | null,
  ranked: Ranked,
  threshold: number,
  known?: Pick<SideResult, "curve" | "histogram">,
  rounds?: number
): Side {
  const listings = records.listings.id.length;
  const pairOf = link(ranked, threshold, listings);
  const articleOf = articlesOf(ranked, pairOf);
  const rated = rate(records, articleOf);
  const result: SideResult = {
    strategy: ranked.strategy,
    threshold,
    links: articleOf.reduce((sum, a) => sum + (a >= 0 ? 1 : 0), 0),
    truthful: truth && measure(articleOf, truth, records.articles.code.length, rounds),
    kpis: kpis(records, articleOf, rated),
    curve: known?.curve ?? (truth ? curve(ranked, truth) : []),
    histogram: known?.histogram ?? histogram(ranked, listings, BINS),
    domain: ranked.domain
  };
  return {ranked, result, pairOf, articleOf, rated};
}

/** The truth as articles by listing; null where none is known. */
export const truthOf = ({listings}: LabRecords): Int32Array | null =>
  listings.truth.length ? Int32Array.from(listings.truth) : null;

/** The true matching's figures. */
export const truthKpis = (records: LabRecords, truth: Int32Array | null): Kpis | null => truth && kpis(records, truth);

/** Compares two sides. Rows are in falling order of revenue. */
export function compare(records: LabRecords, truth: Int32Array | null, left: Side, right: Side): Comparison {
  const {articles, listings} = records;
  const rows: Disagreement[] = [];
  for (let l = 0; l < listings.id.length; l++) {
    const [a, b] = [left.articleOf[l]!, right.articleOf[l]!];
    if (a === b) continue;
    rows.push({
      listing: l,
      id: listings.id[l]!,
      title: listings.title[l]!,
      revenue: (a < 0 ? 0 : articles.revenue[a]!) + (b < 0 ? 0 : articles.revenue[b]!),
      left: linked(records, truth, left, l),
      right: linked(records, truth, right, l)
    });
  }
  rows.sort((p, q) => q.revenue - p.revenue || p.listing - q.listing);
  const ofTruth = truth && rate(records, truth);
  const flips = flipsOf(records, left, right, ofTruth);
  return {
    left: left.result,
    right: right.result,
    truth: truthKpis(records, truth),
    listings: listings.id.length,
    disagreements: rows,
    disagreeing: rows.length,
    flips,
    flipping: flips.length,
    top: {
      left: topRated(records, left.rated),
      right: topRated(records, right.rated),
      truth: ofTruth && topRated(records, ofTruth)
    }
  };
}

function linked({articles}: LabRecords, truth: Int32Array | null, s: Side, listing: number): Linked {
  const pair = s.pairOf[listing]!;
  const article = s.articleOf[listing]!;
  return {
    article,
    name: article < 0 ? null : articles.name[article]!,
    code: article < 0 ? null : articles.code[article]!,
    score: pair < 0 ? null : s.ranked.score[pair]!,
    standing: truth && standing(article, truth[listing]!)
  };
}

/** How a link stands against the truth; −1 is no link. */
export const standing = (article: number, truth: number): Standing =>
  article < 0 ? (truth < 0 ? "none" : "missed") : article === truth ? "right" : "wrong";

function flipsOf(records: LabRecords, left: Side, right: Side, ofTruth: Rated | null): Flip[] {
  const {articles} = records;
  const mean = (rated: Rated, a: number): number | null =>
    rated.reviews[a] ? rated.stars[a]! / rated.reviews[a]! : null;
  return articles.code
    .flatMap((code, a): Flip[] => {
      const [l, r] = [statusOf(records, left.rated, a), statusOf(records, right.rated, a)];
      const isAlert = (s: string | null): boolean => s === "CRITICAL" || s === "WATCH";
      if (l === r || (!isAlert(l) && !isAlert(r))) return [];
      return [
        {
          ...{code, name: articles.name[a]!, left: l, right: r, revenue: articles.revenue[a]!},
          truth: ofTruth && statusOf(records, ofTruth, a),
          ratingLeft: mean(left.rated, a),
          ratingRight: mean(right.rated, a)
        }
      ];
    })
    .sort((p, q) => q.revenue - p.revenue);
}

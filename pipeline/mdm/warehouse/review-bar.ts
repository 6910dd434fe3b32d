import type {MdmRecord} from "../types.ts";
import type {Named, nameFinder} from "./review-names.ts";

/** From which share of a name on a review is linked, and how that was found. */
export interface Bar {
  /** Share of a name's weight that a review has to hold; above 1 when no bar is sure enough. */
  readonly from: number;
  /** Share of such links that are right, at least; 0 without a bar. */
  readonly probability: number;
  readonly how: string;
}

/** What a bar is set by. */
export interface BarEvidence {
  readonly articles: readonly MdmRecord[];
  readonly find: ReturnType<typeof nameFinder>;
  /** Reviews whose article is known. */
  readonly known: readonly {readonly text: string; readonly article: string}[];
  /** What the reviews without a product name. */
  readonly unknown: readonly Named[];
  /** Lowest share of right links that is sure enough. */
  readonly sure: number;
}

/** Share of reviews without a product that are supposed to be about an article of the shop at all. A guess on the safe side. */
const ABOUT_US = 0.1;
/** Fewer reviews with a known article than that set no bar. */
const LEAST_KNOWN = 50;
/** Articles whose names are tried in full. */
const TRIED = 500;
/** Shares of a name at which it stands there in full. Sums of single-precision shares may miss 1 by little. */
const IN_FULL = [0.999, 0.95, 0.9];

const NONE = {from: 2, probability: 0};
const per = (share: number): string => `${Math.round(100 * share)} %`;
const isLinked = ({article, rival, share}: Named, from: number): boolean =>
  article !== null && rival === null && share >= from;

/**
 * The lowest bar that is sure enough: by reviews whose article is known and named as clearly, else, where such reviews
 * never name theirs in full, by what is linked falsely when a text names in full an article that is withheld.
 */
export function setBar(evidence: BarEvidence): Bar {
  const {known, find, sure} = evidence;
  if (known.length < LEAST_KNOWN)
    return {...NONE, how: `no bar: only ${known.length} reviews with a known article to set one by`};
  const among = find(known.map(({text}) => text));
  const withIt = among();
  const without = among((i) => known[i]!.article);
  const [byKnown, nearest] = barByKnown(withIt, without, evidence);
  return (
    byKnown ??
    barInFull(without, evidence) ?? {
      ...NONE,
      how: `no bar is ${per(sure)} sure: at best ${per(nearest)}, by ${known.length} reviews whose article is known`
    }
  );
}

/**
 * Known reviews are asked twice: with their article among the choices (right or wrong?) and without it (linked all the
 * same?); the second counts nine times the first, because most reviews without a product are supposed to be about
 * things that the shop does not sell.
 */
function barByKnown(
  withIt: readonly Named[],
  without: readonly Named[],
  {known, sure}: BarEvidence
): [bar: Bar | null, nearest: number] {
  let best: Bar | null = null;
  let nearest = 0;
  for (let from = 0.999; from >= 0.3; from -= 0.05) {
    const linked = withIt.filter((named) => isLinked(named, from)).length;
    const right = withIt.filter((named, i) => isLinked(named, from) && named.article === known[i]!.article).length;
    const strayed = without.filter((named) => isLinked(named, from)).length;
    // One more wrong link than was seen: a bar is not sure because little was tried.
    const good = ABOUT_US * right;
    const bad = ABOUT_US * (linked - right + 1) + (1 - ABOUT_US) * strayed;
    const probability = good / (good + bad);
    nearest = Math.max(nearest, probability);
    if (probability < sure) continue;
    const how = `bar ${per(from)}: ${per(probability)} of such links are right, by ${known.length} reviews whose article is known`;
    best = {from, probability, how};
  }
  return [best, nearest];
}

/**
 * How many of the links at a bar can be false, at most? Reviews that name nothing in full stray as often as known ones
 * whose article is withheld. A review that names in full an article of another shop is linked with odds that are
 * measured on this shop's own names, each withheld in turn; those that were not linked are among the reviews that name
 * something below the bar. And a name that is there is taken for another as often as those names are.
 */
function barInFull(strays: readonly Named[], {articles, find, known, unknown, sure}: BarEvidence): Bar | null {
  const step = Math.max(1, Math.floor(articles.length / TRIED));
  const tried = articles.filter((_, i) => i % step === 0);
  const asked = find(tried.map(({name}, i) => `${name} ${known[i % known.length]!.text}`));
  const [withIt, without] = [asked(), asked((i) => tried[i]!.id)];
  let best: Bar | null = null;
  for (const from of IN_FULL) {
    const linked = unknown.filter((named) => isLinked(named, from)).length;
    if (!linked) continue;
    const below = unknown.filter((named) => named.article !== null && !isLinked(named, from)).length;
    const strayed = without.filter((named) => isLinked(named, from)).length;
    const mistaken = withIt.filter((named, i) => isLinked(named, from) && named.article !== tried[i]!.id).length;
    const odds = (strayed + 1) / (tried.length - strayed + 1);
    const nothing = (strays.filter((named) => isLinked(named, from)).length + 1) / (known.length + 1);
    const wrong = below * odds + unknown.length * nothing + (linked * (mistaken + 1)) / (tried.length + 1);
    const probability = 1 - wrong / linked;
    if (probability < sure) continue;
    const how = `bar ${per(from)} of a name: at least ${per(probability)} of ${linked} such links are right, by ${tried.length} names withheld in turn and ${known.length} reviews whose article is known`;
    best = {from, probability, how};
  }
  return best;
}

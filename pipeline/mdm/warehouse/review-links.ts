import {buildIndex} from "../block/index.ts";
import type {SparseRows} from "../block/space.ts";
import {topK} from "../block/top-k.ts";
import {tokenise} from "../normalise/tokens.ts";
import type {MdmRecord} from "../types.ts";

/** A review's text; `article` is the code of its listing's article where it has a listing that is linked. */
export interface ReviewText {
  readonly id: string;
  readonly text: string;
  readonly article?: string;
}

/** What was made of one review without a product. */
export interface ReviewLink {
  readonly reviewId: string;
  readonly article: string | null;
  /** Estimated chance that the link is right; 0 without one. */
  readonly probability: number;
  readonly reason: string;
}

/** From which likeness on a review is linked, and how that was found. */
export interface Bar {
  /** Share of a name's weight that a review has to hold; above 1 when no bar is sure enough. */
  readonly from: number;
  readonly probability: number;
  readonly how: string;
}

/** Share of reviews without a product that are supposed to be about an article of the shop at all. A guess on the safe side. */
const ABOUT_US = 0.1;
/** Fewer reviews with a known article than that set no bar. */
const LEAST_KNOWN = 50;

/**
 * Links reviews that name no product by what they say: to the one article most of whose name stands in the text, from a
 * bar up that is set on reviews whose article is known. Those are asked twice: with their article among the choices
 * (right or wrong?) and without it (linked all the same?), and the second counts nine times the first, because most
 * such reviews are supposed to be about things that the shop does not sell. A review is never given to an article for
 * being popular; where several articles are named alike, to none.
 * @param sure lowest estimated share of right links. Default 0.9.
 */
export function linkReviews(
  articles: readonly MdmRecord[],
  reviews: readonly ReviewText[],
  sure = 0.9
): {links: ReviewLink[]; bar: Bar} {
  const find = finder(articles);
  const known = reviews.filter((r) => r.article !== undefined);
  const amongAll = find(known);
  const bar = setBar(
    amongAll(),
    amongAll((r) => r.article),
    known,
    sure
  );
  const unknown = reviews.filter((r) => r.article === undefined);
  const found = find(unknown)();
  const links = unknown.map((review, i): ReviewLink => {
    const {article, share, rival} = found[i]!;
    const say = (reason: string): ReviewLink => ({reviewId: review.id, article: null, probability: 0, reason});
    const shown = `${Math.round(100 * share)} % of the name of ${article}`;
    if (article === null) return say("no product: no article is named");
    if (rival !== null) return say(`no product: ${article} and ${rival} are named alike`);
    if (share < bar.from) return say(`no product: ${shown} at best; ${bar.how}`);
    return {reviewId: review.id, article, probability: bar.probability, reason: `${shown}; ${bar.how}`};
  });
  return {links, bar};
}

interface Named {
  readonly article: string | null;
  /** Share of the article's name, by weight, that the text holds. */
  readonly share: number;
  /** Another article of which it holds as much. */
  readonly rival: string | null;
}

/** Finds the articles that each text names most of; then the first of them, optionally with one article left out. */
function finder(articles: readonly MdmRecord[]) {
  const numbers = new Map<string, number>();
  const names = articles.map(({name}) =>
    [...new Set(tokenise(name))].map((token) => {
      const known = numbers.get(token);
      if (known !== undefined) return known;
      numbers.set(token, numbers.size);
      return numbers.size - 1;
    })
  );
  const counts = new Int32Array(numbers.size);
  for (const name of names) for (const id of name) counts[id]!++;
  const weight = (id: number): number => Math.log(1 + articles.length / counts[id]!) ** 2;
  const index = buildIndex(
    rowsOf(names, (name) => {
      const total = name.reduce((sum, id) => sum + weight(id), 0);
      return (id) => weight(id) / total;
    })
  );
  return (reviews: readonly ReviewText[]) => {
    const texts = reviews.map(({text}) => [...new Set(tokenise(text))].flatMap((token) => numbers.get(token) ?? []));
    const {ids, scores, k} = topK(
      rowsOf(texts, () => () => 1),
      index,
      {k: 3}
    );
    const best = (i: number, out: string | undefined): Named => {
      const rest = Array.from({length: k}, (_, j) => ({row: ids[i * k + j]!, share: scores[i * k + j]!})).filter(
        ({row}) => row >= 0 && articles[row]!.id !== out
      );
      const [first, second] = rest;
      // One word alone names no article, however rare it is.
      if (!first || names[first.row]!.filter((id) => texts[i]!.includes(id)).length < 2)
        return {article: null, share: 0, rival: null};
      const isTied = second !== undefined && second.share > first.share - 0.02;
      return {article: articles[first.row]!.id, share: first.share, rival: isTied ? articles[second.row]!.id : null};
    };
    return (without?: (review: ReviewText) => string | undefined): Named[] =>
      reviews.map((review, i) => best(i, without?.(review)));
  };
}

function rowsOf(
  lists: readonly (readonly number[])[],
  weigh: (list: readonly number[]) => (id: number) => number
): SparseRows {
  const offsets = new Int32Array(lists.length + 1);
  lists.forEach((list, row) => (offsets[row + 1] = offsets[row]! + list.length));
  const columns = new Int32Array(offsets[lists.length]!);
  const values = new Float32Array(columns.length);
  lists.forEach((list, row) => {
    const value = weigh(list);
    [...list]
      .sort((a, b) => a - b)
      .forEach((id, i) => {
        columns[offsets[row]! + i] = id;
        values[offsets[row]! + i] = value(id);
      });
  });
  return {rows: lists.length, offsets, columns, values};
}

/** The lowest share from which at least `sure` of the links are right, by reviews whose article is known. */
function setBar(withIt: readonly Named[], without: readonly Named[], known: readonly ReviewText[], sure: number): Bar {
  if (known.length < LEAST_KNOWN)
    return {from: 2, probability: 0, how: `no bar: only ${known.length} reviews with a known article to set one by`};
  const linked = ({article, rival, share}: Named, from: number): boolean =>
    article !== null && rival === null && share >= from;
  let best: Bar | null = null;
  let nearest = 0;
  for (let from = 1; from >= 0.3; from -= 0.05) {
    const right = withIt.filter((named, i) => linked(named, from) && named.article === known[i]!.article).length;
    const wrong = withIt.filter((named, i) => linked(named, from) && named.article !== known[i]!.article).length;
    const strayed = without.filter((named) => linked(named, from)).length;
    const good = ABOUT_US * right;
    // One more wrong link than was seen: a bar is not sure because little was tried.
    const bad = ABOUT_US * (wrong + 1) + (1 - ABOUT_US) * strayed;
    const probability = good / (good + bad);
    nearest = Math.max(nearest, probability);
    if (probability < sure) continue;
    best = {
      from,
      probability,
      how: `bar ${Math.round(100 * from)} %: ${(100 * probability).toFixed(0)} % of such links are right, by ${known.length} reviews whose article is known`
    };
  }
  return (
    best ?? {
      from: 2,
      probability: 0,
      how: `no bar is ${100 * sure} % sure: at best ${(100 * nearest).toFixed(0)} %, by ${known.length} reviews whose article is known`
    }
  );
}

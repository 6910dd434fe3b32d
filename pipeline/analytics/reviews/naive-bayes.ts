import {wordsOf} from "./words.ts";

/** A classifier of texts into bad and good, learnt from labelled ones. */
export interface NaiveBayes {
  /** Log odds of "good" for each term, base rate apart. */
  weights: ReadonlyMap<string, number>;
  /** Log odds of "good" before a word is read. */
  prior: number;
  reviews: number;
}

/** Words and pairs of neighbours, each once: "not good" must not read as "good". */
function terms(text: string): Set<string> {
  const words = wordsOf(text);
  return new Set([...words, ...words.slice(1).map((w, i) => `${words[i]} ${w}`)]);
}

/**
 * Learns multinomial naive Bayes over binary features with add-one smoothing (Wang, Manning: Baselines and Bigrams,
 * ACL 2012). Split before calling: what it is tested on must not be in here.
 * @throws RangeError when one of the two labels is missing.
 */
export function fitNaiveBayes(reviews: readonly {text: string; good: boolean}[]): NaiveBayes {
  const counts = new Map<string, [bad: number, good: number]>();
  const totals: [number, number] = [0, 0],
    documents: [number, number] = [0, 0];
  for (const {text, good} of reviews) {
    const side = good ? 1 : 0;
    documents[side]++;
    for (const term of terms(text)) {
      const c = counts.get(term) ?? [0, 0];
      c[side]++;
      counts.set(term, c);
      totals[side]++;
    }
  }
  if (!documents[0] || !documents[1])
    throw new RangeError("unable to learn sentiment: every review has the same label");
  const size = counts.size;
  const weights = new Map<string, number>();
  for (const [term, [bad, good]] of counts)
    if (bad + good > 1)
      weights.set(term, Math.log((good + 1) / (totals[1] + size)) - Math.log((bad + 1) / (totals[0] + size)));
  return {weights, prior: Math.log(documents[1] / documents[0]), reviews: reviews.length};
}

/** Probability that a text is good. Overconfident, as naive Bayes is: use it to decide, not as a chance. */
export function probabilityGood({weights, prior}: NaiveBayes, text: string): number {
  let odds = prior;
  for (const term of terms(text)) odds += weights.get(term) ?? 0;
  return 1 / (1 + Math.exp(-odds));
}

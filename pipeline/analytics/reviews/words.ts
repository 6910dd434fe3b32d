/** A word with how much more often it stands in bad reviews than in good ones. */
export interface TellingWord {
  word: string;
  /** Reviews that hold it. */
  bad: number;
  good: number;
  /** Log odds ratio, shrunk towards none. */
  logOdds: number;
  /** Log odds over its standard error; beyond ±1.96 is unlikely to be chance for one word. */
  z: number;
}

/** Words of a text, lower case, without accents; letters and apostrophes only. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z]+(?:'[a-z]+)?/g) ?? [];

/**
 * Words that go with bad reviews: log odds with an informative Dirichlet prior, so that rare words do not win by chance
 * (Monroe, Colaresi, Quinn: Fightin' Words, Political Analysis 16, 2008). Counts reviews, not mentions.
 * @param minimum reviews a word must be in, default 5.
 * @returns the words most typical of bad reviews first, of good ones last.
 */
export function tellingWords(reviews: readonly {text: string; bad: boolean}[], {minimum = 5} = {}): TellingWord[] {
  const counts = new Map<string, {bad: number; good: number}>();
  let bad = 0,
    good = 0;
  for (const review of reviews) {
    for (const word of new Set(wordsOf(review.text))) {
      const c = counts.get(word) ?? {bad: 0, good: 0};
      c[review.bad ? "bad" : "good"]++;
      counts.set(word, c);
    }
  }
  for (const c of counts.values()) {
    bad += c.bad;
    good += c.good;
  }
  const total = bad + good;
  return [...counts]
    .filter(([, c]) => c.bad + c.good >= minimum)
    .map(([word, c]) => {
      // The prior is worth as much text as one review in ten.
      const prior = ((c.bad + c.good) / total) * 0.1 * total;
      const all = 0.1 * total;
      const odds = (n: number, of: number): number => Math.log((n + prior) / (of + all - n - prior));
      const logOdds = odds(c.bad, bad) - odds(c.good, good);
      return {word, ...c, logOdds, z: logOdds / Math.sqrt(1 / (c.bad + prior) + 1 / (c.good + prior))};
    })
    .sort((a, b) => b.z - a.z || (a.word < b.word ? -1 : 1));
}

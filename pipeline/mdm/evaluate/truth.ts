/** Precision, recall and F1 of links against a truth, with the counts they come from. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly right: number;
  readonly found: number;
  readonly truth: number;
}

/** Compares links with the truth; both as `left|right` keys, each once. No links and no truth score 1. */
export function score(found: ReadonlySet<string>, truth: ReadonlySet<string>): Score {
  let right = 0;
  for (const pair of found) if (truth.has(pair)) right++;
  return fromCounts(right, found.size, truth.size);
}

/** The three measures from counts. */
export function fromCounts(right: number, found: number, truth: number): Score {
  const precision = found ? right / found : truth ? 0 : 1;
  const recall = truth ? right / truth : 1;
  const f1 = precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
  return {precision, recall, f1, right, found, truth};
}

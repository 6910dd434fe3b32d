/**
 * The token-sort ratio as `fuzzball` 2.2.6 defines it with its default options, taken apart so that it can be bounded:
 * `Math.round(100 · (n − d) / n)`, n the two lengths' sum and d the indel distance (insertions and deletions; its
 * Levenshtein counts a substitution as two) of the names after `sortedName`. So d = n − 2 · LCS.
 */

/** Anything but letters and digits to spaces, lower case, words in UTF-16 order: `full_process` and sort of fuzzball. */
export function sortedName(name: string): string {
  const plain = name
    .replace(/[^\p{L}\p{N}]/gu, " ")
    .toLowerCase()
    .trim()
    .replace(/\s+/g, " ");
  return plain === "" ? "" : plain.split(" ").sort().join(" ");
}

/** The ratio of two names of n characters in sum with a longest common subsequence of `common`; 0–100. */
export function ratioOf(sum: number, common: number): number {
  // The same floating-point expression as fuzzball's, so that rounding agrees at the half.
  const distance = sum - 2 * common;
  return Math.round(100 * ((sum - distance) / sum));
}

/** For each sum of two lengths up to `most`, the shortest common subsequence that reaches the threshold. */
export function neededCommon(threshold: number, most: number): Int32Array {
  const needed = new Int32Array(most + 1);
  let common = 0;
  for (let sum = 1; sum <= most; sum++) {
    // More characters never need less in common, so the search goes on from the last answer.
    while (2 * common <= sum && ratioOf(sum, common) < threshold) common++;
    needed[sum] = common;
  }
  return needed;
}

/** One stage of a classic strategy: a measure with the threshold from which it links. */
export interface Stage {
  /** As in evidence: code, name, characters, embedding. */
  readonly name: string;
  /** By pair; the stage's own unit. */
  readonly values: ArrayLike<number>;
  /** Links from here up. */
  readonly threshold: number;
  /** Greatest possible value. */
  readonly most: number;
}

/** Score of the weakest link; pairs below it pass no stage. */
export const LINK = 0.5;

/**
 * One score by pair from stages in order: a pair that passes an earlier stage scores above every pair that passes only
 * later ones, and within a stage by how far it passes. So linking by falling score is the waterfall, and one threshold
 * moved from `LINK` to 1 takes away the last stage's weakest link first. Pairs that pass none score below `LINK`, by
 * the stage that they come nearest to.
 */
export function waterfallScores(stages: readonly Stage[], pairs: number): {score: Float32Array; stage: Int8Array} {
  const score = new Float32Array(pairs);
  const stage = new Int8Array(pairs).fill(-1);
  const width = (1 - LINK) / stages.length;
  for (let i = 0; i < pairs; i++) {
    let nearest = 0;
    for (let s = 0; s < stages.length; s++) {
      const {values, threshold, most} = stages[s]!;
      const value = values[i]!;
      if (value >= threshold) {
        const within = most > threshold ? (value - threshold) / (most - threshold) : 1;
        stage[i] = s;
        // A hair below the next band, so that bands never touch.
        score[i] = 1 - width * (s + 1) + width * 0.999 * Math.min(1, within) + width * 0.001;
        break;
      }
      nearest = Math.max(nearest, threshold > 0 ? value / threshold : 0);
    }
    if (stage[i] === -1) score[i] = LINK * 0.999 * Math.max(0, nearest);
  }
  return {score, stage};
}

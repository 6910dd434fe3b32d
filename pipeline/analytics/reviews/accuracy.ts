import {wilson} from "../churn/performance.ts";
import {fitNaiveBayes, probabilityGood} from "./naive-bayes.ts";
import {sentiment} from "./sentiment.ts";
import {wordsOf} from "./words.ts";

/** A review whose author, or an annotator, said whether it is good. */
export interface LabelledReview {
  text: string;
  good: boolean;
}

/** How often a method is right on reviews it has not learnt from. */
export interface Accuracy {
  right: number;
  n: number;
  /** Reviews the method says neither of; they count as wrong. */
  undecided: number;
  value: number;
  /** Wilson's 95 % interval. */
  lower: number;
  upper: number;
}

export interface SentimentAccuracy {
  /** Naive Bayes, learnt on the other folds. */
  learnt: Accuracy;
  /** The AFINN word list, which learns nothing. */
  list: Accuracy;
  /** Always saying what is more frequent in the other folds. */
  majority: Accuracy;
  folds: number;
}

/** Fold of a text: equal words fall together, so that no copy of a tested review was learnt from (FNV-1a). */
export function foldOf(text: string, folds: number): number {
  let hash = 0x811c9dc5;
  for (const char of wordsOf(text).join(" ")) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  // The low bits of the product barely depend on the first letters: mix before taking the remainder.
  hash ^= hash >>> 15;
  return (Math.imul(hash, 0x2c1b3c6d) >>> 0) % folds;
}

/** Accuracy of guesses: true for good, false for bad, null for neither. */
export function accuracyOf(guesses: readonly (boolean | null)[], truth: readonly boolean[]): Accuracy {
  const n = truth.length;
  const right = guesses.filter((guess, i) => guess === truth[i]).length;
  const [lower, upper] = wilson(right, n);
  return {right, n, undecided: guesses.filter((g) => g === null).length, value: right / n, lower, upper};
}

/** What the word list says of a text: good, bad, or neither. */
export function listGuess(text: string): boolean | null {
  const {label} = sentiment(text);
  return label === "neutral" ? null : label === "positive";
}

/**
 * Measures the methods by cross-validation: each review is judged by what was learnt from the other folds.
 * @returns null when a fold would have nothing to learn from: fewer than 50 reviews, or one label only.
 */
export function measureSentiment(reviews: readonly LabelledReview[], {folds = 5} = {}): SentimentAccuracy | null {
  const good = reviews.filter((r) => r.good).length;
  if (reviews.length < 50 || Math.min(good, reviews.length - good) < 2 * folds) return null;
  const fold = reviews.map((r) => foldOf(r.text, folds));
  const learnt: (boolean | null)[] = [];
  const majority: boolean[] = [];
  for (let k = 0; k < folds; k++) {
    const train = reviews.filter((_, i) => fold[i] !== k);
    const model = fitNaiveBayes(train);
    const most = 2 * train.filter((r) => r.good).length >= train.length;
    reviews.forEach((r, i) => {
      if (fold[i] !== k) return;
      learnt[i] = probabilityGood(model, r.text) >= 0.5;
      majority[i] = most;
    });
  }
  const truth = reviews.map((r) => r.good);
  const list = reviews.map((r) => listGuess(r.text));
  return {
    learnt: accuracyOf(learnt, truth),
    list: accuracyOf(list, truth),
    majority: accuracyOf(majority, truth),
    folds
  };
}

import {
  accuracyOf,
  listGuess,
  measureSentiment,
  type Accuracy,
  type SentimentAccuracy
} from "../pipeline/analytics/reviews/accuracy.ts";
import {fitNaiveBayes, probabilityGood} from "../pipeline/analytics/reviews/naive-bayes.ts";
import {tellingWords} from "../pipeline/analytics/reviews/words.ts";
import {falseDiscovery} from "../pipeline/analytics/significance.ts";
import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";
import {normalTail} from "../pipeline/analytics/normal.ts";

/** A word with the reviews that hold it, and how surely it goes with bad ones. */
export interface WordRow {
  word: string;
  bad: number;
  good: number;
  logOdds: number;
  z: number;
  /** Two-sided, adjusted for all words tested (Benjamini-Hochberg). */
  adjustedP: number;
}
export interface Words {
  /** Where good and bad come from: stars, or labels where no review has stars. */
  by: "stars" | "labels";
  bad: number;
  good: number;
  tested: number;
  badWords: WordRow[];
  goodWords: WordRow[];
}
/** Sentiment of reviews without stars. */
export interface SentimentReport {
  /** Measured on labelled reviews by cross-validation; null where there are too few. */
  measured: SentimentAccuracy | null;
  labelled: number;
  /** The better method, which is used. */
  method: "learnt" | "list";
  /** The same method, learnt on all labels, on rated reviews (4 and 5 stars good, 1 and 2 bad); null where there are none. */
  onRated: Accuracy | null;
  /** Reviews with neither stars nor label, by what the method says. */
  unrated: {positive: number; negative: number; neutral: number};
}

interface Text {
  text: string;
  rating: number | null;
  label: boolean | null;
}

/** Words shown on each side. */
const SHOWN = 14;

const texts = once(async (): Promise<Text[]> => {
  const db = await snapshots();
  return db.rows<Text>(
    `SELECT trim(coalesce(title, '') || ' ' || coalesce(body, '')) AS text, rating::DOUBLE AS rating,
      CASE WHEN sentiment_source = 'label' THEN sentiment = 'positive' END AS label
    FROM v_reviews WHERE coalesce(title, body) IS NOT NULL ORDER BY review_id`
  );
});

/** Words that go with bad reviews, and with good ones; null where there are not both. */
export const words = once(async (): Promise<Words | null> => {
  const all = await texts();
  const starred = all.some((d) => d.rating !== null);
  const sides = all.flatMap(({text, rating, label}) => {
    const good = starred ? (rating === null || rating === 3 ? null : rating > 3) : label;
    return good === null ? [] : [{text, bad: !good}];
  });
  const bad = sides.filter((d) => d.bad).length;
  if (!bad || bad === sides.length) return null;
  const found = tellingWords(sides).filter((d) => d.word.length > 2);
  const adjusted = falseDiscovery(found.map((d) => 2 * normalTail(Math.abs(d.z))));
  const rows = found.map((d, i) => ({...d, adjustedP: adjusted[i]!})).filter((d) => d.adjustedP < 0.05);
  return {
    by: starred ? "stars" : "labels",
    bad,
    good: sides.length - bad,
    tested: found.length,
    badWords: rows.filter((d) => d.z > 0).slice(0, SHOWN),
    goodWords: rows
      .filter((d) => d.z < 0)
      .slice(-SHOWN)
      .reverse()
  };
});

/** How sentiment is told where stars lack, and how often that is right. */
export const sentimentReport = once(async (): Promise<SentimentReport> => {
  const all = await texts();
  const labelled = all.flatMap(({text, label}) => (label === null ? [] : [{text, good: label}]));
  const measured = measureSentiment(labelled);
  const method = measured && measured.learnt.value > measured.list.value ? "learnt" : "list";
  const model = method === "learnt" ? fitNaiveBayes(labelled) : null;
  const guess = (text: string): boolean | null => (model ? probabilityGood(model, text) >= 0.5 : listGuess(text));
  const rated = all.filter((d) => d.rating !== null && d.rating !== 3);
  const unrated = all.filter((d) => d.rating === null && d.label === null).map((d) => guess(d.text));
  const count = (said: boolean | null): number => unrated.filter((d) => d === said).length;
  return {
    measured,
    labelled: labelled.length,
    method,
    onRated: rated.length
      ? accuracyOf(
          rated.map((d) => guess(d.text)),
          rated.map((d) => d.rating! > 3)
        )
      : null,
    unrated: {positive: count(true), negative: count(false), neutral: count(null)}
  };
});

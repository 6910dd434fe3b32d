import type {Settings} from "../../config.ts";
import {words} from "../rules/words.ts";
import type {Runner} from "./engine.ts";

/** Characters of a review that are embedded; the model reads no more than about as many. */
const LENGTH = 400;

/** Most reviews that are searched; beyond it the newest are. */
const MOST = 20_000;

/** Least likeness (cosine) of a review that is shown. */
const LEAST = 0.2;

/** Reviews embedded at a time, and milliseconds a question may spend on reviews not embedded before. */
const BATCH = 128;
const BUDGET = 3_000;

/** What a search by meaning found. */
export interface FoundReviews {
  /** Ids, nearest first. */
  ids: string[];
  /** Reviews that were compared by meaning, of how many; the others wait for the next search. */
  searched: number;
  total: number;
}

interface Review {
  id: string;
  text: string;
  stems: ReadonlySet<string>;
  vector?: Float32Array;
}

/**
 * A search in the reviews by meaning, in process. Vectors are kept by content, so each review is embedded once for
 * good; a question spends three seconds at most on new ones, those that share its words first, then the newest, and
 * says how many were compared. Nothing is loaded before the first search.
 * @throws SmartshopError "model" at the first search when no embedding model can be had.
 */
export function reviewSearch(
  settings: Settings,
  runner: Runner
): (text: string, limit: number) => Promise<FoundReviews> {
  let ready: Promise<{reviews: Review[]; embed: (texts: string[]) => Promise<Float32Array[]>}> | undefined;
  return async (text, limit) => {
    const {reviews, embed} = await (ready ??= load(settings, runner));
    const [query] = await embed([text]);
    const asked = new Set(words(text).map((w) => w.stem));
    const shared = (r: Review): number => [...asked].filter((stem) => stem.length > 2 && r.stems.has(stem)).length;
    const waiting = reviews
      .filter((r) => !r.vector)
      .map((review, i) => ({review, i, shared: shared(review)}))
      .sort((a, b) => b.shared - a.shared || a.i - b.i);
    const end = performance.now() + BUDGET;
    for (let from = 0; from < waiting.length && performance.now() < end; from += BATCH) {
      const batch = waiting.slice(from, from + BATCH).map(({review}) => review);
      const vectors = await embed(batch.map((r) => r.text));
      batch.forEach((review, i) => (review.vector = vectors[i]));
    }
    const compared = reviews.filter((r) => r.vector);
    const ids = compared
      .map(({id, vector}) => ({id, score: cosine(vector!, query!)}))
      .filter(({score}) => score >= LEAST)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({id}) => id);
    return {ids, searched: compared.length, total: reviews.length};
  };
}

async function load(
  settings: Settings,
  runner: Runner
): Promise<{reviews: Review[]; embed: (texts: string[]) => Promise<Float32Array[]>}> {
  const {createEmbedder} = await import("../../mdm/embed/embedder.ts");
  const embedder = createEmbedder(settings);
  const {rows} = await runner.run(
    `select review_id, substring(coalesce(title, '') || '. ' || coalesce(body, ''), 1, ${LENGTH}) as text ` +
      `from v_reviews order by review_on desc nulls last, review_id limit ${MOST}`,
    MOST
  );
  const reviews = rows.map((r): Review => {
    const text = String(r[1] ?? "");
    return {id: String(r[0]), text, stems: new Set(words(text).map((w) => w.stem))};
  });
  const embed = async (texts: string[]): Promise<Float32Array[]> => {
    const all = await embedder.embed(texts);
    const size = all.length / texts.length;
    return texts.map((_, i) => all.slice(i * size, (i + 1) * size));
  };
  return {reviews, embed};
}

function cosine(a: Float32Array, b: Float32Array): number {
  let [dot, x, y] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    x += a[i]! * a[i]!;
    y += b[i]! * b[i]!;
  }
  return x && y ? dot / Math.sqrt(x * y) : 0;
}

import {type Settings} from "../../config.ts";
import {type Runner} from "./engine.ts";

/** Characters of a review that are embedded; the model reads no more than about as many. */
const LENGTH = 400;

/** Most reviews that are searched; beyond it the newest are. */
const MOST = 20_000;

/** Least likeness (cosine) of a review that is shown. */
const LEAST = 0.2;

/**
 * A search in the reviews by meaning, in process: every review is embedded once, vectors are kept by content, and
 * each question is one pass over them. Nothing is loaded before the first search.
 * @throws SmartshopError "model" at the first search when no embedding model can be had.
 */
export function reviewSearch(settings: Settings, runner: Runner): (text: string, limit: number) => Promise<string[]> {
  let ready:
    | Promise<{ids: string[]; vectors: Float32Array; size: number; embed: (text: string) => Promise<Float32Array>}>
    | undefined;
  const load = async (): NonNullable<typeof ready> => {
    const {createEmbedder} = await import("../../mdm/embed/embedder.ts");
    const embedder = createEmbedder(settings);
    const {rows} = await runner.run(
      `select review_id, substring(coalesce(title, '') || '. ' || coalesce(body, ''), 1, ${LENGTH}) as text ` +
        `from v_reviews order by review_on desc nulls last, review_id limit ${MOST}`,
      MOST
    );
    const vectors = await embedder.embed(rows.map((r) => String(r[1] ?? "")));
    const size = rows.length ? vectors.length / rows.length : 0;
    return {ids: rows.map((r) => String(r[0])), vectors, size, embed: (text) => embedder.embed([text])};
  };
  return async (text, limit) => {
    const {ids, vectors, size, embed} = await (ready ??= load());
    const query = await embed(text);
    const scores = ids.map((id, i) => {
      const vector = vectors.subarray(i * size, (i + 1) * size);
      return {id, score: cosine(vector, query)};
    });
    return scores
      .filter(({score}) => score >= LEAST)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({id}) => id);
  };
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

import {DEFAULT_WEIGHTS, type Weights} from "../../lib/score.js";

export const KEYS = ["revenue", "rating", "quantity", "negative"] as const;
export type WeightKey = (typeof KEYS)[number];

/** Most articles side by side. */
export const MOST = 4;

/** Weights written for the URL, in hundredths: "40-30-20-10". */
export const writeWeights = (w: Weights): string => KEYS.map((key) => Math.round(100 * w[key])).join("-");

/** Weights from the URL; those of the original system where it names none, or nonsense. */
export function readWeights(text: string | null): Weights {
  const parts = (text ?? "").split("-").map(Number);
  if (parts.length !== 4 || parts.some((v) => !(v >= 0 && v <= 100)) || parts.every((v) => v === 0))
    return {...DEFAULT_WEIGHTS};
  const [revenue, rating, quantity, negative] = parts.map((v) => v / 100) as [number, number, number, number];
  return {revenue, rating, quantity, negative};
}

/** The query of a page that compares these articles by these weights; what is as at first is left out. */
export function writeQuery(
  search: string,
  chosen: readonly string[],
  first: readonly string[],
  weights: Weights
): string {
  const query = new URLSearchParams(search);
  query.delete("a");
  query.delete("w");
  if (chosen.join() !== first.join()) for (const code of chosen) query.append("a", code);
  if (writeWeights(weights) !== writeWeights(DEFAULT_WEIGHTS)) query.set("w", writeWeights(weights));
  const text = query.toString();
  return text ? `?${text}` : "";
}

/** Articles named in the URL, at most four and each once; those at first where it names none. */
export function readChosen(search: string, first: readonly string[]): string[] {
  const named = [...new Set(new URLSearchParams(search).getAll("a"))].slice(0, MOST);
  return named.length ? named : [...first];
}

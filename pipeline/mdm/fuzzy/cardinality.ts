import type {Cardinality} from "../types.ts";

/** From this share of left records with more than one good partner, the right side is taken for listings. */
const SHARED = 0.1;

/**
 * Decides between a catalogue and listings: in one-to-many each right record takes its best left; if more than a tenth
 * of the left records so taken are taken more than once, the right side lists articles several times.
 * @param best for each right record its best left one, or −1.
 */
export function decideCardinality(
  asked: Cardinality,
  best: Int32Array,
  lefts: number
): {cardinality: "one-to-one" | "one-to-many"; note: string} {
  const taken = new Int32Array(lefts);
  for (const left of best) if (left >= 0) taken[left]!++;
  let once = 0;
  let more = 0;
  for (const n of taken) {
    if (n > 0) once++;
    if (n > 1) more++;
  }
  const share = once ? more / once : 0;
  const cardinality = asked === "auto" ? (share > SHARED ? "one-to-many" : "one-to-one") : asked;
  const how = asked === "auto" ? "read from the data" : "as asked";
  return {
    cardinality,
    note: `${cardinality}, ${how}: ${(100 * share).toFixed(1)} % of matched left records have several partners`
  };
}

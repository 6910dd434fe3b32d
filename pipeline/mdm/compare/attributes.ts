import type {Pairs} from "../block/codes.ts";
import type {MdmRecord} from "../types.ts";
import type {Weighted} from "./differences.ts";

/** What one attribute's values say about a pair. */
export interface AttributeWeights extends AttributeValues {
  /** Bits of value b on the right, given value a on the left. */
  bits(a: number, b: number): number;
}

/** A value's partners lean on what equality alone says as if they had been seen this often more. */
const PRIOR = 5;
/** Equality itself leans on no evidence by so many pairs. */
const EQUAL_PRIOR = 2;
/** No pair of values is surer than this, in bits. */
const MOST = 6;

/** A record's value of an attribute, empty where it has none. */
export const attributeOf = (record: MdmRecord, name: string): string =>
  (name === "category" ? record.category : record.attributes?.[name]) ?? "";

function namesOf(records: readonly MdmRecord[]): Set<string> {
  const names = new Set<string>();
  for (const {attributes, category} of records) {
    if (category) names.add("category");
    for (const name of Object.keys(attributes ?? {})) names.add(name);
  }
  return names;
}

/** An attribute's values by row of each side, as numbers over both; −1 where there is none. */
export interface AttributeValues {
  readonly name: string;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Different values. */
  readonly size: number;
}

/** Reads the attributes that both sides have. */
export function readAttributes(left: readonly MdmRecord[], right: readonly MdmRecord[]): AttributeValues[] {
  const others = namesOf(right);
  return [...namesOf(left)]
    .filter((name) => others.has(name))
    .map((name) => {
      const ids = new Map<string, number>();
      const [l, r] = [left, right].map((records) =>
        Int32Array.from(records, (record) => {
          const value = attributeOf(record, name).trim().toLowerCase();
          if (!value) return -1;
          if (!ids.has(value)) ids.set(value, ids.size);
          return ids.get(value)!;
        })
      ) as [Int32Array, Int32Array];
      return {name, left: l, right: r, size: ids.size};
    });
}

/**
 * Learns which values of one catalogue go with which of the other (`VLDB` with `Very Large Data Bases`, 1999 with 1999):
 * how much more often they meet in trusted pairs than by chance. A value rarely seen leans on whether the two are equal.
 */
export const learnAttributes = (
  attributes: readonly AttributeValues[],
  pairs: Pairs,
  trusted: Weighted
): AttributeWeights[] =>
  attributes.map((values) => ({
    ...values,
    bits: association(values, pairs, trusted)
  }));

function association(
  {left, right, size}: AttributeValues,
  pairs: Pairs,
  trusted: Weighted
): (a: number, b: number) => number {
  const share = new Float64Array(size);
  let filled = 0;
  for (const b of right)
    if (b >= 0) {
      share[b]!++;
      filled++;
    }
  for (let b = 0; b < size; b++) share[b]! = (share[b]! + 0.5) / (filled + 0.5 * size);
  const met = new Map<number, number>();
  const seen = new Float64Array(size);
  let [equal, chance, total] = [0, 0, 0];
  trusted.pair.forEach((pair, i) => {
    const [a, b] = [left[pairs.left[pair]!]!, right[pairs.right[pair]!]!];
    if (a < 0 || b < 0) return;
    const weight = trusted.weight[i]!;
    met.set(a * size + b, (met.get(a * size + b) ?? 0) + weight);
    seen[a]! += weight;
    total += weight;
    chance += weight * share[a]!;
    if (a === b) equal += weight;
  });
  // How much more often equal values meet than by chance, and unequal ones.
  const rate = (equal + EQUAL_PRIOR * (chance / (total || 1))) / (total + EQUAL_PRIOR);
  const usual = chance / (total || 1);
  const ofEqual = total ? Math.max(rate, 1e-3) / Math.max(usual, 1e-3) : 1;
  const ofOther = total ? (1 - Math.min(rate, 0.999)) / (1 - Math.min(usual, 0.999)) : 1;
  return (a, b) => {
    if (a < 0 || b < 0) return 0;
    const expected = share[b]! * (a === b ? ofEqual : ofOther);
    const often = ((met.get(a * size + b) ?? 0) + PRIOR * Math.min(1, expected)) / (seen[a]! + PRIOR);
    return Math.max(-MOST, Math.min(MOST, Math.log2(often / share[b]!)));
  };
}

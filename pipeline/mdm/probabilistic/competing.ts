import type {Lists} from "../decide/trust.ts";
import type {Pairs} from "../block/codes.ts";

/**
 * Probabilities of pairs that compete: of a record's candidates at most one is right, so its odds are weighed against
 * each other and against "none of them". A pair's probability is the smaller of both sides'. Without this the model
 * takes every sibling of a match for a match too, and where one side is ten times the other its prior runs away.
 */
export function competing(
  {left, right}: Pairs,
  {left: lefts, right: rights}: Lists
): (odds: Float64Array) => Float64Array {
  return (odds) => {
    const sum = (list: Int32Array): number => {
      let total = 1;
      for (const pair of list) total += odds[pair]!;
      return total;
    };
    const [ofLeft, ofRight] = [lefts.map(sum), rights.map(sum)];
    const probability = new Float64Array(odds.length);
    for (let pair = 0; pair < odds.length; pair++) {
      const o = odds[pair]!;
      const most = Math.max(ofLeft[left[pair]!]!, ofRight[right[pair]!]!);
      probability[pair] = most === Infinity ? (o === Infinity ? 1 : 0) : o / most;
    }
    return probability;
  };
}

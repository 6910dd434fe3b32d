import type {Pairs} from "../block/codes.ts";
import type {Lists} from "./trust.ts";

/** Scores closer than this are as good as equal. */
const EQUAL = 0.01;

/**
 * How many ways to link a pair's records are as good: 1 when none is, 1 + n when its partner could be exchanged with
 * that of n other links at no loss. Three white microwaves that two catalogues describe alike give 3 each: which is
 * which cannot be told, and a link is right once in three times.
 * @param assigned Links, each record at most once.
 */
export function equalWays(
  pairs: Pairs,
  lists: Lists,
  score: ArrayLike<number>,
  assigned: readonly number[]
): Map<number, number> {
  const ofRight = new Map(assigned.map((pair) => [pairs.right[pair]!, pair]));
  const ways = new Map<number, number>();
  for (const own of assigned) {
    let equal = 1;
    for (const there of lists.left[pairs.left[own]!]!) {
      if (there === own || score[there]! < score[own]! - EQUAL) continue;
      const other = ofRight.get(pairs.right[there]!);
      if (other === undefined) continue;
      for (const back of lists.right[pairs.right[own]!]!)
        if (pairs.left[back] === pairs.left[other] && score[back]! >= score[other]! - EQUAL) equal++;
    }
    ways.set(own, equal);
  }
  return ways;
}

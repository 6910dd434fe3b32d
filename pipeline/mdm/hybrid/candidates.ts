import {type CandidateSet, pairsOf, unite} from "../block/candidates.ts";
import {codePairs, type Pairs} from "../block/codes.ts";
import {buildIndex} from "../block/index.ts";
import {topK} from "../block/top-k.ts";
import {type Blocker} from "../types.ts";
import {type Prepared, type Side} from "./prepare.ts";

/** Fewest candidates that any record asks for. */
const LEAST = 6;

/** The side with many more rows asks for fewer: most of its rows have no partner, and the other side asks for them too. */
const few = (k: number, own: Side, other: Side): number =>
  Math.min(k, Math.max(LEAST, Math.round((k * other.records.length) / Math.max(1, own.records.length))));

/** Candidates from equal codes and from the nearest k of each record by text, words and character trigrams, both ways. */
export function findCandidates({left, right}: Prepared, k: number, isOn: (rule: string) => boolean): CandidateSet {
  const proposals: [Blocker, Pairs][] = [
    [
      "code",
      codePairs(
        left.records.map(({code}) => code),
        right.records.map(({code}) => code)
      )
    ]
  ];
  for (const [blocker, field] of [
    ["words", "text"],
    ["words", "words"],
    ["characters", "grams"]
  ] as const) {
    if (!isOn(`block ${blocker}`)) continue;
    proposals.push([blocker, pairsOf(topK(left[field], buildIndex(right[field]), {k: few(k, left, right)}))]);
    proposals.push([
      blocker,
      pairsOf(topK(right[field], buildIndex(left[field]), {k: few(k, right, left)}), {swap: true})
    ]);
  }
  return unite(proposals);
}

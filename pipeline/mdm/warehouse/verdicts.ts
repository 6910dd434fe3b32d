import type {Decision, MdmRecord, StewardVerdict} from "../types.ts";

/**
 * Puts the stewards' word above whatever a strategy decided: pairs it never proposed are added, and a listing that a
 * steward gave to one article is taken from any other.
 */
export function withVerdicts(
  decisions: readonly Decision[],
  verdicts: readonly StewardVerdict[],
  left: readonly MdmRecord[],
  right: readonly MdmRecord[]
): Decision[] {
  if (!verdicts.length) return [...decisions];
  const zoneOf = {same: "accept", different: "reject", unsure: "ask"} as const;
  const said = new Map(verdicts.map((v) => [`${v.leftId}\n${v.rightId}`, v]));
  const givenTo = new Map(verdicts.filter((v) => v.verdict === "same").map((v) => [v.rightId, v.leftId]));
  const result = decisions.map((decision): Decision => {
    const key = `${decision.leftId}\n${decision.rightId}`;
    const verdict = said.get(key);
    if (verdict) {
      said.delete(key);
      return {
        ...decision,
        zone: zoneOf[verdict.verdict],
        decidedBy: "steward",
        reason: `a steward said: ${verdict.verdict}`
      };
    }
    const owner = givenTo.get(decision.rightId);
    if (owner === undefined || decision.zone === "reject") return decision;
    return {...decision, zone: "reject", decidedBy: "steward", reason: `a steward gave the listing to ${owner}`};
  });
  const lefts = new Map(left.map((r, i) => [r.id, i]));
  const rights = new Map(right.map((r, i) => [r.id, i]));
  for (const {leftId, rightId, verdict} of said.values())
    result.push({
      left: lefts.get(leftId)!,
      right: rights.get(rightId)!,
      leftId,
      rightId,
      score: 0,
      probability: verdict === "same" ? 1 : 0,
      blockers: [],
      evidence: [],
      zone: zoneOf[verdict],
      reason: `a steward said: ${verdict}`,
      decidedBy: "steward"
    });
  return result;
}

/** Candidates kept beside the links: for each right record as many as the lab opens when a threshold is moved. */
export const SHOWN = 3;

/** Every link and question, and of what was rejected only each right record's best few. */
export function trimmed(decisions: readonly Decision[]): Decision[] {
  const kept = new Map<string, number>();
  return [...decisions]
    .sort((a, b) => b.score - a.score || (a.leftId < b.leftId ? -1 : 1))
    .filter((d) => {
      const n = (kept.get(d.rightId) ?? 0) + 1;
      kept.set(d.rightId, n);
      return n <= SHOWN || d.zone !== "reject";
    });
}

import {decisive, otherStage, type PairEvidence} from "./evidence.js";

/** How a pair stands under a strategy at its threshold. */
export interface PairStanding {
  strategy: string;
  /** How the run's threshold was set; the classic strategies' says their stages. */
  method: string;
  linked: boolean;
  threshold: number;
  score: number;
  /** The link that has the listing instead, if another has. */
  rival: {name: string; score: number} | null;
  /** Bits at a score. */
  bits: (score: number) => number;
}

const CLASSIC = new Set(["fuzzy", "semantic"]);

/** Which evidence, taken away, would have changed the decision about a pair; a sentence without its first word. */
export function counterfactual({items, reason, bySteward}: PairEvidence, pair: PairStanding): string {
  if (bySteward) return "only another word of a steward.";
  if (CLASSIC.has(pair.strategy)) return byStages(items, pair);
  const {linked, threshold, score, rival, bits} = pair;
  const above = bits(score) - bits(threshold);
  const far = `${Math.abs(above).toFixed(1)} bits ${above >= 0 ? "above" : "below"} the threshold`;
  if (linked && above < 0)
    return `not the threshold: the pair is ${far} and linked by a bar of its own, as the rule above says.`;
  if (linked) return without(decisive(items, above), `it would not be linked; it is ${far}`, far);
  // To be linked it had to reach the threshold, and to beat the link that has the listing.
  if (rival && rival.score > Math.max(threshold, score)) {
    const behind = bits(score) - bits(rival.score);
    const how = `${Math.abs(behind).toFixed(1)} bits behind ${rival.name}`;
    return without(decisive(items, behind), `it would have beaten ${rival.name}; it is ${how}`, how);
  }
  if (above < 0) return without(decisive(items, above), `it would be linked; it is ${far}`, far);
  const veto = /\(([^)]+)\)/.exec(reason)?.[1];
  return veto
    ? `no weight of evidence: it is ${far}, and kept apart by “${veto}”. Without that difference it would be linked.`
    : `it is ${far}, but one of the two records has a better partner; were that one gone, it would be linked.`;
}

const without = (flips: readonly string[], then: string, how: string): string =>
  flips.length
    ? `without ${flips
        .slice(0, 3)
        .map((d) => `“${d}”`)
        .join(", or without ")} ${then}.`
    : `no single piece of evidence; the pair is ${how}.`;

function byStages(items: PairEvidence["items"], {method, linked, rival}: PairStanding): string {
  const stage = otherStage(items, method);
  if (!stage) return "nothing that was compared reaches its threshold; taking any of it away changes nothing.";
  if (!linked && rival)
    return `the stage ${stage.decider} would link it, were it not for ${rival.name}, which is nearer.`;
  if (!linked) return `the stage ${stage.decider} would link it, were it not for what the rule above names.`;
  return stage.other
    ? `nothing alone: without ${stage.decider} the stage ${stage.other} would link it.`
    : `without ${stage.decider} no other stage reaches its threshold, and it would not be linked.`;
}

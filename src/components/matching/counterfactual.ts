import {decisive, otherStage, together, type Item, type PairEvidence} from "./evidence.js";

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
  if (linked) return without(items, above, "it would not be linked", far);
  // To be linked it had to reach the threshold, and to beat the link that has the listing.
  if (rival && rival.score > Math.max(threshold, score)) {
    const behind = bits(score) - bits(rival.score);
    const how = `${Math.abs(behind).toFixed(1)} bits behind ${rival.name}`;
    return without(items, behind, `it would have beaten ${rival.name}`, how);
  }
  if (above < 0) return without(items, above, "it would be linked", far);
  const veto = /\(([^)]+)\)/.exec(reason)?.[1];
  return veto
    ? `no weight of evidence: it is ${far}, and kept apart by “${veto}”. Without that difference it would be linked.`
    : `it is ${far}, but one of the two records has a better partner; were that one gone, it would be linked.`;
}

/** What alone, else what together, would have put the pair on the other side, and what then. */
function without(items: readonly Item[], gap: number, then: string, how: string): string {
  const quoted = (list: readonly string[], between: string): string => list.map((d) => `“${d}”`).join(between);
  const alone = decisive(items, gap).slice(0, 3);
  if (alone.length) return `without ${quoted(alone, ", or without ")} ${then}; it is ${how}.`;
  const all = together(items, gap);
  if (!all)
    return `no evidence at all: it is ${how}, and all that speaks ${gap >= 0 ? "for" : "against"} it weighs less.`;
  const named =
    all.length > MOST ? `${quoted(all.slice(0, MOST), ", ")} and ${all.length - MOST} more` : quoted(all, ", ");
  return `no single piece of evidence; only without ${named} together ${then}. It is ${how}.`;
}

/** Pieces of evidence named together. */
const MOST = 4;

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

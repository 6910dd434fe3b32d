import type {Strategy as StrategyName} from "../../config.ts";
import type {LearntDifference, MatchResult, MdmRecord, StewardVerdict} from "../types.ts";
import {type Clustering, compareMethods} from "./clusterings.ts";
import {pairLines} from "./pair-rows.ts";
import {trimmed, withVerdicts} from "./verdicts.ts";

/** Accepted links as positions in the two sides. */
export interface LinkColumns {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** What the step needs of a strategy's result beside its pairs, which are rows of a file of their own. */
export interface StrategyRun {
  readonly strategy: StrategyName;
  readonly version: string;
  readonly cardinality: MatchResult["cardinality"];
  readonly threshold: MatchResult["threshold"];
  readonly candidates: number;
  readonly asked: number;
  readonly embeddings: string | null;
  readonly notes: readonly string[];
  readonly differences: readonly LearntDifference[];
  readonly clusterings: readonly Clustering[];
  readonly links: LinkColumns;
}

/**
 * A result as it is kept: what the step needs of it, and its pairs as lines of JSON. The stewards' word stands above it,
 * and links by rank, which are arbitrary, are only asked about: they can be looked at, but link nothing.
 */
export function runOf(
  result: MatchResult,
  left: readonly MdmRecord[],
  right: readonly MdmRecord[],
  verdicts: readonly StewardVerdict[]
): {run: StrategyRun; lines: string} {
  const decisions = withVerdicts(trimmed(result.decisions), verdicts, left, right).map((d) =>
    result.strategy === "poc" && d.decidedBy === "rule" && d.zone === "accept" ? {...d, zone: "ask" as const} : d
  );
  const links = decisions.filter((d) => d.zone === "accept");
  return {
    run: {
      strategy: result.strategy,
      version: result.version,
      cardinality: result.cardinality,
      threshold: result.threshold,
      candidates: result.counts.candidates,
      asked: decisions.filter((d) => d.zone === "ask").length,
      embeddings: result.embeddings,
      notes: result.notes,
      differences: result.differences,
      clusterings: compareMethods(left.length, right.length, decisions),
      links: {left: links.map((d) => d.left), right: links.map((d) => d.right)}
    },
    lines: pairLines(decisions, left, right)
  };
}

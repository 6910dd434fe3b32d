import type {Decision, MdmRecord, Strategy} from "../types.ts";
import {canonical} from "./canonical.ts";

const VERSION = "poc-1";

/**
 * Rank against rank: the n-th heaviest record of one side with the n-th of the other. It is what the original system
 * began with, kept to be compared with: its links are arbitrary, and nothing may publish them as truth.
 */
export const poc: Strategy = {
  name: "poc",
  version: VERSION,
  match(leftRows, rightRows, options) {
    options.signal?.throwIfAborted();
    const started = performance.now();
    const [left, right] = [ranked(leftRows), ranked(rightRows)];
    const decisions = left.slice(0, right.length).map((l, rank): Decision => {
      const r = right[rank]!;
      return {
        left: l.position,
        right: r.position,
        leftId: l.record.id,
        rightId: r.record.id,
        score: 1 / (rank + 1),
        probability: 0,
        blockers: ["rank"],
        evidence: [],
        zone: "accept",
        reason: `rank ${rank + 1} against rank ${rank + 1}: arbitrary`,
        decidedBy: "rule"
      };
    });
    return Promise.resolve({
      strategy: "poc",
      version: VERSION,
      cardinality: "one-to-one",
      pairs: decisions,
      decisions,
      threshold: {score: 0, method: "none: every rank is linked"},
      counts: {
        left: leftRows.length,
        right: rightRows.length,
        candidates: decisions.length,
        byBlocker: {rank: decisions.length}
      },
      timings: {rank: performance.now() - started},
      embeddings: null,
      differences: [],
      notes: ["links by rank are arbitrary: probability 0, never published as truth"]
    });
  }
};

function ranked(rows: readonly MdmRecord[]): {record: MdmRecord; position: number}[] {
  const {records, order} = canonical(rows);
  return records
    .map((record, i) => ({record, position: order[i]!}))
    .sort((a, b) => (b.record.weight ?? 0) - (a.record.weight ?? 0));
}

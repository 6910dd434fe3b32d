import {type Database, literal} from "../../warehouse/database.ts";
import type {Decision, Evidence, MdmRecord} from "../types.ts";
import type {StrategyRun} from "./strategy-run.ts";

/** Columns of a line; short names, because each stands in every line. */
const COLUMNS =
  "{l: 'VARCHAR', r: 'VARCHAR', s: 'DOUBLE', p: 'DOUBLE', e: 'VARCHAR', b: 'VARCHAR', z: 'VARCHAR', w: 'VARCHAR', d: 'VARCHAR'}";

/** Pairs as lines of JSON, one a decision. */
export const pairLines = (
  decisions: readonly Decision[],
  left: readonly MdmRecord[],
  right: readonly MdmRecord[]
): string =>
  decisions
    .map((d) =>
      JSON.stringify({
        l: d.leftId,
        r: d.rightId,
        s: d.score,
        p: d.probability,
        e: compact(d.evidence, left[d.left]!.name, right[d.right]!.name),
        b: d.blockers.join(","),
        z: d.zone,
        w: d.reason,
        d: d.decidedBy
      })
    )
    .join("\n");

/**
 * Evidence as lists of field, level, bits, and where they say more than the records' names, the two values: a third of
 * what objects take. Bits to the hundredth.
 */
function compact(evidence: readonly Evidence[], left: string, right: string): (string | number)[][] {
  return evidence.map((item) => {
    const values = [item.left === left ? "" : item.left, item.right === right ? "" : item.right];
    return [item.field, item.level, Math.round(item.bits * 100) / 100, ...(values[0] || values[1] ? values : [])];
  });
}

/** Adds the pairs of a run to the tables of candidates and decisions. @param rows the file of its lines, packed. */
export async function loadPairs(db: Database, {strategy, version}: StrategyRun, rows: string): Promise<void> {
  const lines = `read_json(${literal(rows)}, format = 'newline_delimited', compression = 'gzip', columns = ${COLUMNS})`;
  const name = literal(strategy);
  await db.run(`create or replace temp table mdm_pair as from ${lines};
    insert into mdm.mdm_candidate select ${name}, l, r, s, p, e, b from mdm_pair;
    insert into mdm.mdm_decision select ${name}, ${literal(version)}, l, r, z, w, p, d from mdm_pair;
    drop table mdm_pair`);
}

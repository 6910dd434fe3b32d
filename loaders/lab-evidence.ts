import type {LabEvidence} from "../src/components/matching/evidence.ts";
import {pairs, positions} from "./lab-records.ts";
import {snapshots} from "./snapshots.ts";

/** Field, level, bits, and the two values where they say more than the records' names. */
type Item = [field: string, level: string, bits: number, left?: string, right?: string];

/** Why a strategy decided as it did, for every pair that the lab can show; the texts are kept once. */
export async function evidence(strategy: string): Promise<LabEvidence> {
  const [db, at, shown] = await Promise.all([snapshots(), positions(), pairs(strategy)]);
  const isShown = new Set(shown.left.map((left, i) => `${left} ${shown.right[i]}`));
  const texts: string[] = [""];
  const known = new Map([["", 0]]);
  const text = (value: string): number => {
    const found = known.get(value);
    if (found !== undefined) return found;
    known.set(value, texts.length);
    return texts.push(value) - 1;
  };
  const out: LabEvidence = {strategy, texts, left: [], right: [], reason: [], decidedBy: [], items: []};
  if (!(await db.has("mdm_candidate"))) return out;
  const rows = await db.rows<{l: string; r: string; evidence: string; reason: string; by: string}>(
    `SELECT left_id AS l, right_id AS r, c.evidence, d.reason, d.decided_by AS "by"
    FROM meta.mdm_candidate AS c JOIN meta.mdm_decision AS d USING (strategy, left_id, right_id) WHERE strategy = ?
    ORDER BY l, r`,
    [strategy]
  );
  for (const row of rows) {
    const [left, right] = [at.article.get(row.l), at.listing.get(row.r)];
    if (left === undefined || right === undefined || !isShown.has(`${left} ${right}`)) continue;
    out.left.push(left);
    out.right.push(right);
    out.reason.push(text(row.reason));
    out.decidedBy.push(row.by === "steward" ? 1 : 0);
    const items = JSON.parse(row.evidence) as Item[];
    out.items.push(
      items.flatMap(([field, level, bits, l = "", r = ""]) => [text(field), text(level), bits, text(l), text(r)])
    );
  }
  return out;
}

import {existsSync} from "node:fs";
import {SmartshopError} from "../../errors.ts";
import {readTable} from "../files/table.ts";
import type {StewardVerdict} from "../types.ts";
import {unguarded} from "./cell.ts";
import {DECISIONS} from "./files.ts";
import {refuseLacking} from "./lacking.ts";

/** One row of `data/decisions.csv`. */
export interface StewardDecision extends StewardVerdict {
  readonly who: string;
  /** ISO time. */
  readonly decidedAt: string;
  readonly why: string;
}

/** What cannot all be true, and what was made of it. */
export interface Conflict {
  /** The article. */
  readonly leftId: string;
  /** The listing, or the field of a golden value. */
  readonly rightId: string;
  readonly kind: "contradiction" | "two articles" | "unknown record" | "unknown field" | "unreadable row";
  readonly who: string;
  readonly resolution: string;
}

const VERDICTS = ["same", "different", "unsure"];

/**
 * Reads the stewards' decisions; none where there is no file.
 * @throws SmartshopError "input" naming the line, when a column is missing or a verdict is none of the three.
 */
export async function readDecisions(file: string): Promise<StewardDecision[]> {
  if (!existsSync(file)) return [];
  const {columns, rows} = await readTable(file, {headerOnly: true});
  const at = (name: string): number => columns.indexOf(name);
  refuseLacking(DECISIONS, columns, file);
  return rows.map((row, i) => {
    const text = (name: string): string => (at(name) < 0 ? "" : unguarded(row[at(name)]!));
    const verdict = text("verdict").toLowerCase();
    if (!VERDICTS.includes(verdict) || !text("left_id") || !text("right_id"))
      throw new SmartshopError(
        "input",
        `steward decision is not left_id, right_id and one of ${VERDICTS.join(", ")}: row ${i + 1} of ${file}`
      );
    return {
      leftId: text("left_id"),
      rightId: text("right_id"),
      verdict: verdict as StewardVerdict["verdict"],
      who: text("who"),
      decidedAt: text("decided_at"),
      why: text("why")
    };
  });
}

/**
 * Settles what stewards said: of several words on one pair the latest counts, and equally late ones that differ count as
 * unsure; a listing said to be two articles keeps the latest word and the other is asked again. Words on records that
 * are not there any more are set aside. Everything of that kind is reported.
 */
export function settleDecisions(
  decisions: readonly StewardDecision[],
  isKnown: {left: (id: string) => boolean; right: (id: string) => boolean}
): {verdicts: StewardVerdict[]; conflicts: Conflict[]} {
  const conflicts: Conflict[] = [];
  const latest = new Map<string, StewardDecision>();
  const ordered = [...decisions].sort(
    (a, b) => compare(a.decidedAt, b.decidedAt) || compare(a.leftId, b.leftId) || compare(a.rightId, b.rightId)
  );
  const report = (d: StewardDecision, kind: Conflict["kind"], who: string, resolution: string): void =>
    void conflicts.push({leftId: d.leftId, rightId: d.rightId, kind, who, resolution});
  for (const decision of ordered) {
    if (!isKnown.left(decision.leftId) || !isKnown.right(decision.rightId)) {
      report(decision, "unknown record", decision.who, "set aside");
      continue;
    }
    const key = `${decision.leftId}\n${decision.rightId}`;
    const earlier = latest.get(key);
    const differs = earlier && earlier.verdict !== decision.verdict;
    const tied = differs && earlier.decidedAt === decision.decidedAt;
    if (differs)
      report(
        decision,
        "contradiction",
        [...new Set([earlier.who, decision.who])].join(", "),
        tied ? "equally late: unsure" : `the later word counts: ${decision.verdict}`
      );
    latest.set(key, tied ? {...decision, verdict: "unsure"} : decision);
  }
  const sameOf = new Map<string, StewardDecision>();
  for (const decision of latest.values()) {
    if (decision.verdict !== "same") continue;
    const earlier = sameOf.get(decision.rightId);
    sameOf.set(decision.rightId, decision);
    if (!earlier) continue;
    report(earlier, "two articles", `${earlier.who}, ${decision.who}`, `a listing is one article: ${decision.leftId}`);
    latest.set(`${earlier.leftId}\n${earlier.rightId}`, {...earlier, verdict: "unsure"});
  }
  const verdicts = [...latest.values()].map(({leftId, rightId, verdict}) => ({leftId, rightId, verdict}));
  return {verdicts, conflicts};
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

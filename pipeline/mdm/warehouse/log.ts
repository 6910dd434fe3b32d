import type {KnownIds} from "../cluster/ids.ts";
import type {StewardDecision} from "../steward/decisions.ts";
import type {Membership} from "./clusters.ts";

/** One line of the append-only log of merges and splits; also the columns of `mdm.mdm_log`. */
export interface LogEvent {
  /** ISO time of the refresh. */
  readonly happened_at: string;
  readonly run_id: string;
  readonly strategy: string;
  readonly event: "merged" | "split";
  /** The id that the records have now (merged), or had (split). */
  readonly golden_id: string;
  /** The ids that they had (merged), or have now (split); comma-separated. */
  readonly other_ids: string;
  /** Keys of the records that changed their id, such as `marketplace:L1`; comma-separated, at most 50. */
  readonly records: string;
  readonly decided_by: "rule" | "steward";
  /** Stewards whose word touches one of the records, and their reasons. */
  readonly who: string;
  readonly why: string;
}

const SHOWN = 50;

/** What merged and what split since the last refresh. Records that came or went alone are neither. */
export function changesOf(
  known: KnownIds,
  members: readonly Membership[],
  decisions: readonly StewardDecision[],
  stamp: Pick<LogEvent, "happened_at" | "run_id" | "strategy">
): LogEvent[] {
  const now = group(members, (m) => m.goldenId);
  const before = group(
    members.filter((m) => known.has(keyOf(m))),
    (m) => known.get(keyOf(m))!
  );
  const events: LogEvent[] = [];
  const add = (event: LogEvent["event"], id: string, others: Set<string>, moved: readonly Membership[]): void => {
    const touched = new Set(moved.map((m) => m.recordId));
    const said = decisions.filter((d) => touched.has(d.leftId) || touched.has(d.rightId));
    events.push({
      ...stamp,
      event,
      golden_id: id,
      other_ids: [...others].sort().join(","),
      records: moved.map(keyOf).sort().slice(0, SHOWN).join(","),
      decided_by: said.length ? "steward" : "rule",
      who: [...new Set(said.map((d) => d.who))].join(", "),
      why: [...new Set(said.map((d) => d.why).filter(Boolean))].join("; ")
    });
  };
  for (const [id, own] of now) {
    const olds = new Set(own.flatMap((m) => known.get(keyOf(m)) ?? []));
    if (olds.size < 2) continue;
    add(
      "merged",
      id,
      olds,
      own.filter((m) => known.has(keyOf(m)) && known.get(keyOf(m)) !== id)
    );
  }
  for (const [id, own] of before) {
    const news = new Set(own.map((m) => m.goldenId));
    if (news.size < 2) continue;
    add(
      "split",
      id,
      news,
      own.filter((m) => m.goldenId !== id)
    );
  }
  return events.sort((a, b) => compare(a.golden_id, b.golden_id) || compare(a.event, b.event));
}

const keyOf = (m: Membership): string => `${m.source}:${m.recordId}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function group(members: readonly Membership[], by: (m: Membership) => string): Map<string, Membership[]> {
  const groups = new Map<string, Membership[]>();
  for (const member of members) {
    const known = groups.get(by(member));
    if (known) known.push(member);
    else groups.set(by(member), [member]);
  }
  return groups;
}

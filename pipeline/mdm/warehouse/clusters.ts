import {connectedComponents} from "../cluster/components.ts";
import {type KnownIds, stableIds} from "../cluster/ids.ts";
import {type GoldenValue, PRODUCT_POLICY, survive} from "../golden/survive.ts";
import type {SourceValue} from "../golden/rules.ts";
import type {MdmRecord} from "../types.ts";
import type {LinkColumns} from "./strategy-run.ts";

/** A record of one side under the id of the thing that it is. */
export interface Membership {
  readonly source: "erp" | "marketplace";
  readonly recordId: string;
  readonly goldenId: string;
}

/** Accepted links as clusters of records with golden ids; a record without a link is a cluster of its own. */
export function membershipOf(
  left: readonly MdmRecord[],
  right: readonly MdmRecord[],
  links: LinkColumns,
  known: KnownIds
): Membership[] {
  const nodes = left.length + right.length;
  const labels = connectedComponents(nodes, {
    left: Int32Array.from(links.left),
    right: Int32Array.from(links.right, (r) => left.length + r)
  });
  const records = [
    ...left.map((r) => ({source: "erp" as const, recordId: r.id})),
    ...right.map((r) => ({source: "marketplace" as const, recordId: r.id}))
  ];
  const clusters: string[][] = [];
  records.forEach(({source, recordId}, node) => (clusters[labels[node]!] ??= []).push(`${source}:${recordId}`));
  const ids = stableIds(clusters, known);
  return records.map((record, node) => ({...record, goldenId: ids[labels[node]!]!}));
}

/** One golden value of one thing. */
export interface GoldenField extends GoldenValue {
  readonly goldenId: string;
  readonly field: string;
}

/**
 * Settles every field of every cluster, naming record and rule.
 * @param said values that stewards set, by article and field.
 */
export function goldenFields(
  left: readonly MdmRecord[],
  right: readonly MdmRecord[],
  members: readonly Membership[],
  said: ReadonlyMap<string, ReadonlyMap<string, SourceValue>> = new Map()
): GoldenField[] {
  const clusters = new Map<string, {source: string; record: MdmRecord}[]>();
  members.forEach(({source, goldenId}, node) => {
    const record = node < left.length ? left[node]! : right[node - left.length]!;
    const known = clusters.get(goldenId);
    if (known) known.push({source, record});
    else clusters.set(goldenId, [{source, record}]);
  });
  return [...clusters].flatMap(([goldenId, records]) =>
    Object.entries(PRODUCT_POLICY).flatMap(([field, policy]) => {
      const golden = survive(
        records.flatMap(({source, record}) => {
          const word = source === "erp" ? said.get(record.id)?.get(field) : undefined;
          return [...valueOf(record, field, source), ...(word ? [word] : [])];
        }),
        policy
      );
      return golden ? [{...golden, goldenId, field}] : [];
    })
  );
}

function valueOf(record: MdmRecord, field: string, source: string): SourceValue[] {
  const value = record[field as keyof MdmRecord];
  if (value === undefined || value === "" || typeof value === "object") return [];
  const text = typeof value === "number" ? String(Math.round(value * 100) / 100) : value;
  return [{source, recordId: record.id, value: text, filled: Object.keys(record).length}];
}

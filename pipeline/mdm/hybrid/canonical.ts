import {hash} from "../random.ts";
import type {MdmRecord} from "../types.ts";

/** Records in an order that depends on what they say, not on where they stood. */
export interface Canonical {
  readonly records: readonly MdmRecord[];
  /** `order[i]` is the input position of canonical record i. */
  readonly order: Int32Array;
}

/**
 * Orders records by a hash of their content, equal ones by a hash of their id. Neither row order nor an id that both
 * sides share in sorted order can then leak into how ties fall.
 */
export function canonical(records: readonly MdmRecord[]): Canonical {
  const keys = records.map((r) =>
    hash(
      [r.name, r.description, r.brand, r.price, r.code, r.category, ...Object.values(r.attributes ?? {})].join("\u0001")
    )
  );
  const ids = records.map(({id}) => hash(id));
  const order = Int32Array.from(records.keys()).sort(
    (a, b) => keys[a]! - keys[b]! || ids[a]! - ids[b]! || (records[a]!.id < records[b]!.id ? -1 : 1)
  );
  return {records: Array.from(order, (i) => records[i]!), order};
}

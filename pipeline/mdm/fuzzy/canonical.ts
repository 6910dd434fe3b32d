import type {MdmRecord} from "../types.ts";

/** Records in an order that does not depend on how the rows came: by id. `order[i]` is the input position. */
export interface Canonical {
  readonly records: readonly MdmRecord[];
  readonly order: Int32Array;
}

/** Sorts records by id (UTF-16 order), so that ties never fall by row order. */
export function canonical(records: readonly MdmRecord[]): Canonical {
  const order = Int32Array.from(records.keys()).sort((a, b) => (records[a]!.id < records[b]!.id ? -1 : 1));
  return {records: Array.from(order, (i) => records[i]!), order};
}

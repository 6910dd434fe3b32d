import type {Filter, TableState} from "./table-model.js";

/** Reads a table's state from the query string; `prefix` tells tables of one page apart. */
export function readState<Row>(
  search: string,
  prefix: string,
  filters: readonly Filter<Row>[],
  initial: TableState
): TableState {
  const given = new URLSearchParams(search);
  const sort = given.get(`${prefix}sort`);
  return {
    query: given.get(`${prefix}q`) ?? initial.query,
    sort: sort?.replace(/^-/, "") ?? initial.sort,
    down: sort ? sort.startsWith("-") : initial.down,
    chosen: Object.fromEntries(filters.map((f) => [f.key, given.getAll(`${prefix}${f.key}`)]))
  };
}

/** Writes a table's state into the query string; what is as at first is left out, so that a plain page has a plain URL. */
export function writeState(search: string, prefix: string, state: TableState, initial: TableState): string {
  const next = new URLSearchParams(search);
  const set = (name: string, values: readonly string[]): void => {
    next.delete(`${prefix}${name}`);
    for (const value of values) next.append(`${prefix}${name}`, value);
  };
  set("q", state.query ? [state.query] : []);
  const same = state.sort === initial.sort && state.down === initial.down;
  set("sort", same || !state.sort ? [] : [`${state.down ? "-" : ""}${state.sort}`]);
  for (const [key, values] of Object.entries(state.chosen)) set(key, values);
  const text = next.toString();
  return text ? `?${text}` : "";
}

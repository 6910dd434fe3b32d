import type {Asked} from "./history.js";

/** Most questions of a conversation that an address carries. */
const MOST = 6;

/** The question in the address, with those whose context it needs. */
export function readAddress(search: string): Asked | null {
  const given = new URLSearchParams(search);
  const q = given.get("q")?.trim();
  return q ? {q, after: given.getAll("after").slice(-MOST)} : null;
}

/** The query string that asks the same again. */
export function writeAddress({q, after}: Asked): string {
  const given = new URLSearchParams([["q", q], ...after.slice(-MOST).map((a): [string, string] => ["after", a])]);
  return `?${given}`;
}

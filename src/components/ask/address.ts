import type {Asked} from "./history.js";

/** Most questions of a conversation that an address carries. */
const MOST = 6;

/** The question in the address, with those whose context it needs and the reading that was chosen. */
export function readAddress(search: string): Asked | null {
  const given = new URLSearchParams(search);
  const q = given.get("q")?.trim();
  if (!q) return null;
  const reading = given.get("reading");
  return {q, after: given.getAll("after").slice(-MOST), ...(reading ? {reading} : {})};
}

/** The query string that asks the same again. */
export function writeAddress({q, after, reading}: Asked): string {
  const given = new URLSearchParams([["q", q], ...after.slice(-MOST).map((a): [string, string] => ["after", a])]);
  if (reading) given.set("reading", reading);
  return `?${given}`;
}

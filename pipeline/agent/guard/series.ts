import {as, integer, isNode, list, refuse, type TreeNode} from "./tree.ts";

/** The longest series of constants. */
const MAX_SERIES = 100_000;

/** Steps that keep a calendar small. */
const CALENDAR = /^\s*-?\d{1,4}\s*(hour|day|week|month|mon|quarter|year)s?\s*$/i;

/**
 * A series makes rows out of nothing, so it must stand in FROM, run between constants at most 100,000 apart, or be a
 * calendar by whole hours or longer. @throws Refusal
 */
export function checkSeries(call: TreeNode, inFrom: boolean): void {
  if (!inFrom) refuse("generate_series is allowed in FROM only");
  const args = list(call["args"]);
  const step = args[2];
  const text = as("TypeCast", step) ? constantText(as("TypeCast", step)!["arg"]) : step ? constantText(step) : null;
  if (text !== null) {
    if (!CALENDAR.test(text)) refuse(`a series' step must be whole hours or longer: ${text}`);
    return;
  }
  const numbers = args.map(signed);
  if (numbers.some((n) => n === null))
    refuse("a series needs constant bounds, or a calendar step such as interval '1 day'");
  const [from, to, by] = numbers as number[];
  if (from === undefined || to === undefined || by === 0 || Math.abs(to - from) / Math.abs(by ?? 1) > MAX_SERIES)
    refuse(`a series may have at most ${MAX_SERIES} rows`);
}

function constantText(value: unknown): string | null {
  const constant = as("A_Const", value);
  return constant && isNode(constant["sval"]) ? String(constant["sval"]["sval"] ?? "") : null;
}

/** An integer constant with an optional minus, or null. */
function signed(value: unknown): number | null {
  const minus = as("A_Expr", value);
  if (minus && minus["lexpr"] === undefined) {
    const n = integer(minus["rexpr"]);
    return n === null ? null : -n;
  }
  return integer(value);
}

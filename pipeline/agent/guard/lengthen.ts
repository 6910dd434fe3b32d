import {as, integer, isNode, refuse} from "./tree.ts";

/** The widest text that padding or repeating may make of a constant. */
const WIDEST = 255;
const MOST_TIMES = 100;

/** A constant text, or null. */
export function constantText(value: unknown): string | null {
  const constant = as("A_Const", value);
  return constant && isNode(constant["sval"]) ? String(constant["sval"]["sval"] ?? "") : null;
}

/**
 * By how much a call may lengthen a text; 1 when it does not. Widths and times must be small constants: the product of
 * all growth of a statement is limited, so that no value fills the memory. @throws Refusal
 */
export function lengthening(name: string, args: readonly unknown[]): number {
  switch (name) {
    case "concat":
    case "concat_ws":
      return Math.max(1, args.length);
    case "replace":
    case "translate":
    case "overlay":
      return 20;
    case "lpad":
    case "rpad":
      return small(name, args[1], WIDEST);
    case "repeat":
      return small(name, args[1], MOST_TIMES);
    case "regexp_replace": {
      // An empty pattern matches between all letters, so the text grows by the replacement's length.
      const by = constantText(args[2]);
      if (by === null || by.length > WIDEST) refuse("the replacement of regexp_replace must be a short constant");
      return by.length + 1;
    }
    default:
      return 1;
  }
}

function small(name: string, value: unknown, most: number): number {
  const n = integer(value);
  if (n === null || n < 0 || n > most) refuse(`${name} takes a constant of at most ${most}`);
  return Math.max(1, n);
}

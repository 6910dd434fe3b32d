/** A node of the parse tree without its wrapper. */
export type TreeNode = Record<string, unknown>;

/** A refusal with its reason; thrown inside the walker only. */
export class Refusal extends Error {}

/** Stops the walk. @throws Refusal */
export function refuse(reason: string): never {
  throw new Refusal(reason);
}

/** Whether a value is a plain object of the tree. */
export const isNode = (value: unknown): value is TreeNode =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `{Kind: {…}}` → [Kind, {…}]. @throws Refusal when the wrapper does not hold exactly one kind. */
export function unwrap(value: unknown): [kind: string, node: TreeNode] {
  if (!isNode(value)) refuse("the statement's tree is not understood");
  const entries = Object.entries(value);
  const [kind, node] = entries[0] ?? [];
  if (entries.length !== 1 || !kind || !isNode(node)) refuse("the statement's tree is not understood");
  return [kind, node];
}

/** A child that is, once unwrapped, of this kind, or null. */
export function as(kind: string, value: unknown): TreeNode | null {
  const node = isNode(value) ? value[kind] : undefined;
  return isNode(node) ? node : null;
}

/** An array field, empty when absent: the tree leaves empty lists out. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The texts of a list of String nodes: a function's, type's or operator's name. */
export const names = (value: unknown): string[] =>
  list(value).map((part) => {
    const text = as("String", part)?.["sval"];
    return typeof text === "string" ? text : refuse("a name is not understood");
  });

/** An integer constant, or null. The tree leaves a zero out. */
export function integer(value: unknown): number | null {
  const constant = as("A_Const", value);
  if (!constant || !isNode(constant["ival"])) return null;
  return typeof constant["ival"]["ival"] === "number" ? constant["ival"]["ival"] : 0;
}

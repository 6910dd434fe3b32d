import {kindOf, tokenise} from "../pipeline/mdm/normalise/tokens.ts";

/** Colours of a gift shop that the general list of colours does not know. */
const MORE_COLOURS =
  "rose assorted asstd asst clear natural pastel mixed fuschia fuchsia scarlet amber crystal mustard plum raspberry sage jade emerald ruby".split(
    " "
  );
const SIZES = "small medium large mini jumbo giant tall short big little midi maxi regular".split(" ");
const VARIANT = new Set([...MORE_COLOURS, ...SIZES, "size", "colour", "set", "pack", "box", "of"]);

/**
 * What is left of a name without colour, size and pack: the motif. Null when fewer than two words are left, as
 * "red bag" and "blue bag" need not be of one kind.
 */
export function motif(name: string): string | null {
  const words = tokenise(name).filter((t) => !VARIANT.has(t) && !["colour", "quantity", "number"].includes(kindOf(t)));
  return words.length > 1 ? [...new Set(words)].sort().join(" ") : null;
}

/** Codes of each motif that has more than one article, in the order given. */
export function siblingsOf(articles: readonly {code: string; name: string}[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const {code, name} of articles) {
    const key = motif(name);
    if (key) groups.set(key, [...(groups.get(key) ?? []), code]);
  }
  const siblings = new Map<string, string[]>();
  for (const codes of groups.values())
    if (codes.length > 1)
      for (const code of codes)
        siblings.set(
          code,
          codes.filter((other) => other !== code)
        );
  return siblings;
}

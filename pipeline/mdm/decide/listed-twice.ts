import type {Pairs} from "../block/codes.ts";
import {holds} from "../compare/presence.ts";
import type {Prepared} from "../hybrid/prepare.ts";
import type {Kind} from "../normalise/tokens.ts";

/** Words of these kinds tell siblings apart: what only the second record says makes it another article. */
const TELLING: ReadonlySet<Kind> = new Set<Kind>(["code", "colour", "quantity", "number", "variant"]);

/**
 * Whether two right records are one left article listed twice: all three names bear the same model number, to the
 * letter, and the second record says nothing telling that neither of the others does anywhere. A red DSC-W170R is not
 * the silver DSC-W170, even if the red one's own article is not there.
 */
export function listedTwice(
  {left, right, tokens, kinds}: Prepared,
  pairs: Pairs
): (second: number, first: number) => boolean {
  // A letter by itself is a colour or a region: DVP-FX820/R.
  const isTelling = (id: number): boolean => TELLING.has(kinds[id]!) || tokens[id]!.length === 1;
  return (second, first) => {
    const l = pairs.left[second]!;
    const [own, other] = [pairs.right[second]!, pairs.right[first]!];
    const isInBoth = (id: number): boolean => holds(left.name[l]!, id) && holds(right.name[other]!, id);
    const models = [...right.name[own]!].filter((id) => kinds[id] === "code" && isInBoth(id));
    // 14230 with the maker's letters before it, DEI14230, is the same number; letters after it are another article.
    const isModel = (id: number): boolean => models.some((model) => tokens[id]!.endsWith(tokens[model]!));
    return (
      models.length > 0 &&
      [...right.name[own]!].every(
        (id) => !isTelling(id) || isModel(id) || holds(left.all[l]!, id) || holds(right.all[other]!, id)
      )
    );
  };
}

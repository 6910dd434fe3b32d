import type {Pairs} from "../block/codes.ts";
import {FIELDS, type FieldWeights} from "../compare/fields.ts";
import {holds} from "../compare/presence.ts";
import type {Prepared} from "../hybrid/prepare.ts";
import {ACCESSORIES, SIZES} from "../normalise/tokens.ts";

/** Differences that forbid a link whatever else agrees: siblings stay siblings. Each has its own switch. */
export const VETOES = [
  "veto colour",
  "veto size",
  "veto pack",
  "veto capacity",
  "veto model",
  "veto accessory"
] as const;
export type Veto = (typeof VETOES)[number];

/**
 * A veto holds only where the catalogues themselves show that the difference matters: among trusted pairs it is at
 * least 2^MATTERS times rarer than among others. A shop whose listings write "assorted" for every colour keeps them.
 */
const MATTERS = 2;

/** What a record's name says that may not differ, by veto. */
interface Stated {
  readonly colours: readonly number[];
  readonly sizes: readonly number[];
  readonly packs: readonly string[];
  /** `unit → values`. */
  readonly capacities: ReadonlyMap<string, ReadonlySet<string>>;
  readonly models: readonly number[];
  readonly accessories: readonly number[];
  /** Whether the name says that the thing goes with another: `case for …`, `compatible with …`. */
  readonly isFor: boolean;
}

const FOR = new RegExp(`\\b(?:${[...ACCESSORIES].join("|")})s?\\s+(?:\\w+\\s+)?(?:for|fits)\\b|compatible with`, "i");

/** Units in which a thing is sold. Inches, watts and the like are rounded and measured in several ways. */
const CAPACITY = new Set(["tb", "gb", "mb", "ml", "kg", "lb", "oz", "user"]);

function stated({tokens, kinds}: Prepared, name: Int32Array, text: string): Stated {
  const [colours, sizes, models, accessories]: number[][] = [[], [], [], []];
  const packs: string[] = [];
  const capacities = new Map<string, Set<string>>();
  for (const id of name) {
    const token = tokens[id]!;
    const kind = kinds[id];
    if (kind === "colour") colours!.push(id);
    else if (kind === "code" && /[a-z]/.test(token)) models!.push(id);
    else if (kind === "variant") {
      if (SIZES.has(token)) sizes!.push(id);
      if (ACCESSORIES.has(token)) accessories!.push(id);
    } else if (kind === "quantity") {
      const [, value, unit] = /^([\d.]+)([a-z]+)$/.exec(token) ?? [];
      if (!value || !unit) continue;
      if (unit === "set" || unit === "pack") packs.push(value);
      else if (CAPACITY.has(unit)) capacities.set(unit, (capacities.get(unit) ?? new Set()).add(value));
    }
  }
  return {
    colours: colours!,
    sizes: sizes!,
    packs,
    capacities,
    models: models!,
    accessories: accessories!,
    isFor: accessories!.length > 0 && FOR.test(text)
  };
}

/** Letters as a, digits as 0: `dscw120` → `aaaa000`. */
const shape = (code: string): string => code.replace(/\d/g, "0").replace(/[a-z]/g, "a");

const digits = (code: string): string => code.replace(/\D/g, "");

/**
 * Whether two names bear numbers of one series, such as DSC-W120 and DSC-W130: equal in shape and beginning. Numbers of
 * another make-up are another way of numbering (a maker's and a shop's) and forbid nothing.
 */
function isSeries(a: readonly number[], b: readonly number[], tokens: readonly string[]): boolean {
  return a.some((x) =>
    b.some((y) => {
      const [p, q] = [tokens[x]!, tokens[y]!];
      // A last letter more or other is a colour or a region, which has its own evidence.
      return p.slice(0, 3) === q.slice(0, 3) && shape(p) === shape(q) && digits(p) !== digits(q);
    })
  );
}

const disjoint = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length > 0 && b.length > 0 && !a.some((x) => b.includes(x));

/** Why a pair must not be linked, or null. */
export type VetoOf = (pair: number) => Veto | null;

/**
 * Prepares the vetoes of a run.
 * @param fields What was learnt about levels; without it nothing is vetoed, because nothing shows what matters.
 */
export function vetoes(
  prepared: Prepared,
  pairs: Pairs,
  levels: Uint8Array,
  fields: FieldWeights | null,
  isOn: (rule: string) => boolean
): VetoOf {
  if (!fields) return () => null;
  const matters = (field: (typeof FIELDS)[number], level: number): boolean =>
    fields[FIELDS.indexOf(field)]![level]! <= -MATTERS;
  const DIFFERS = 4;
  const on = {
    colour: isOn("veto colour") && matters("colour", DIFFERS),
    size: isOn("veto size") && matters("variant", DIFFERS),
    pack: isOn("veto pack") && matters("quantity", DIFFERS),
    capacity: isOn("veto capacity") && matters("quantity", DIFFERS),
    model: isOn("veto model") && matters("model", DIFFERS),
    accessory: isOn("veto accessory")
  };
  const [l, r] = (["left", "right"] as const).map((side) =>
    prepared[side].records.map(({name}, row) => stated(prepared, prepared[side].name[row]!, name))
  ) as [Stated[], Stated[]];
  const levelOf = (pair: number, field: (typeof FIELDS)[number]): number =>
    levels[pair * FIELDS.length + FIELDS.indexOf(field)]!;
  return (pair) => {
    const [i, j] = [pairs.left[pair]!, pairs.right[pair]!];
    const [a, b] = [l[i]!, r[j]!];
    // One model number is one article, whatever else its two names leave out or call it.
    if (a.models.some((id) => b.models.includes(id))) return null;
    if (on.colour && levelOf(pair, "colour") === DIFFERS) return "veto colour";
    if (on.size && disjoint(a.sizes, b.sizes)) return "veto size";
    if (on.pack && disjoint(a.packs, b.packs)) return "veto pack";
    if (on.model && levelOf(pair, "model") === DIFFERS && isSeries(a.models, b.models, prepared.tokens))
      return "veto model";
    if (on.capacity)
      for (const [unit, values] of a.capacities) {
        const others = b.capacities.get(unit);
        // Several values in one name are parts of a whole (2 × 4 GB): they need not agree.
        if (others && values.size === 1 && others.size === 1 && disjoint([...values], [...others]))
          return "veto capacity";
      }
    const [allA, allB] = [prepared.left.all[i]!, prepared.right.all[j]!];
    if (on.accessory && a.isFor !== b.isFor) {
      const [own, other] = a.isFor ? [a, allB] : [b, allA];
      const none = (a.isFor ? b : a).accessories.length === 0;
      if (none && own.accessories.every((id) => !holds(other, id))) return "veto accessory";
    }
    return null;
  };
}

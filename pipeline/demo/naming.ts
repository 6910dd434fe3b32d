import {plural} from "./plural.ts";
import type {Random} from "./random.ts";
import {COLOURS, MOTIFS, OBJECTS, type ObjectKind, SIZES} from "./vocabulary.ts";

/** A design: one motif on one object, in one material, named in one manner. Its variants differ along one axis. */
export interface Design {
  theme: string;
  motif: string;
  object: ObjectKind;
  material: string;
  axis: ObjectKind["axes"][number] | "none";
  manner: number;
}

/** What tells an article from its siblings: the values of the axes, empty where it has none. */
export interface Variant {
  colour: string;
  size: string;
  pack: number;
}

const PACKS = [2, 3, 4, 6, 8, 10, 12, 20, 24];
const LENGTHS = ["10CM", "15CM", "20CM", "25CM", "30CM", "40CM", "6 INCH", "8 INCH", "12 INCH", "1M", "2M", "3M", "5M"];
const VOLUMES = ["150ML", "200ML", "250ML", "350ML", "500ML", "750ML", "1L", "1.5L"];

/** Every motif with its theme, most of all themes alike. */
const ALL_MOTIFS = Object.entries(MOTIFS).flatMap(([theme, motifs]) => motifs.map((motif) => ({theme, motif})));

/** Draws a design. Objects of a feast bear motifs of that feast. */
export function drawDesign(random: Random): Design {
  const object = random.pick(OBJECTS);
  const feast = object.season === "christmas" ? "christmas" : undefined;
  const {theme, motif} = feast ? {theme: feast, motif: random.pick(MOTIFS[feast]!)} : random.pick(ALL_MOTIFS);
  const material = object.materials.length && random.chance(0.3) ? random.pick(object.materials) : "";
  return {theme, motif, object, material, axis: random.pick(object.axes), manner: random.int(10)};
}

/** Draws n variants of a design that all differ along its axis; n = 1 has a value on few axes. */
export function drawVariants(random: Random, design: Design, n: number): Variant[] {
  const plain: Variant = {colour: "", size: "", pack: 1};
  if (design.object.axes.includes("colour") && random.chance(0.35)) plain.colour = random.pick(COLOURS);
  if (design.object.axes.includes("pack") && random.chance(0.25)) plain.pack = random.pick(PACKS);
  if (n === 1) return [plain];
  switch (design.axis) {
    case "pack":
      return random
        .shuffled([1, ...PACKS])
        .slice(0, n)
        .map((pack) => ({...plain, pack}));
    case "size":
      return random
        .shuffled(SIZES)
        .slice(0, n)
        .map((size) => ({...plain, size}));
    case "length":
      return random
        .shuffled(LENGTHS)
        .slice(0, n)
        .map((size) => ({...plain, size}));
    case "volume":
      return random
        .shuffled(VOLUMES)
        .slice(0, n)
        .map((size) => ({...plain, size}));
    default:
      return random
        .shuffled(COLOURS)
        .slice(0, n)
        .map((colour) => ({...plain, colour}));
  }
}

/** The name the shop writes, at most 35 characters where the words allow it, as the till's field does. */
export function shopName({motif, object, material, manner}: Design, {colour, size, pack}: Variant): string {
  const thing = pack > 1 ? plural(object.name) : object.name;
  const packs = ["SET OF", "SET/", "PACK OF", "BOX OF", "S/"];
  const style = packs[manner % packs.length]!;
  const prefix = pack > 1 ? (style.endsWith("/") ? `${style}${pack}` : `${style} ${pack}`) : "";
  const join = (...parts: string[]): string => parts.filter(Boolean).join(" ");
  const orders = [
    join(prefix, size, colour, motif, material, thing),
    join(size, colour, material, thing, motif, prefix),
    join(motif, material, thing, size, colour, prefix),
    join(thing, motif, material, colour, size, prefix),
    join(prefix, colour, material, thing, motif, "DESIGN", size)
  ];
  const wanted = orders[manner % 7 < 4 ? 0 : manner % orders.length]!;
  return [wanted, ...orders, join(prefix, size, colour, motif, thing)].find((name) => name.length <= 35) ?? wanted;
}

/** The list price of a variant, before it is rounded to a price point: packs cost less a piece, large more. */
export function variantPrice({object}: Design, {size, pack}: Variant, spread: number): number {
  const sizes: Record<string, number> = {MINI: 0.55, SMALL: 0.75, MEDIUM: 1, LARGE: 1.5, GIANT: 2.4};
  const amount = Number(/^[\d.]+/.exec(size)?.[0] ?? 0);
  const scale =
    sizes[size] ??
    (amount ? 0.6 + Math.min(1.6, amount / (size.endsWith("ML") ? 400 : size.endsWith("CM") ? 25 : 9)) : 1);
  return 0.72 * object.price * scale * pack ** 0.58 * spread;
}

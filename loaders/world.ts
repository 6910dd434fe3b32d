import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {geoCentroid, geoEqualEarth, geoPath} from "d3";
import {feature} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";

/** One country on the map. */
export interface Shape {
  /** ISO code of two letters; null where the atlas gives none (N. Cyprus, Somaliland, Kosovo). */
  code: string | null;
  /** Path of its outline in the map's units; null for a country too small for the atlas. */
  path: string | null;
  /** Its middle in the same units. */
  at: [x: number, y: number];
}

/** Size of the drawing in its own units; Equal Earth, so that areas compare. */
export const MAP = {width: 4000, height: 1948} as const;

type Atlas = Topology<{countries: GeometryCollection<{name: string}>}>;

const atlas = (detail: "110m" | "50m"): Atlas =>
  JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve(`world-atlas/countries-${detail}.json`), "utf8")
  ) as Atlas;

/** What Unicode calls a region that it does not know. */
const UNKNOWN = "ZZ";

/** The two letters of a numeric ISO code, by the aliases that Unicode keeps for them. */
export function alpha2(numeric: string | number | undefined): string | null {
  if (numeric === undefined) return null;
  const region = Intl.getCanonicalLocales(`und-${String(numeric).padStart(3, "0")}`)[0]!.slice(4);
  return /^[A-Z]{2}$/.test(region) && region !== UNKNOWN ? region : null;
}

const ANTARCTICA = "AQ";

/**
 * Outlines of all countries at 1:110 million, and the middles of those of `codes` that are too small for it, from the
 * atlas at 1:50 million (Natural Earth by way of world-atlas).
 */
export function world(codes: readonly string[]): Shape[] {
  const projection = geoEqualEarth().fitSize([MAP.width, MAP.height], {type: "Sphere"});
  const path = geoPath(projection).digits(0);
  const large = atlas("110m");
  const shapes = feature(large, large.objects.countries).features.flatMap((d): Shape[] => {
    const code = alpha2(d.id);
    const line = path(d);
    return code === ANTARCTICA || !line ? [] : [{code, path: relative(line), at: round(path.centroid(d))}];
  });
  const known = new Set(shapes.map((d) => d.code));
  const small = atlas("50m");
  const middles = feature(small, small.objects.countries).features.flatMap((d): Shape[] => {
    const code = alpha2(d.id);
    const at = projection(geoCentroid(d));
    if (!code || !at || known.has(code) || !codes.includes(code)) return [];
    known.add(code);
    return [{code, path: null, at: round(at)}];
  });
  return [...shapes, ...middles];
}

const round = ([x, y]: readonly [number, number]): [number, number] => [Math.round(x), Math.round(y)];

/** The same path in steps from point to point: half the bytes. */
function relative(path: string): string {
  return path.replace(/M([^Z]+)Z/g, (_, ring: string) => {
    const points = ring.split("L").map((p) => p.split(",").map(Number) as [number, number]);
    const steps = points
      .slice(1)
      .map(([x, y], i) => [x - points[i]![0], y - points[i]![1]])
      .filter(([dx, dy]) => dx || dy)
      .map(([dx, dy]) => `${dx}${dy! < 0 ? "" : " "}${dy}`);
    return steps.length < 2 ? "" : `M${points[0]!.join(" ")}l${steps.join(" ").replace(/ -/g, "-")}z`;
  });
}

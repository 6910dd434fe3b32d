import {existsSync} from "node:fs";
import {join} from "node:path";
import {ROOT} from "../pipeline/paths.ts";
import {literal, openDatabase} from "../pipeline/warehouse/database.ts";

const REAL = join(ROOT, "..", "shared", "data", "online-retail-ii", "online_retail_II.csv.gz");

/** A gift shop's words, for names where the real file is not there. */
const COLOURS = "RED BLUE PINK GREEN IVORY BLACK CREAM SILVER GOLD PURPLE ORANGE YELLOW TURQUOISE GREY".split(" ");
const STYLES = "VINTAGE RETROSPOT REGENCY FELTCRAFT ZINC ENAMEL GLASS WOODEN CERAMIC PAISLEY POLKADOT FLORAL".split(
  " "
);
const MOTIFS = "HEART STAR BIRD OWL ROSE CHERRY SPACEBOY DOLLY BUTTERFLY RABBIT UNION-JACK ALPHABET".split(" ");
const THINGS =
  "T-LIGHT-HOLDER MUG BOWL CAKESTAND LUNCH-BOX JUMBO-BAG CUSHION FRAME CLOCK DOORMAT BUNTING LANTERN NAPKINS PLATE TIN".split(
    " "
  );
const FORMS = ["", "SET OF 2", "SET OF 3", "SET/4", "SET OF 6", "PACK OF 12", "LARGE", "SMALL", "MINI", "HANGING"];

/** A seeded generator of numbers in [0, 1): mulberry32. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Invented names of articles, some of them near each other. */
export function inventedNames(count: number, seed = 42): string[] {
  const next = random(seed);
  const pick = (words: readonly string[]): string => words[Math.floor(next() * words.length)]!;
  return Array.from({length: count}, () =>
    [pick(FORMS), pick(COLOURS), pick(STYLES), pick(MOTIFS), pick(THINGS)]
      .filter((word) => word && next() > 0.1)
      .join(" ")
      .replaceAll("-", " ")
  );
}

/** Pronounceable words, the commoner ones first if drawn by a falling law. */
export function vocabulary(count: number, next: () => number): string[] {
  const whole = (n: number): number => Math.floor(next() * n);
  const onset = "b c d f g h j k l m n p r s t v w br ch cl cr dr fl gr pl pr sh sl sp st th tr".split(" ");
  const nucleus = "a e i o u ai ea ee oa oo ou".split(" ");
  const coda = "b ck d g l m n nd nt p r rd rk rn s sh st t x".split(" ");
  const words = new Set<string>();
  while (words.size < count) {
    let word = "";
    for (let syllables = 1 + whole(3); syllables > 0; syllables--)
      word +=
        onset[whole(onset.length)]! + nucleus[whole(nucleus.length)]! + (next() < 0.5 ? coda[whole(coda.length)]! : "");
    if (word.length >= 3) words.add(word);
  }
  return [...words];
}
/** All distinct names of the real catalogue, or as many invented ones where the file is not there. */
export async function catalogueNames(): Promise<{names: string[]; source: string}> {
  if (!existsSync(REAL)) {
    const names = [...new Set(inventedNames(9000))].slice(0, 5600);
    return {names, source: "invented names (the real file is not there)"};
  }
  using db = await openDatabase();
  const rows = await db.rows<{name: string}>(
    `select distinct trim("Description") as name from read_csv(${literal(REAL)}, header = true, all_varchar = true)
     where trim("Description") <> '' order by name`
  );
  return {names: rows.map((row) => row.name), source: "Online Retail II, all distinct descriptions"};
}

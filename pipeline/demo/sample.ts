import {mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {ROOT} from "../paths.ts";
import {generateDemo} from "./generate.ts";
import type {LabelledReview} from "./reviews.ts";

const ROWS = 300;

/**
 * Writes the first rows of each of a small shop's files, so that a reader sees the formats. No field of the demo
 * holds a line's end, so that lines are rows.
 * @param out default data/sample.
 */
export async function writeSample(out = join(ROOT, "data", "sample")): Promise<{name: string; rows: number}[]> {
  const whole = mkdtempSync(join(tmpdir(), "smartshop-sample-"));
  try {
    await generateDemo({out: whole, lines: 3000, seed: 7});
    mkdirSync(out, {recursive: true});
    const written = ["transactions.csv", "listings.csv", "reviews.csv", "truth.csv"].map((name) => {
      const lines = readFileSync(join(whole, name), "utf8")
        .trimEnd()
        .split("\n")
        .slice(0, ROWS + 1);
      writeFileSync(join(out, name), `${lines.join("\n")}\n`);
      return {name, rows: lines.length - 1};
    });
    const labelled = JSON.parse(readFileSync(join(whole, "labelled_reviews.json"), "utf8")) as LabelledReview[];
    writeFileSync(join(out, "labelled_reviews.json"), `${JSON.stringify(labelled.slice(0, ROWS), null, 1)}\n`);
    return [...written, {name: "labelled_reviews.json", rows: Math.min(ROWS, labelled.length)}];
  } finally {
    rmSync(whole, {recursive: true, force: true});
  }
}

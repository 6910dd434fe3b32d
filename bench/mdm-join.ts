/**
 * All names of the catalogue against themselves, token-sort ratio ≥ 80: the exact join against fuzzball over all pairs,
 * in one run, with equal answers. `npx tsx bench/mdm-join.ts [--threshold 80] [--part 1]`: a part below 1 lets fuzzball
 * judge only that share of the rows (each against all), for a first look.
 */
import {parseArgs} from "node:util";
import {token_sort_ratio} from "fuzzball";
import {sortedName} from "../pipeline/mdm/join/ratio.ts";
import {tokenSortSelfJoin} from "../pipeline/mdm/join/token-sort.ts";
import {catalogueNames} from "./mdm-names.ts";

const {values} = parseArgs({options: {threshold: {type: "string"}, part: {type: "string"}}});
const threshold = Number(values.threshold ?? 80);
const part = Number(values.part ?? 1);
const {names, source} = await catalogueNames();
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const seconds = (from: number): number => (performance.now() - from) / 1000;

say(`${source}: ${names.length} names, token-sort ratio ≥ ${threshold}`);
const times: number[] = [];
let result = tokenSortSelfJoin(names, threshold);
for (let run = 0; run < 3; run++) {
  const from = performance.now();
  result = tokenSortSelfJoin(names, threshold);
  times.push(seconds(from));
}
const ours = times.sort((a, b) => a - b)[1]!;
const {certificate: c} = result;
say(`exact join: ${ours.toFixed(3)} s, ${result.left.length} pairs`);
say(
  `  of ${c.pairs} pairs of distinct sorted names: ${c.byLength} by length, ${c.byBigrams} by bigrams, ${c.byCharacters} by characters, ` +
    `${c.byWords} by words, ${c.below + c.kept} compared, ${c.kept} kept`
);

const found = new Map(Array.from(result.left, (l, i) => [l * names.length + result.right[i]!, result.scores[i]!]));
const rows = Math.ceil(names.length * part);
const step = names.length / rows;
const judged = Array.from({length: rows}, (_, i) => Math.floor(i * step));
const perRow = (score: (i: number, j: number) => number): {time: number; wrong: number; pairs: number} => {
  const from = performance.now();
  let wrong = 0;
  let pairs = 0;
  for (const i of judged)
    for (let j = i + 1; j < names.length; j++) {
      const ratio = score(i, j);
      pairs++;
      if ((ratio >= threshold ? ratio : undefined) !== found.get(i * names.length + j)) wrong++;
    }
  return {time: seconds(from), wrong, pairs};
};
const all = (names.length * (names.length - 1)) / 2;
const sorted = names.map(sortedName);
const presorted = {full_process: false, proc_sorted: true};
for (const [label, score] of [
  ["names sorted beforehand", (i, j) => token_sort_ratio(sorted[i]!, sorted[j]!, presorted)],
  ["as it is called", (i, j) => token_sort_ratio(names[i]!, names[j]!)]
] as [string, (i: number, j: number) => number][]) {
  const {time, wrong, pairs} = perRow(score);
  const whole = (time * all) / pairs;
  say(
    `fuzzball over all pairs, ${label}: ${whole.toFixed(1)} s${part < 1 ? ` (from ${pairs} of ${all} pairs)` : ""}; ` +
      `differing pairs: ${wrong}; ratio ${(whole / ours).toFixed(0)}×`
  );
  if (wrong) process.exitCode = 1;
}

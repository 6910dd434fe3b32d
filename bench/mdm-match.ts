/**
 * Speed of matching: two catalogues of 4,000 names, and 2,500 against 22,000 longer ones, by each strategy asked for;
 * and the judge of blocking: the sparse top-k against scoring every row, equal answers and the ratio.
 * `npx tsx bench/mdm-match.ts [--strategy hybrid] [--small] [--seed 42]`
 */
import {parseArgs} from "node:util";
import {STRATEGIES, type Strategy} from "../pipeline/config.ts";
import {buildIndex} from "../pipeline/mdm/block/index.ts";
import {fitSpace, type SparseRows} from "../pipeline/mdm/block/space.ts";
import {gramVocabulary} from "../pipeline/mdm/block/terms.ts";
import {topK} from "../pipeline/mdm/block/top-k.ts";
import {strategyOf} from "../pipeline/mdm/strategies.ts";
import {type MdmRecord} from "../pipeline/mdm/types.ts";
import {catalogueNames, random, vocabulary} from "./mdm-names.ts";

const {values} = parseArgs({
  options: {strategy: {type: "string"}, small: {type: "boolean"}, seed: {type: "string"}}
});
const asked = (values.strategy ?? "hybrid").split(",").filter((s): s is Strategy => STRATEGIES.includes(s as Strategy));
const seed = Number(values.seed ?? 42);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const next = random(seed);
const whole = (n: number): number => Math.floor(next() * n);

/** A name as another catalogue has it: some words dropped, moved, shortened. */
function relisted(name: string): string {
  let words = name.toLowerCase().split(" ");
  if (words.length > 2 && next() < 0.4) words.splice(whole(words.length), 1);
  if (next() < 0.4) words = [...words.slice(1), words[0]!];
  return words.map((w) => (w.length > 5 && next() < 0.1 ? w.slice(0, 4) : w)).join(" ");
}
const side = (
  names: readonly string[],
  prefix: string,
  more: (i: number) => Partial<MdmRecord> = () => ({})
): MdmRecord[] => names.map((name, i) => ({id: `${prefix}${i}`, name, ...more(i)}));

const {names, source} = await catalogueNames();
const first = names.filter((_, i) => i % 5 !== 4).slice(0, 4000);
const second = names
  .filter((_, i) => i % 5 !== 0)
  .slice(0, 4000)
  .map(relisted);
const words = vocabulary(8000, next);
const draw = (): string => words[Math.floor(words.length * next() ** 2.5)]!;
const phrase = (least: number, most: number): string =>
  Array.from({length: least + whole(most - least + 1)}, draw).join(" ");
const brands = Array.from({length: 400}, draw);
const titles = Array.from({length: 22_000}, (_, i) => {
  const model = next() < 0.7 ? ` ${draw().slice(0, 2).toUpperCase()}${100 + whole(9000)}` : "";
  return `${brands[i % 400]} ${phrase(4, 9)}${model}`;
});
const described = (): Partial<MdmRecord> => ({description: phrase(5, 30), price: 1 + whole(300)});
const many = titles;
const few = titles
  .filter((_, i) => i % 9 === 0)
  .slice(0, 2500)
  .map(relisted);

say(`catalogue: ${source}`);
const sets: [string, MdmRecord[], MdmRecord[]][] = [
  ["4,000 × 4,000 names", side(first, "a"), side(second, "b")],
  ...(values.small
    ? []
    : [
        ["2,500 × 22,000 titles with descriptions", side(few, "a", described), side(many, "b", described)] as [
          string,
          MdmRecord[],
          MdmRecord[]
        ]
      ])
];
for (const name of asked) {
  const strategy = await strategyOf(name);
  for (const [label, left, right] of sets)
    for (let run = 0; run < 2; run++) {
      const cpu = process.cpuUsage();
      const from = performance.now();
      const {pairs, counts, timings} = await strategy.match(left, right, {evidence: false});
      const {user, system} = process.cpuUsage(cpu);
      say(
        `${name}, ${label}, run ${run + 1}: ${((performance.now() - from) / 1000).toFixed(2)} s ` +
          `(${((user + system) / 1e6).toFixed(2)} s of CPU), ${pairs.length} links of ${counts.candidates} candidates; ` +
          Object.entries(timings)
            .map(([stage, ms]) => `${stage} ${(ms / 1000).toFixed(2)}`)
            .join(", ")
      );
    }
}

/** Every row scored against every query: the judge. */
function exhaustive(
  queries: SparseRows,
  rows: SparseRows,
  k: number,
  dimensions: number
): {ids: Int32Array; time: number} {
  const from = performance.now();
  const dense = new Float64Array(dimensions);
  const ids = new Int32Array(queries.rows * k).fill(-1);
  for (let q = 0; q < queries.rows; q++) {
    for (let i = queries.offsets[q]!; i < queries.offsets[q + 1]!; i++) dense[queries.columns[i]!] = queries.values[i]!;
    const best: {row: number; score: number}[] = [];
    for (let row = 0; row < rows.rows; row++) {
      let sum = 0;
      for (let i = rows.offsets[row]!; i < rows.offsets[row + 1]!; i++)
        sum += dense[rows.columns[i]!]! * rows.values[i]!;
      const score = Math.fround(sum);
      if (score > 0 && (best.length < k || score > best[k - 1]!.score)) {
        let at = best.length;
        while (at > 0 && best[at - 1]!.score < score) at--;
        best.splice(at, 0, {row, score});
        if (best.length > k) best.pop();
      }
    }
    best.forEach(({row}, j) => (ids[q * k + j] = row));
    for (let i = queries.offsets[q]!; i < queries.offsets[q + 1]!; i++) dense[queries.columns[i]!] = 0;
  }
  return {ids, time: (performance.now() - from) / 1000};
}

const grams = gramVocabulary(3);
const space = fitSpace(grams, [...first, ...second]);
const [a, b] = [space.vectors(first), space.vectors(second)];
topK(a, buildIndex(b), {to: 200});
const from = performance.now();
const found = topK(a, buildIndex(b));
const ours = (performance.now() - from) / 1000;
const judge = exhaustive(a, b, 20, grams.size);
const differing = found.ids.reduce((n, id, i) => n + (id === judge.ids[i] ? 0 : 1), 0);
say(
  `blocking 4,000 × 4,000 by character trigrams, top 20: ${ours.toFixed(3)} s, every row scored: ${judge.time.toFixed(1)} s; ` +
    `differing places: ${differing}; ratio ${(judge.time / ours).toFixed(0)}×; postings read ${found.read}, spared ${found.skipped}`
);
if (differing) process.exitCode = 1;

/**
 * Dedupe at scale: synthetic names with known duplicates. `npx tsx bench/mdm-dedupe.ts [--names 1000000] [--seed 42]`
 * prints seconds, CPU seconds, peak memory, and pairwise precision and recall against the truth that the generator knows;
 * then the judge: on a sample, all pairs of names read one by one must be together exactly where the clusters are.
 */
import {parseArgs} from "node:util";
import {Deduplicator} from "../pipeline/mdm/dedupe/dedupe.ts";
import {tokenise} from "../pipeline/mdm/normalise/tokens.ts";
import {random, vocabulary} from "./mdm-names.ts";

const {values} = parseArgs({options: {names: {type: "string"}, seed: {type: "string"}}});
const size = Number(values.names ?? 1_000_000);
const next = random(Number(values.seed ?? 42));
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const whole = (n: number): number => Math.floor(next() * n);

const words = vocabulary(20_000, next);
const pick = (): string => words[Math.floor(words.length * next() ** 2.5)]!;

/** A name as another person writes it. */
function rewritten(name: string): string {
  let tokens = name.split(" ");
  if (next() < 0.35) tokens = tokens.reverse();
  if (next() < 0.25) tokens = tokens.map((t) => (/^[a-z]{4,}[^s]$/.test(t) && next() < 0.5 ? `${t}s` : t));
  if (next() < 0.45) {
    const at = whole(tokens.length);
    const word = tokens[at]!;
    if (word.length >= 6 && /^[a-z]+$/.test(word)) {
      const c = 1 + whole(word.length - 2);
      tokens[at] =
        next() < 0.5
          ? word.slice(0, c) + word[c + 1]! + word[c]! + word.slice(c + 2)
          : word.slice(0, c) + word.slice(c + 1);
    }
  }
  const joined = tokens.join(next() < 0.1 ? "-" : " ").replace(/(\d+)set/, "SET OF $1");
  return next() < 0.5 ? joined.toUpperCase() : joined;
}

const started = performance.now();
const truth = new Int32Array(size);
const records: {id: string; name: string}[] = [];
let things = 0;
while (records.length < size) {
  const count = 3 + whole(4);
  const base = Array.from({length: count}, pick);
  if (next() < 0.3) base.push(`${2 + whole(11)}set`);
  for (let copies = next() < 0.25 ? 2 + whole(3) : 1; copies > 0 && records.length < size; copies--) {
    truth[records.length] = things;
    records.push({id: String(records.length), name: rewritten(base.join(" "))});
  }
  things++;
}
say(`${size} names of ${things} things, made in ${((performance.now() - started) / 1000).toFixed(1)} s`);
say(
  `such as: ${records
    .slice(0, 4)
    .map((r) => r.name)
    .join(" · ")}`
);

let peak = 0;
const watch = (): void => void (peak = Math.max(peak, process.memoryUsage().rss));
const cpu = process.cpuUsage();
const from = performance.now();
const deduplicator = new Deduplicator();
await deduplicator.add(records, {onProgress: watch});
const result = await deduplicator.result({onProgress: watch});
const seconds = (performance.now() - from) / 1000;
watch();
const used = process.cpuUsage(cpu);
say(
  `dedupe: ${seconds.toFixed(1)} s (${((used.user + used.system) / 1e6).toFixed(1)} s of CPU, one thread), peak ${(peak / 2 ** 20).toFixed(0)} MB (the names included), ${result.clusters} clusters, ` +
    `${result.pairs.length} links; stages ${Object.entries(result.timings)
      .map(([k, v]) => `${k} ${(v / 1000).toFixed(1)} s`)
      .join(", ")}`
);
say(
  `read as: ${result.corrections
    .slice(0, 5)
    .map((c) => `${c.word} → ${c.readAs}`)
    .join(", ")} … ${result.corrections.length} words`
);

const pairsOf = (labels: Iterable<string | number>): number => {
  const counts = new Map<string | number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  let pairs = 0;
  for (const n of counts.values()) pairs += (n * (n - 1)) / 2;
  return pairs;
};
const right = pairsOf(Array.from(truth, (t, i) => t * 2 ** 21 + result.clusterOf[i]!));
const [made, real] = [pairsOf(result.clusterOf), pairsOf(truth)];
say(`pairs: precision ${(right / made).toFixed(4)}, recall ${(right / real).toFixed(4)} of ${real} true pairs`);

const more = records.slice(0, Math.min(1000, size)).map((r, i) => ({id: `new ${i}`, name: r.name.toLowerCase()}));
const again = performance.now();
await deduplicator.add(more);
const grown = await deduplicator.result();
const lost = more.filter((_, i) => grown.clusterOf[size + i] !== grown.clusterOf[i]).length;
say(`${more.length} more: ${((performance.now() - again) / 1000).toFixed(1)} s; not found again: ${lost}`);

// The judge reads each sampled name by itself, with the corrections as a plain table, and compares all pairs.
const readAs = new Map(result.corrections.map((c) => [c.word, c.readAs]));
const everyWord = new Set(records.flatMap((r) => tokenise(r.name)));
const reading = (name: string): string => {
  const tokens = tokenise(name).map((t) => readAs.get(t) ?? t);
  const out: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const [a, b] = [tokens[i]!, tokens[i + 1]];
    const isPair = b !== undefined && a.length > 2 && b.length > 2 && !/\d/.test(a + b) && everyWord.has(a + b);
    out.push(isPair ? (readAs.get(a + b) ?? a + b) : a);
    if (isPair) i++;
  }
  return out.sort().join(" ");
};
const sample = Array.from({length: Math.min(4000, size)}, (_, i) => i);
const readings = sample.map((i) => reading(records[i]!.name));
let wrong = 0;
for (const i of sample)
  for (let j = i + 1; j < sample.length; j++)
    if ((readings[i] !== "" && readings[i] === readings[j]) !== (result.clusterOf[i] === result.clusterOf[j])) wrong++;
say(`judge: ${(sample.length * (sample.length - 1)) / 2} pairs one by one, ${wrong} decided otherwise`);
if (lost || wrong) process.exitCode = 1;

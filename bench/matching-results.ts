import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {cpus} from "node:os";
import {dirname, join} from "node:path";
import {parseArgs} from "node:util";
import {format, resolveConfig} from "prettier";
import {loadSettings, STRATEGIES, type Strategy} from "../pipeline/config.ts";
import {ablate, type RuleGain} from "../pipeline/mdm/evaluate/ablate.ts";
import {loadSet} from "../pipeline/mdm/evaluate/load-set.ts";
import {measureResult, PROTOCOL} from "../pipeline/mdm/evaluate/measure.ts";
import {SET_NAMES, type LabelledSet} from "../pipeline/mdm/evaluate/sets.ts";
import {score} from "../pipeline/mdm/evaluate/truth.ts";
import {strategyOf} from "../pipeline/mdm/strategies.ts";
import {type MatchResult} from "../pipeline/mdm/types.ts";
import {messageOf} from "../pipeline/errors.ts";
import {ROOT} from "../pipeline/paths.ts";

// Measures strategies on the labelled sets and writes docs/results/matching.json, which the benchmark page shows beside
// published results. Usage: tsx bench/matching-results.ts [--strategy hybrid,…] [--set demo,…] [--ablate]; other rows stay.
// --ablate measures what each rule of hybrid is worth instead: one run a rule and set.
const FILE = join(ROOT, "docs", "results", "matching.json");
const {values} = parseArgs({
  options: {
    strategy: {type: "string", default: "hybrid,probabilistic,semantic,fuzzy"},
    ablate: {type: "boolean", default: false},
    set: {type: "string", default: SET_NAMES.join(",")}
  }
});

/** One measured result. */
interface Row {
  set: string;
  strategy: string;
  [measure: string]: unknown;
}
interface Results {
  protocol: string;
  machine: string;
  rows: Row[];
  /** What each rule of hybrid is worth, by set. */
  ablation?: {set: string; version: string; f1: number; gains: readonly RuleGain[]; measuredAt: string}[];
}

const known: Results = existsSync(FILE)
  ? (JSON.parse(readFileSync(FILE, "utf8")) as Results)
  : {protocol: PROTOCOL, machine: "", rows: []};
const folders = {shared: join(ROOT, "..", "shared", "data"), demo: loadSettings().paths.demo};

/** Pairs of the demo that went wrong; other sets are not ours to print. */
function failures(set: LabelledSet, result: MatchResult): {wrong: string[][]; missed: string[][]} | undefined {
  if (set.name !== "demo") return undefined;
  const names = (records: LabelledSet["left"]): Map<string, string> => new Map(records.map((r) => [r.id, r.name]));
  const [left, right] = [names(set.left), names(set.right)];
  const found = new Set(result.pairs.map((d) => `${d.leftId}|${d.rightId}`));
  const trueOf = new Map([...set.truth].map((key) => key.split("|").reverse() as [string, string]));
  const name = (id: string | undefined): string => (id === undefined ? "no article" : (left.get(id) ?? id));
  const wrong = result.pairs
    .filter((d) => !set.truth.has(`${d.leftId}|${d.rightId}`))
    .slice(0, 8)
    .map((d) => [right.get(d.rightId) ?? d.rightId, name(d.leftId), name(trueOf.get(d.rightId))]);
  const missed = [...set.truth]
    .filter((key) => !found.has(key))
    .sort()
    .filter((_, i) => i % 20 === 0)
    .slice(0, 8)
    .map((key) => key.split("|") as [string, string])
    .map(([l, r]) => [right.get(r) ?? r, name(l)]);
  return {wrong, missed};
}

for (const setName of values.set.split(",")) {
  let set: LabelledSet;
  try {
    set = await loadSet(setName, folders);
  } catch (error) {
    process.stderr.write(`${setName} is left out: ${messageOf(error)}\n`);
    continue;
  }
  if (values.ablate) {
    const {f1, gains} = await ablate(set);
    const {version} = await strategyOf("hybrid");
    const row = {set: setName, version, f1, gains, measuredAt: new Date().toISOString()};
    known.ablation = [...(known.ablation ?? []).filter((r) => r.set !== setName), row];
    process.stdout.write(`${setName} F1 ${f1.toFixed(4)}, ${gains[0]!.rule} is worth most\n`);
    continue;
  }
  for (const name of values.strategy.split(",") as Strategy[]) {
    if (!STRATEGIES.includes(name)) continue;
    const strategy = await strategyOf(name);
    const started = performance.now();
    const result = await strategy.match(set.left, set.right, {evidence: false});
    const {reliability: _, protocol: __, ...m} = measureResult(result, set.truth, (performance.now() - started) / 1000);
    const parts = Object.fromEntries(
      Object.entries(set.parts ?? {}).map(([part, ids]) => {
        const mine = (key: string): boolean => ids.has(key.slice(0, key.indexOf("|")));
        const found = new Set(result.pairs.map((d) => `${d.leftId}|${d.rightId}`).filter(mine));
        return [part, score(found, new Set([...set.truth].filter(mine)))];
      })
    );
    const partnered = new Set([...set.truth].map((key) => key.slice(0, key.indexOf("|"))));
    const row: Row = {
      ...m,
      orphanLinks: result.pairs.filter(({leftId}) => !partnered.has(leftId)).length,
      set: setName,
      strategy: name,
      sides: [set.left.length, set.right.length],
      parts,
      measuredAt: new Date().toISOString(),
      failures: failures(set, result)
    };
    known.rows = [...known.rows.filter((r) => r.set !== setName || r.strategy !== name), row];
    process.stdout.write(`${setName} ${name} F1 ${m.f1.toFixed(4)}, ${m.seconds.toFixed(1)} s\n`);
  }
}
const order = (row: Row): number =>
  SET_NAMES.indexOf(row.set as never) * 10 + STRATEGIES.indexOf(row.strategy as never);
known.rows.sort((a, b) => order(a) - order(b));
known.ablation?.sort((a, b) => SET_NAMES.indexOf(a.set as never) - SET_NAMES.indexOf(b.set as never));
known.protocol = PROTOCOL;
known.machine = `${cpus().length} cores, ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}`;
mkdirSync(dirname(FILE), {recursive: true});
writeFileSync(FILE, await format(JSON.stringify(known), {...(await resolveConfig(FILE)), parser: "json"}));

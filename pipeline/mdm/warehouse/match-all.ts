import {availableParallelism} from "node:os";
import {join} from "node:path";
import type {Settings, Strategy as StrategyName} from "../../config.ts";
import {modelSources} from "../embed/model.ts";
import type {MatchOptions, MatchResult, MdmRecord} from "../types.ts";
import {codeKey, contentKey, keep, kept} from "./cache.ts";
import {type Found, matchHere, matchInThread} from "./match-task.ts";

/** What a strategy found; `hit` if it was found before over the same records. */
export interface Matched {
  readonly value: MatchResult;
  readonly hit: boolean;
  readonly seconds: number;
}

/**
 * What each strategy reads of a record beside its id. It is given nothing else, so what it found stays good as long as
 * these are equal: new sales change what an article earned, and its mean price, but seldom its name.
 */
const READS: Record<StrategyName, readonly (keyof MdmRecord)[]> = {
  poc: ["name", "weight"],
  fuzzy: ["name", "code"],
  semantic: ["name", "code"],
  probabilistic: ["name", "code", "brand", "price", "description", "category"],
  hybrid: ["name", "code", "brand", "price", "description", "category"]
};

/** Strategies that one thread runs one after the other: the longest first, the second from what the first looked up. */
const TOGETHER: readonly (readonly StrategyName[])[] = [["semantic", "fuzzy"], ["hybrid"], ["probabilistic"], ["poc"]];

/** Catalogues with fewer records together are matched before a thread has started. */
const WORTH_A_THREAD = 3_000;
/** Threads at most: each holds the catalogues and their indexes. */
const THREADS = 2;

/**
 * Matches two catalogues by several strategies, on all cores. Equal records and options cost a file read.
 * @returns what each found, by its name.
 * @throws SmartshopError "model" when a strategy's model cannot be loaded.
 */
export async function matchAll(
  names: Iterable<StrategyName>,
  left: readonly MdmRecord[],
  right: readonly MdmRecord[],
  options: MatchOptions,
  settings: Settings
): Promise<Map<StrategyName, Matched>> {
  const matched = new Map<StrategyName, Matched>();
  const missing = new Map<StrategyName, {key: string; left: MdmRecord[]; right: MdmRecord[]}>();
  const folder = join(settings.paths.cache, "mdm");
  for (const name of names) {
    const started = performance.now();
    const seconds = (): number => (performance.now() - started) / 1000;
    if (!left.length || !right.length) {
      const value = nothingFound(name, left.length, right.length);
      matched.set(name, {value, hit: false, seconds: seconds()});
      continue;
    }
    const [a, b] = [left.map((r) => only(r, READS[name])), right.map((r) => only(r, READS[name]))];
    const model = name === "semantic" ? modelSources(settings)[0]!.label : null;
    const key = contentKey([name, codeKey(), model, options, a, b]);
    const value = kept<MatchResult>(folder, key);
    if (value) matched.set(name, {value, hit: true, seconds: seconds()});
    else missing.set(name, {key, left: a, right: b});
  }
  const done = ({name, result, seconds}: Found): void => {
    keep(folder, missing.get(name)!.key, result);
    matched.set(name, {value: result, hit: false, seconds});
  };
  const tasks = TOGETHER.map((group) => group.filter((name) => missing.has(name)))
    .filter((group) => group.length)
    .map((group) => ({strategies: group.map((name) => ({name, ...missing.get(name)!})), options, settings}));
  const inThreads = left.length + right.length >= WORTH_A_THREAD && availableParallelism() > 1;
  const work = async (): Promise<void> => {
    for (let task = tasks.shift(); task; task = tasks.shift())
      (await (inThreads ? matchInThread(task) : matchHere(task))).forEach(done);
  };
  await Promise.all(Array.from({length: inThreads ? THREADS : 1}, work));
  return matched;
}

/** A record with its id and the named fields alone. */
function only(record: MdmRecord, fields: readonly (keyof MdmRecord)[]): MdmRecord {
  const there = fields.filter((field) => record[field] !== undefined).map((field) => [field, record[field]]);
  return {id: record.id, ...Object.fromEntries(there)} as MdmRecord;
}

/** What every strategy finds where one side is empty, which needs no model, index or estimate. */
function nothingFound(strategy: StrategyName, left: number, right: number): MatchResult {
  return {
    strategy,
    version: "none",
    cardinality: "one-to-many",
    pairs: [],
    decisions: [],
    threshold: {score: 0, method: "none: one side has no record"},
    counts: {left, right, candidates: 0, byBlocker: {}},
    timings: {},
    embeddings: null,
    differences: [],
    notes: ["nothing to match: one side has no record"]
  };
}

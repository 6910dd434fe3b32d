import {availableParallelism} from "node:os";
import {join} from "node:path";
import type {Settings, Strategy as StrategyName} from "../../config.ts";
import {modelSources} from "../embed/model.ts";
import type {MatchOptions, MdmRecord} from "../types.ts";
import {codeKey, contentKey, kept} from "./cache.ts";
import {type Found, matchHere, matchInThread, type MatchTask} from "./match-task.ts";
import type {StrategyRun} from "./strategy-run.ts";

/** What a strategy found; `hit` if it was found before over the same records. */
export interface Matched {
  readonly run: StrategyRun;
  /** The file of its pairs, or null where there are none. */
  readonly rows: string | null;
  readonly hit: boolean;
  readonly seconds: number;
}

/**
 * What each strategy reads of a record beside its id. It is given nothing else, so what it found stays good as long as
 * these are equal: new sales change what an article earned, but seldom its usual price or its name.
 */
const READS: Record<StrategyName, readonly (keyof MdmRecord)[]> = {
  poc: ["name", "weight"],
  fuzzy: ["name", "code"],
  semantic: ["name", "code"],
  probabilistic: ["name", "code", "brand", "price", "description", "category"],
  hybrid: ["name", "code", "brand", "price", "description", "category"]
};

/** Strategies that one thread runs one after the other, the second from what the first found on its way. */
const TOGETHER: readonly (readonly StrategyName[])[] = [
  ["hybrid", "probabilistic"],
  ["semantic", "fuzzy"]
];
/** Takes less time than a thread to start. */
const HERE: readonly StrategyName[] = ["poc"];

/** Catalogues with fewer records together are matched before a thread has started. */
const WORTH_A_THREAD = 3_000;
/**
 * Matches two catalogues by several strategies, on all cores. Equal records and options cost a file read.
 * @param onMatched takes up what each found as soon as it is there, while others are still at it; one after the other.
 * @throws SmartshopError "model" when a strategy's model cannot be loaded.
 */
export async function matchAll(
  names: Iterable<StrategyName>,
  left: readonly MdmRecord[],
  right: readonly MdmRecord[],
  options: MatchOptions,
  settings: Settings,
  onMatched: (name: StrategyName, matched: Matched) => Promise<void>
): Promise<void> {
  let turn = Promise.resolve();
  const take = (name: StrategyName, matched: Matched): void => {
    turn = turn.then(() => onMatched(name, matched));
    // Told at the end: until then nobody waits for it.
    turn.catch(() => {});
  };
  const missing = new Map<StrategyName, MatchTask["strategies"][number]>();
  const folder = join(settings.paths.cache, "mdm");
  const read = reader(left, right);
  for (const name of names) {
    const started = performance.now();
    const seconds = (): number => (performance.now() - started) / 1000;
    if (!left.length || !right.length) {
      take(name, {run: nothingFound(name), rows: null, hit: false, seconds: seconds()});
      continue;
    }
    const records = read(READS[name]);
    const model = name === "semantic" ? modelSources(settings)[0]!.label : null;
    const key = contentKey([name, codeKey(), model, options, records.key]);
    const found = kept<StrategyRun>(folder, key);
    if (found) take(name, {run: found.value, rows: found.rows, hit: true, seconds: seconds()});
    else missing.set(name, {name, key, left: records.left, right: records.right});
  }
  const taskOf = (group: readonly StrategyName[]): MatchTask => ({
    strategies: group.flatMap((name) => missing.get(name) ?? []),
    folder,
    options,
    settings
  });
  const found = ({name, kept, seconds}: Found): void =>
    take(name, {run: kept.value, rows: kept.rows, hit: false, seconds});
  const tasks = TOGETHER.map(taskOf).filter(({strategies}) => strategies.length);
  const inThreads = left.length + right.length >= WORTH_A_THREAD && availableParallelism() > 1;
  const running = inThreads ? tasks.map((task) => matchInThread(task, found)) : [];
  const here = [taskOf(HERE), ...(inThreads ? [] : tasks)].map((task) => () => matchHere(task, found));
  const work = here.reduce((before, next) => before.then(next), Promise.resolve());
  // All of them, also when one fails: whoever called may close what the others' results are written to.
  const ends = await Promise.allSettled([work, ...running]);
  await turn;
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

/** Records as strategies are given them: with their id and the named fields alone. Equal fields give the very same arrays. */
function reader(left: readonly MdmRecord[], right: readonly MdmRecord[]) {
  const known = new Map<string, {left: MdmRecord[]; right: MdmRecord[]; key: string}>();
  return (fields: readonly (keyof MdmRecord)[]) => {
    const before = known.get(fields.join());
    if (before) return before;
    const [a, b] = [left.map((r) => only(r, fields)), right.map((r) => only(r, fields))];
    const records = {left: a, right: b, key: contentKey([a, b])};
    known.set(fields.join(), records);
    return records;
  };
}

/** A record with its id and the named fields alone. */
function only(record: MdmRecord, fields: readonly (keyof MdmRecord)[]): MdmRecord {
  const there = fields.filter((field) => record[field] !== undefined).map((field) => [field, record[field]]);
  return {id: record.id, ...Object.fromEntries(there)} as MdmRecord;
}

/** What every strategy finds where one side is empty, which needs no model, index or estimate. */
function nothingFound(strategy: StrategyName): StrategyRun {
  return {
    strategy,
    version: "none",
    cardinality: "one-to-many",
    threshold: {score: 0, method: "none: one side has no record"},
    candidates: 0,
    asked: 0,
    embeddings: null,
    notes: ["nothing to match: one side has no record"],
    differences: [],
    clusterings: [],
    links: {left: [], right: []}
  };
}

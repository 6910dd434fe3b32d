import {existsSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {type Command, InvalidArgumentError, Option} from "commander";
import {loadSettings, STRATEGIES, type Strategy} from "../config.ts";
import {SmartshopError} from "../errors.ts";
import {ROOT} from "../paths.ts";
import {SET_NAMES} from "./evaluate/sets.ts";
import type {RoleNames} from "./files/columns.ts";
import {registerReview} from "./steward/command.ts";

/** How figures of files of the user's own come about. */
const FILE_PROTOCOL =
  "end to end on the files as they are, no labels used, threshold not chosen on the truth, order of rows without effect";

const ROLES = ["id", "name", "brand", "price", "code", "category", "description"] as const;

/** `smartshop mdm …`: evaluate, match two files, simulate a marketplace. */
export function register(program: Command): void {
  const mdm =
    program.commands.find((command) => command.name() === "mdm") ??
    program.command("mdm").description("match products between catalogues and measure it");
  registerEval(mdm);
  registerMatch(mdm);
  registerSimulate(mdm);
  registerReview(mdm);
  registerFigures(mdm);
  registerChanges(mdm);
}

function registerChanges(mdm: Command): void {
  mdm
    .command("changes")
    .description("what the last refresh changed: listings that merged or split, figures, stewards' words in conflict")
    .option("--json", "print JSON")
    .action(async (given: {json?: boolean}) => {
      const {changeReport, sayChanges} = await import("./change/report.ts");
      const report = await changeReport(loadSettings());
      process.stdout.write(`${given.json ? JSON.stringify(report) : sayChanges(report)}\n`);
    });
}

function registerFigures(mdm: Command): void {
  mdm
    .command("figures")
    .description("what each strategy of the last refresh does to the figures: coverage, revenue, ratings, alerts")
    .option("--json", "print JSON")
    .action(async (given: {json?: boolean}) => {
      const {sayFigures, strategyFigures} = await import("./change/figures.ts");
      const rows = await strategyFigures(loadSettings());
      if (given.json) return void process.stdout.write(`${JSON.stringify(rows)}\n`);
      for (const row of rows) process.stdout.write(`${sayFigures(row)}\n`);
    });
}

const strategyOption = (): Option =>
  new Option("--strategy <name>", "how to match (default: hybrid)").choices([...STRATEGIES]).default("hybrid");

function registerEval(mdm: Command): void {
  mdm
    .command("eval")
    .description("measure a strategy on a labelled set: precision, recall, F1 with intervals")
    .argument("<set>", `one of ${SET_NAMES.join(", ")}, or all`)
    .addOption(strategyOption())
    .option("--data <folder>", "where the public sets lie (default: ../shared/data beside the project)")
    .option(
      "--ablate",
      "print what each rule is worth: F1 with all rules less F1 without it, one run a rule (hybrid, probabilistic)"
    )
    .option("--stress", "measure harder versions of the set: unequal sizes, lying prices, missing fields")
    .option("--json", "print JSON")
    .action(async (name: string, given: EvalFlags) => {
      const [{loadSet}, {measureSet}, {saySet}] = await Promise.all([
        import("./evaluate/load-set.ts"),
        import("./evaluate/measure.ts"),
        import("./evaluate/report.ts")
      ]);
      if (given.ablate && !["hybrid", "probabilistic"].includes(given.strategy))
        throw new SmartshopError("usage", `${given.strategy} has no rules to leave out; hybrid and probabilistic have`);
      const folders = {shared: given.data ?? join(ROOT, "..", "shared", "data"), demo: loadSettings().paths.demo};
      for (const one of name === "all" ? SET_NAMES : [name]) {
        const set = await loadSet(one, folders);
        if (given.ablate) {
          const {ablate} = await import("./evaluate/ablate.ts");
          const {f1, gains} = await ablate(set, {strategy: given.strategy});
          const lines = gains.map(({rule, gain}) => `  ${rule.padEnd(16)}${(100 * gain).toFixed(2).padStart(7)}`);
          const text = `${one}: F1 ${f1.toFixed(3)} with all rules; points of F1 that each is worth:\n${lines.join("\n")}`;
          process.stdout.write(`${given.json ? JSON.stringify({set: one, f1, gains}) : text}\n`);
          continue;
        }
        if (given.stress) {
          const {STRESS} = await import("./evaluate/stress.ts");
          for (const variant of STRESS) {
            const m = await measureSet(variant.make(set), {strategy: given.strategy, evidence: false});
            const row = {variant: variant.name, ...m};
            const text = `${one}, ${variant.name}: ${m.sides.join(" × ")}, F1 ${m.f1.toFixed(3)}, precision ${m.precision.toFixed(3)}, recall ${m.recall.toFixed(3)}, ${m.seconds.toFixed(2)} s`;
            process.stdout.write(`${given.json ? JSON.stringify(row) : text}\n`);
          }
          continue;
        }
        const measured = await measureSet(set, {strategy: given.strategy, evidence: false});
        process.stdout.write(`${given.json ? JSON.stringify(measured) : saySet(measured)}\n`);
      }
    });
}

interface EvalFlags {
  strategy: Strategy;
  data?: string;
  ablate?: boolean;
  stress?: boolean;
  json?: boolean;
}

function registerMatch(mdm: Command): void {
  const command = mdm
    .command("match")
    .description("match any two files (CSV or Parquet); columns are guessed and said, or given")
    .argument("<left>", "a catalogue, such as a.csv")
    .argument("<right>", "the other one, such as b.csv")
    .addOption(strategyOption())
    .option("--out <file>", "write the links as CSV: left_id, right_id, score, probability, zone, reason")
    .option("--all", "write every candidate pair, not the accepted ones only")
    .option(
      "--truth <file>",
      "true pairs of ids (CSV or Parquet), columns in any order, or rows labelled 1 and 0; scores the result"
    )
    .addOption(
      new Option("--cardinality <kind>", "partners a left record may have (default: told from the data)").choices([
        "auto",
        "one-to-one",
        "one-to-many"
      ])
    )
    .option("--strike <words>", "learnt differences that are noise here, comma-separated", list)
    .option("--differences", "print the learnt differences that matter most")
    .option("--json", "print JSON");
  for (const role of ROLES) {
    command.option(`--${role} <column>`, `the column of the ${role} on both sides`);
    command.option(`--left-${role} <column>`, `the column of the ${role} on the left`);
    command.option(`--right-${role} <column>`, `the column of the ${role} on the right`);
  }
  command.action(async (left: string, right: string, given: MatchFlags) => {
    const [{matchFiles, sayRoles}, {pairsCsv}, {measureResult}, {sayMeasured}] = await Promise.all([
      import("./files/match-files.ts"),
      import("./files/pairs-csv.ts"),
      import("./evaluate/measure.ts"),
      import("./evaluate/report.ts")
    ]);
    if (given.out && !existsSync(dirname(given.out)))
      throw new SmartshopError("usage", `no such folder to write to: ${dirname(given.out)}`);
    const started = performance.now();
    const found = await matchFiles(left, right, {
      left: rolesOf(given, "left"),
      right: rolesOf(given, "right"),
      truth: given.truth,
      match: {strategy: given.strategy, cardinality: given.cardinality, strike: given.strike}
    });
    const seconds = (performance.now() - started) / 1000;
    const {result, truth} = found;
    const shown = given.all ? result.decisions : result.pairs;
    if (given.out) writeFileSync(given.out, pairsCsv(shown));
    const measured = truth ? {...measureResult(result, truth.pairs, seconds), protocol: FILE_PROTOCOL} : null;
    if (given.json) {
      const {strategy, version, cardinality, threshold, counts, timings, embeddings, notes} = result;
      const asked = result.decisions.filter(({zone}) => zone === "ask").length;
      const summary = {strategy, version, cardinality, threshold, counts, timings, embeddings, notes};
      const columns = {left: sayRoles(found.left), right: sayRoles(found.right), ...(truth ? {truth: truth.said} : {})};
      process.stdout.write(
        `${JSON.stringify({columns, links: result.pairs.length, asked, seconds, ...summary, measured, ...(given.out ? {out: given.out} : {pairs: shown.map(({evidence: _, ...pair}) => pair)})})}\n`
      );
      return;
    }
    // Without --out the pairs themselves are the output; what is said about them must not mix with them.
    const say = given.out ? process.stdout : process.stderr;
    const asked = result.decisions.filter(({zone}) => zone === "ask").length;
    say.write(`${sayRoles(found.left)}\n${sayRoles(found.right)}\n${truth ? `${truth.said}\n` : ""}`);
    say.write(
      `${result.pairs.length} links, ${asked} to ask, ${result.counts.candidates} candidates${sayBlockers(result.counts.byBlocker)}, ${seconds.toFixed(2)} s; ${result.notes.join("; ")}\n`
    );
    if (given.differences)
      for (const {token, bits, trusted, siblings} of result.differences.slice(0, 40))
        say.write(
          `  ${token.padEnd(20)}${bits.toFixed(1).padStart(6)} bits (${trusted.toFixed(0)} / ${siblings.toFixed(0)})\n`
        );
    if (measured) say.write(`${sayMeasured(measured)}\n`);
    if (!given.out) process.stdout.write(pairsCsv(shown));
  });
}

/** What each blocker proposed; pairs may be proposed by several. */
const sayBlockers = (counts: Readonly<Partial<Record<string, number>>>): string => {
  const each = Object.entries(counts).map(([name, pairs]) => `${name} ${pairs}`);
  return each.length ? ` (${each.join(", ")})` : "";
};

interface MatchFlags extends Record<string, unknown> {
  strategy: Strategy;
  out?: string;
  all?: boolean;
  truth?: string;
  cardinality?: "auto" | "one-to-one" | "one-to-many";
  strike?: string[];
  differences?: boolean;
  json?: boolean;
}

/** Columns named for one side: `--left-name` before `--name`. */
function rolesOf(given: Record<string, unknown>, side: "left" | "right"): RoleNames {
  return Object.fromEntries(
    ROLES.flatMap((role) => {
      const own = given[`${side}${role[0]!.toUpperCase()}${role.slice(1)}`] ?? given[role];
      return typeof own === "string" ? [[role, own]] : [];
    })
  );
}

function registerSimulate(mdm: Command): void {
  const command = mdm
    .command("simulate")
    .description("list your own catalogue under the demo's noise and measure the strategies on it (simulated)")
    .argument("[catalogue]", "a CSV or Parquet file of articles (default: the articles of the shop's own files)")
    .option("--seed <n>", "same seed, same listings (default: 42)", whole)
    .option("--strategies <names>", `comma-separated, of ${STRATEGIES.join(", ")} (default: fuzzy,hybrid)`, list)
    .option("--json", "print JSON");
  for (const role of ROLES) command.option(`--${role} <column>`, `the column of the ${role}`);
  command.action(async (file: string | undefined, given: SimulateFlags) => {
    const [{simulate}, {sayMeasured}] = await Promise.all([
      import("./evaluate/simulate.ts"),
      import("./evaluate/report.ts")
    ]);
    const {catalogue, rows} = await simulate(file, {
      seed: given.seed,
      strategies: (given.strategies ?? ["fuzzy", "hybrid"]) as Strategy[],
      settings: loadSettings(),
      columns: rolesOf(given, "left")
    });
    if (!given.json) process.stdout.write(`${catalogue}\n`);
    for (const {set: _, ...row} of rows)
      process.stdout.write(
        given.json
          ? `${JSON.stringify({simulated: true, catalogue, ...row})}\n`
          : `simulated: ${row.sides[0]} articles, ${row.sides[1]} listings\n${sayMeasured(row)}\n`
      );
  });
}

interface SimulateFlags extends Record<string, unknown> {
  seed?: number;
  strategies?: string[];
  json?: boolean;
}

function whole(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError("not a whole number");
  return Number(value);
}

const list = (value: string): string[] =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

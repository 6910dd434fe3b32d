import type {Command} from "commander";
import {loadSettings} from "../config.ts";
import {EXIT, exitCodeOf, messageOf, systemRefusal} from "../errors.ts";
import type {RunRecord} from "./history.ts";
import {lineReporter, SILENT} from "./reporter.ts";

/** `smartshop refresh`, `status` and `check`. */
export function register(program: Command): void {
  program
    .command("refresh")
    .description("bring warehouse, snapshots and PostgreSQL up to date with the input; quick when nothing changed")
    .option("--force", "build also when nothing changed")
    .option("--no-wait", "give up when another refresh is at work")
    .option("--no-postgres", "leave PostgreSQL as it is")
    .option("--json", "print the run's record as JSON")
    .option("--quiet", "say nothing but errors")
    .action(async (given: {force?: boolean; wait: boolean; postgres: boolean; json?: boolean; quiet?: boolean}) => {
      const {refresh} = await import("./refresh.ts");
      const reporter = given.quiet ? SILENT : lineReporter(process.stderr);
      const {force, wait, postgres} = given;
      const run = await refresh(loadSettings(), {force, wait, postgres, reporter}).catch((error: unknown) => {
        if (given.json) process.stdout.write(`${JSON.stringify(failure(error))}\n`);
        throw error;
      });
      if (given.json) process.stdout.write(`${JSON.stringify({...run, build: undefined})}\n`);
      else if (!given.quiet) process.stdout.write(`${sayRun(run)}\n`);
    });

  program
    .command("status")
    .description("show what is published, since when, and the latest runs")
    .option("--json", "print it as JSON")
    .action(async (given: {json?: boolean}) => {
      const {status, sayStatus} = await import("./status.ts");
      const found = await status(loadSettings());
      process.stdout.write(`${given.json ? JSON.stringify(found) : sayStatus(found)}\n`);
      if (!found.published) process.exitCode = EXIT.input;
    });

  program
    .command("check")
    .description(
      "verify what is published: hashes of the files, the warehouse's audits, PostgreSQL's rows and checksums"
    )
    .option("--no-postgres", "leave PostgreSQL out")
    .option("--json", "print it as JSON")
    .action(async (given: {postgres: boolean; json?: boolean}) => {
      const {check} = await import("./check.ts");
      const {faults, passed} = await check(loadSettings(), given);
      if (given.json) process.stdout.write(`${JSON.stringify({faults, passed})}\n`);
      else {
        const repair = faults.length ? ["`smartshop refresh --force` builds and publishes all of it again"] : [];
        const lines = [...passed.map((p) => `ok    ${p}`), ...faults.map((f) => `fault ${f}`), ...repair];
        process.stdout.write(`${lines.join("\n")}\n`);
      }
      if (faults.length) process.exitCode = EXIT.audit;
    });
}

/** What a program that reads the JSON is told of a refresh that failed; the log says more. */
const failure = (error: unknown): Pick<RunRecord, "outcome" | "message" | "exitCode"> => ({
  outcome: "failed",
  message: messageOf(systemRefusal(error) ?? error).split("\n")[0]!,
  exitCode: exitCodeOf(error)
});

const sayRun = ({message, milliseconds, peakMb}: RunRecord): string =>
  `${message} (${(milliseconds / 1000).toFixed(2)} s, ${peakMb} MB)`;

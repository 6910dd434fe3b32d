#!/usr/bin/env node
import {Command, CommanderError} from "commander";
import {EXIT, exitCodeOf, messageOf, SmartshopError, systemRefusal} from "./errors.ts";

/**
 * Areas that bring commands. Each is imported only when one of its commands is asked for, or help is, so that a
 * command starts without what it does not need. Each module exports `register(program)`.
 */
const AREAS: [commands: string[], load: () => Promise<{register: (program: Command) => void}>][] = [
  [["refresh", "status", "check"], () => import("./runs/commands.ts")],
  [["db"], () => import("./postgres/commands.ts")],
  [["mdm"], () => import("./mdm/commands.ts")],
  [["demo"], () => import("./demo/commands.ts")],
  [["ask", "sql", "eval", "serve"], () => import("./agent/commands.ts")]
];

const program = new Command("smartshop")
  .description("Clean a shop's sales, match them with a marketplace's reviews, build, audit and publish the warehouse")
  .configureHelp({showGlobalOptions: true})
  .addHelpText(
    "after",
    `\nExit codes: 0 success, 1 internal fault, ${Object.entries(EXIT)
      .map(([code, n]) => `${n} ${code}`)
      .join(", ")}`
  )
  .exitOverride();

async function main(argv: string[]): Promise<number> {
  const asked = argv.find((a) => !a.startsWith("-"));
  const areas = AREAS.filter(([commands]) => asked && commands.includes(asked));
  for (const [, load] of areas.length ? areas : AREAS) (await load()).register(program);
  try {
    await program.parseAsync(argv, {from: "user"});
    return typeof process.exitCode === "number" ? process.exitCode : 0;
  } catch (thrown) {
    const error = systemRefusal(thrown) ?? thrown;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage;
    process.stderr.write(`error: ${messageOf(error)}\n`);
    if (!(error instanceof SmartshopError) && error instanceof Error && error.stack)
      process.stderr.write(`${error.stack}\n`);
    return exitCodeOf(error);
  }
}

process.exitCode = await main(process.argv.slice(2));

import {userInfo} from "node:os";
import {dirname, join} from "node:path";
import {createInterface} from "node:readline/promises";
import {type Command, InvalidArgumentError} from "commander";
import {loadSettings} from "../../config.ts";
import {SmartshopError} from "../../errors.ts";
import {ROOT} from "../../paths.ts";

/** `smartshop mdm review`: the review queue in a terminal. */
export function registerReview(mdm: Command): void {
  mdm
    .command("review")
    .description("judge uncertain pairs, most worth first; verdicts go into data/decisions.csv for the next refresh")
    .option("--list", "list the queue and ask nothing")
    .option("--add <file>", "add what the matching lab exported: decisions, golden values or struck words")
    .option("--limit <n>", "pairs at most", whole)
    .option("--who <name>", "name kept with each verdict (default: the system's)")
    .option("--decisions <file>", "the decisions file", join(ROOT, "data", "decisions.csv"))
    .option("--json", "print the list as JSON")
    .action(
      async (given: {
        list?: boolean;
        add?: string;
        limit?: number;
        who?: string;
        decisions: string;
        json?: boolean;
      }): Promise<void> => {
        const say = (text: string): void => void process.stdout.write(`${text}\n`);
        if (given.add !== undefined) {
          const {addSteward} = await import("./add.ts");
          const {file, added, known, conflicts} = await addSteward(given.add, dirname(given.decisions));
          say(`${added} rows added to ${file}, ${known} were there; smartshop refresh applies them`);
          for (const c of conflicts)
            say(`conflict: ${c.leftId} and ${c.rightId}, ${c.kind} (${c.who}): ${c.resolution}`);
          return;
        }
        const [{reviewQueue}, {readDecisions}] = await Promise.all([import("./queue.ts"), import("./decisions.ts")]);
        const decided = await readDecisions(given.decisions);
        const all = await reviewQueue(loadSettings().paths.warehouse, decided);
        const queue = all.slice(0, given.limit);
        if (given.json) return void process.stdout.write(`${JSON.stringify(queue)}\n`);
        const {askSteward, sayPair} = await import("./ask.ts");
        if (!queue.length) return say("nothing to look at: no pair of the strategy in use is uncertain");
        if (given.list) return queue.forEach((pair, i) => say(sayPair(pair, i + 1, all.length)));
        if (!process.stdin.isTTY)
          throw new SmartshopError(
            "usage",
            "judging needs a terminal; to list the queue give --list, or --list --json"
          );
        const {appendDecision} = await import("./append.ts");
        const lines = createInterface({input: process.stdin, output: process.stdout});
        try {
          const kept = await askSteward(queue, {
            terminal: {ask: (question) => lines.question(question), say},
            who: given.who ?? userInfo().username,
            keep: (decision) => appendDecision(given.decisions, decision),
            now: () => new Date().toISOString()
          });
          say(
            `${kept} verdicts kept in ${given.decisions}; smartshop refresh applies them, smartshop mdm changes then tells what they did`
          );
        } finally {
          lines.close();
        }
      }
    );
}

function whole(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError("not a whole number from 1 up");
  return Number(value);
}

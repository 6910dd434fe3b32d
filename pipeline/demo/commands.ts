import {type Command, InvalidArgumentError} from "commander";
import {loadSettings} from "../config.ts";

/** `smartshop demo`: writes the demo shop's files. */
export function register(program: Command): void {
  program
    .command("demo")
    .description("write a made-up shop's files: sales, listings, reviews, and the true matches")
    .option("--lines <n>", "invoice lines (default: DEMO_LINES)", whole)
    .option("--seed <n>", "same seed, same bytes (default: SEED)", whole)
    .option("--articles <n>", "articles (default grows with the lines)", whole)
    .option("--customers <n>", "customers (default grows with the lines)", whole)
    .option("--out <dir>", "folder to write to (default: data/build/demo)")
    .option("--sample", "write the first rows of a small shop to data/sample instead")
    .option("--measure <file>", "print the rates of a file of transactions, by which the demo was set")
    .option("--json", "print the report as JSON")
    .action(
      async (given: {
        lines?: number;
        seed?: number;
        articles?: number;
        customers?: number;
        out?: string;
        sample?: boolean;
        measure?: string;
        json?: boolean;
      }) => {
        const settings = loadSettings();
        if (given.measure) {
          const {measure} = await import("./measure.ts");
          const rates = await measure(given.measure);
          const text = rates.map(({name, value}) => `${name.padEnd(56)}${Number(value.toPrecision(4))}`).join("\n");
          process.stdout.write(`${given.json ? JSON.stringify(rates) : text}\n`);
          return;
        }
        if (given.sample) {
          const {writeSample} = await import("./sample.ts");
          const written = await writeSample(given.out);
          process.stdout.write(`${written.map(({name, rows}) => `${name}: ${rows} rows`).join("\n")}\n`);
          return;
        }
        const {generateDemo} = await import("./generate.ts");
        const report = await generateDemo({
          out: given.out ?? settings.paths.demo,
          lines: given.lines ?? settings.DEMO_LINES,
          seed: given.seed ?? settings.SEED,
          articles: given.articles,
          customers: given.customers
        });
        if (given.json) process.stdout.write(`${JSON.stringify(report)}\n`);
        else {
          const files = Object.entries(report.rows).map(
            ([name, rows]) => `  ${name.padEnd(18)}${rows.toLocaleString("en-GB").padStart(10)} rows`
          );
          const head = `demo shop, seed ${report.seed}: ${report.articles} articles, ${report.customers} customers, ${report.invoices} invoices`;
          process.stdout.write(`${head}\n${files.join("\n")}\n  in ${report.out}, ${report.seconds.toFixed(1)} s\n`);
        }
      }
    );
}

function whole(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 0 || n > 1e8)
    throw new InvalidArgumentError(`not a whole number from 0 to 100,000,000: ${text}`);
  return n;
}

import type {Reporter, TestCase, TestModule} from "vitest/node";

/** Counts tests as they end and closes the run with one plain line: `N passed, N failed`, and what was skipped. */
export default class ClosingLine implements Reporter {
  private passed = 0;
  private failed = 0;
  private readonly skipped: string[] = [];

  onTestCaseResult(test: TestCase): void {
    const {state} = test.result();
    if (state === "passed") this.passed++;
    else if (state === "failed") this.failed++;
    else this.skipped.push(test.fullName);
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    // A file that did not load, or an error outside a test, is a failure that no test case counts.
    const broken = modules.filter((m) => m.errors().length > 0).length + errors.length;
    for (const name of this.skipped) process.stdout.write(`skipped: ${name}\n`);
    const skipped = this.skipped.length ? `, ${this.skipped.length} skipped` : "";
    // At exit, so that it stands below the other reporters' summaries.
    process.once("exit", () =>
      process.stdout.write(`${this.passed} passed, ${this.failed + broken} failed${skipped}\n`)
    );
  }
}

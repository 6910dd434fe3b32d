import type {StageRecord} from "./history.ts";
import {peakMb, resetPeak} from "./memory.ts";
import type {Reporter} from "./reporter.ts";

/** Measures time and memory of the stages of one run. */
export class Stages {
  readonly done: StageRecord[] = [];
  private peak = 0;
  private readonly reporter: Reporter;
  constructor(reporter: Reporter) {
    this.reporter = reporter;
  }

  /** Largest memory of the process so far, in MB. */
  get peakMb(): number {
    return Math.max(this.peak, peakMb());
  }

  /** Runs one stage; `detail` says in a few words what came out of it. */
  async run<T>(name: string, work: () => Promise<T>, detail: (result: T) => string = () => ""): Promise<T> {
    const started = performance.now();
    const used = process.cpuUsage();
    this.reporter.begin(name);
    this.peak = this.peakMb;
    resetPeak();
    const result = await work();
    const milliseconds = Math.round(performance.now() - started);
    const text = detail(result);
    const {user, system} = process.cpuUsage(used);
    const cpuMilliseconds = Math.round((user + system) / 1000);
    this.done.push({name, milliseconds, cpuMilliseconds, peakMb: peakMb(), detail: text});
    this.reporter.end(name, milliseconds / 1000, text);
    return result;
  }
}

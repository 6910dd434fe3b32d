import type {StageRecord} from "./history.ts";
import type {Reporter} from "./reporter.ts";

/** Times the stages of one run. */
export class Stages {
  readonly done: StageRecord[] = [];
  private readonly reporter: Reporter;
  constructor(reporter: Reporter) {
    this.reporter = reporter;
  }

  /** Runs one stage; `detail` says in a few words what came out of it. */
  async run<T>(name: string, work: () => Promise<T>, detail: (result: T) => string = () => ""): Promise<T> {
    const started = performance.now();
    const used = process.cpuUsage();
    this.reporter.begin(name);
    const result = await work();
    const milliseconds = Math.round(performance.now() - started);
    const text = detail(result);
    const {user, system} = process.cpuUsage(used);
    this.done.push({name, milliseconds, cpuMilliseconds: Math.round((user + system) / 1000), detail: text});
    this.reporter.end(name, milliseconds / 1000, text);
    return result;
  }
}

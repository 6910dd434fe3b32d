import type {Reading} from "./typed-rows.ts";

/** What is done with rows, given as a table expression. */
export interface PartWork {
  /** Decides how the texts are read. */
  decide: (rows: string) => Promise<Reading>;
  /** Puts the rows into the raw table. */
  insert: (rows: string, reading: Reading) => Promise<void>;
  /** Takes out again what was put in. */
  clear: () => Promise<void>;
}

/** Rows that a first guess at dates and decimal mark is made from. */
const GUESS_ROWS = 2_000;

/**
 * Loads the parts of a file one after the other while later ones are still split into records, by what the first rows
 * say of dates and numbers. Where they do not say it, nothing is loaded before all parts are there.
 */
export class PartLoader {
  private readonly work: PartWork;
  private queue: Promise<void> = Promise.resolve();
  private parts: string[] = [];
  private guess: Reading | undefined;
  constructor(work: PartWork) {
    this.work = work;
  }

  /** Loads a part after those before it. Nothing is thrown before `finish`. */
  add(rows: string): void {
    const isFirst = this.parts.push(rows) === 1;
    this.then(async () => {
      if (isFirst) {
        const first = await this.work.decide(`(select * from ${rows} limit ${GUESS_ROWS})`);
        this.guess = first.dates.sure ? first : undefined;
      }
      if (this.guess) await this.work.insert(rows, this.guess);
    });
  }

  /** Forgets all parts: the file is read another way. */
  restart(): void {
    this.parts = [];
    this.then(() => this.work.clear());
  }

  /** Waits for all parts. @returns how they were read. */
  async finish(): Promise<Reading> {
    await this.queue;
    if (this.guess) return this.guess;
    const all = `(${this.parts.map((rows) => `select * from ${rows}`).join(" union all ")})`;
    const reading = await this.work.decide(all);
    for (const rows of this.parts) await this.work.insert(rows, reading);
    return reading;
  }

  /** Waits for the part at work, whatever became of it. */
  async settle(): Promise<void> {
    await this.queue.catch(() => undefined);
  }

  private then(next: () => Promise<void>): void {
    this.queue = this.queue.then(next);
    this.queue.catch(() => undefined);
  }
}

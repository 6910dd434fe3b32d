import type {Database} from "./database.ts";
import {duckdbEngine} from "./duckdb-engine.ts";
import type {Engine} from "./engine.ts";

/** A connection with its engine: makes one model at a time. */
export interface Worker {
  db: Database;
  engine: Engine;
}

/** Several, to make models at the same time. */
export interface Workers {
  readonly all: readonly Worker[];
  /** Gives the models that begin from now on their share of the cores, or all of them to one that is alone. */
  share(isAlone: boolean): Promise<void>;
  /** Closes what was opened, and gives the database its threads back. */
  close(): Promise<void>;
}

/** Models made at the same time. More would share the cores no better, and each holds memory. */
const AT_ONCE = 2;

/**
 * The prepared connection and others to the same database. Models at work together share the cores, instead of each having
 * all: one whose threads wait for one another costs a fifth more processor time.
 */
export async function openWorkers(db: Database, engine: Engine): Promise<Workers> {
  const [had] = await db.rows<{threads: number}>("select current_setting('threads')::integer as threads");
  const cores = had!.threads;
  let threads = cores;
  const use = async (wanted: number): Promise<void> => {
    if (threads !== wanted) await db.run(`set threads = ${wanted}`);
    threads = wanted;
  };
  const others: Worker[] = [];
  for (let i = 1; i < AT_ONCE; i++) {
    const beside = await db.another();
    const itsEngine = duckdbEngine(beside);
    await itsEngine.attach();
    others.push({db: beside, engine: itsEngine});
  }
  return {
    all: [{db, engine}, ...others],
    share: (isAlone) => use(isAlone ? cores : Math.ceil(cores / AT_ONCE)),
    async close() {
      for (const worker of others) worker.db.close();
      await use(cores);
    }
  };
}

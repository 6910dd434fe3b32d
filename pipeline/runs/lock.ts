import {mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {SmartshopError} from "../errors.ts";
import {isAlive, markOf, type ProcessMark} from "./process.ts";

export interface LockOptions {
  /** Milliseconds to wait for another holder before giving up. Default ten minutes; 0 gives up at once. */
  wait?: number;
  /** Called once when another process holds the lock and this one waits. */
  onWait?: (holder: ProcessMark) => void;
  /** What is done under the lock, for the message. */
  what?: string;
}

/** A breaker of a lock does three file operations; one that takes longer than this (ms) was killed. */
const BREAKER_LIMIT = 5_000;

/**
 * Runs `work` while this process alone holds a lock file. A lock whose holder died is broken; one whose holder runs
 * is waited for. The file holds the holder's number and start time.
 * @throws SmartshopError "busy" when the lock is not free in time.
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  {wait = 600_000, onWait, what = "run"}: LockOptions = {}
): Promise<T> {
  mkdirSync(dirname(file), {recursive: true});
  const until = Date.now() + wait;
  for (let told = false; !take(file);) {
    const holder = read(file);
    if (holder && !isAlive(holder)) {
      breakLock(file, holder);
      continue;
    }
    if (Date.now() >= until)
      throw new SmartshopError("busy", `another ${what} is at work: process ${holder?.pid ?? "unknown"}, lock ${file}`);
    if (!told && holder) {
      told = true;
      onWait?.(holder);
    }
    await sleep(50);
  }
  try {
    return await work();
  } finally {
    rmSync(file, {force: true});
  }
}

/** Makes the file if it is not there; the kernel lets one process win. */
function take(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify(markOf()), {flag: "wx"});
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** The holder, or undefined where the lock is gone or not yet written. A lock left empty by a kill names process 0. */
function read(file: string): ProcessMark | undefined {
  try {
    const text = readFileSync(file, "utf8");
    if (text) return JSON.parse(text) as ProcessMark;
    return Date.now() - statSync(file).mtimeMs > BREAKER_LIMIT ? {pid: 2 ** 31 - 1, started: ""} : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Removes a dead holder's lock. Two that found it dead must not both remove: the slower would remove the faster one's
 * new lock. So breaking is itself under a lock file, and the holder is read again inside.
 */
function breakLock(file: string, dead: ProcessMark): void {
  const breaker = `${file}.break`;
  if (!take(breaker)) {
    try {
      if (Date.now() - statSync(breaker).mtimeMs > BREAKER_LIMIT) rmSync(breaker, {force: true});
    } catch {
      // gone meanwhile
    }
    return;
  }
  const holder = read(file);
  if (holder?.pid === dead.pid && holder.started === dead.started) rmSync(file, {force: true});
  rmSync(breaker, {force: true});
}

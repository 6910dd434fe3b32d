import {spawnSync, type SpawnSyncReturns} from "node:child_process";
import {readFileSync} from "node:fs";
import {SmartshopError} from "../errors.ts";
import type {Program} from "./binaries.ts";
import type {ServerUser} from "./server-user.ts";

/** Address space of each server process, in KiB: 2 GB. */
const ADDRESS_SPACE = 2 * 1024 * 1024;

export interface RunOptions {
  user: ServerUser | undefined;
  /**
   * Bounds the address space of the started processes (Linux). A query that plans or aggregates without bound then ends
   * in an error of its own; without it the kernel kills a backend and PostgreSQL ends every session.
   */
  bounded?: boolean;
  /** The server keeps what it inherits open: a pipe would never end. */
  silent?: boolean;
}

/** Runs one of the server's programs to its end, as the server's user. */
export function runProgram(
  path: string,
  args: readonly string[],
  {user, bounded = false, silent = false}: RunOptions
): SpawnSyncReturns<string> {
  const wrapped = bounded && process.platform === "linux";
  const result = spawnSync(
    wrapped ? "/bin/sh" : path,
    wrapped ? ["-c", `ulimit -v ${ADDRESS_SPACE}; exec "$0" "$@"`, path, ...args] : args,
    {
      ...(user && {uid: user.uid, gid: user.gid}),
      // The present folder may be one that the server's user cannot enter.
      cwd: process.platform === "win32" ? undefined : "/",
      env: {PATH: "/usr/local/bin:/usr/bin:/bin", LC_MESSAGES: "C", TZ: "UTC"},
      encoding: "utf8",
      stdio: silent ? "ignore" : ["ignore", "pipe", "pipe"]
    }
  );
  if (result.error)
    throw new SmartshopError("postgres", `unable to run ${path}: ${result.error.message}`, {cause: result.error});
  return result;
}

/** Asks `pg_ctl status`: 0 running, 3 not running, 4 no usable data folder. */
export const isRunning = (program: (name: Program) => string, data: string, user: ServerUser | undefined): boolean =>
  runProgram(program("pg_ctl"), ["status", "-D", data], {user}).status === 0;

/** Whether a number left in a file is a PostgreSQL process; it may be another program's by now. True without `/proc`. */
export function isPostgres(pid: number): boolean {
  try {
    return /postgres/.test(readFileSync(`/proc/${pid}/comm`, "utf8"));
  } catch {
    return process.platform !== "linux";
  }
}

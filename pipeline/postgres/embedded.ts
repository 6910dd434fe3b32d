import {chownSync, closeSync, existsSync, openSync, readFileSync, rmSync, statSync, truncateSync} from "node:fs";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {SmartshopError} from "../errors.ts";
import {withLock} from "../runs/lock.ts";
import {isAlive, markOf, workingIn} from "../runs/process.ts";
import {findBinaries, type Program} from "./binaries.ts";
import {initialise} from "./initialise.ts";
import {isInitialised, serverPlace, type ServerPlace} from "./place.ts";
import {freePort, isListening} from "./ports.ts";
import {isPostgres, isRunning, runProgram} from "./programs.ts";

/** A running embedded server. */
export interface EmbeddedServer {
  port: number;
  pid: number;
  /** The superuser's password. */
  password: string;
  /** Whether this call started it; false when it ran already. */
  started: boolean;
}

/** The server's log is cut when it grows above this (bytes). */
const LOG_LIMIT = 5_000_000;

/**
 * Settings given at each start. Loopback only. `wal_level=minimal` lets a table filled in the transaction that made it
 * skip the log; it needs replication off. A session cannot lift `temp_file_limit`.
 */
const SERVER = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "32",
  temp_file_limit: "1GB",
  shared_buffers: "128MB",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "1GB",
  jit: "off",
  log_min_messages: "warning",
  log_checkpoints: "off"
};

/**
 * Makes sure that the embedded PostgreSQL of a folder runs: adopts the running one, waits for one that was killed to be
 * gone, else initialises if needed and starts it. Two callers at once, in any processes, get the same server.
 * @param folder where its data lie (`settings.paths.postgres`).
 * @param firstPort the port wanted; the next free one is taken when it is in use.
 * @throws SmartshopError "postgres" with the last line of the server's log.
 */
export async function startEmbedded(folder: string, firstPort = 54_329): Promise<EmbeddedServer> {
  const running = await findListening(folder);
  if (running) return running;
  const place = serverPlace(folder);
  return await withLock(place.lock, () => start(folder, place, firstPort), {what: "start of PostgreSQL"});
}

async function start(folder: string, place: ServerPlace, firstPort: number): Promise<EmbeddedServer> {
  const program = findBinaries(place.user);
  initialise(place, program);
  const adopted = await waitForKilled(folder, place, program);
  if (adopted) return adopted;
  for (let first = firstPort, tries = 0; ; tries++) {
    const port = await freePort(first);
    const from = openLog(place);
    const options = Object.entries({port: String(port), ...SERVER}).map(([name, value]) => `-c ${name}=${value}`);
    runProgram(
      program("pg_ctl"),
      ["start", "-w", "-t", "60", "-D", place.data, "-l", place.log, "-o", options.join(" ")],
      {user: place.user, bounded: true, silent: true}
    );
    const server = findEmbedded(folder);
    if (server) return {...server, started: true};
    const said = readFileSync(place.log, "utf8").slice(from);
    if (tries < 5 && /could not (bind|create any TCP)/.test(said)) {
      first = port + 1; // somebody took it meanwhile
      continue;
    }
    // A killed server's shared memory is in use until its last child is gone.
    if (tries < 50 && /pre-existing shared memory block|another server might be running/.test(said)) {
      await sleep(100);
      continue;
    }
    const why =
      said
        .trim()
        .split("\n")
        .findLast((line) => /FATAL|ERROR|PANIC/.test(line)) ?? "no reason in its log";
    throw new SmartshopError("postgres", `PostgreSQL did not start: ${why.trim()}; see ${place.log}`);
  }
}

/**
 * Waits for a server that was killed to be gone: its children go on for a moment and hold the data, and its number stays
 * taken while nobody has collected it (in a container perhaps for ever). When neither it nor a child of it is alive, its
 * file is removed, which is what PostgreSQL itself would do if it could tell.
 * @returns the server, if one runs after all.
 */
async function waitForKilled(
  folder: string,
  place: ServerPlace,
  program: (name: Program) => string
): Promise<EmbeddedServer | undefined> {
  const file = join(place.data, "postmaster.pid");
  for (let i = 0; i < 300 && existsSync(file); i++) {
    const running = await findListening(folder);
    if (running) return running;
    const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
    const dead = !isAlive(markOf(pid)) || !isPostgres(pid);
    if (dead && workingIn(place.data).length === 0) rmSync(file, {force: true});
    else if (!dead && !isRunning(program, place.data, place.user)) return undefined;
    await sleep(100);
  }
  return undefined;
}

/** The running server that takes connections; one that is being killed may be there a moment longer, and does not. */
async function findListening(folder: string): Promise<EmbeddedServer | undefined> {
  const running = findEmbedded(folder);
  return running && (await isListening(running.port)) ? running : undefined;
}

/** Readies the log file for the server's user and returns its present length. */
function openLog({log, user}: ServerPlace): number {
  closeSync(openSync(log, "a", 0o600));
  if (user) chownSync(log, user.uid, user.gid);
  if (statSync(log).size > LOG_LIMIT) truncateSync(log);
  return statSync(log).size;
}

/**
 * The running server of a folder, or undefined. Only looks: starts no process and makes nothing, so it takes
 * well under a millisecond.
 */
export function findEmbedded(folder: string): EmbeddedServer | undefined {
  try {
    const place = serverPlace(folder);
    if (!isInitialised(place)) return undefined;
    // Lines: process, data folder, start time, port, socket folder, address, shared memory, state.
    const lines = readFileSync(join(place.data, "postmaster.pid"), "utf8").split("\n");
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    const ready = lines[7]?.trim() === "ready";
    if (!ready || !isPostgres(pid) || !isAlive(markOf(pid))) return undefined;
    return {pid, port, password: readFileSync(place.password, "utf8"), started: false};
  } catch {
    return undefined; // no such file: not running
  }
}

/** Stops the server of a folder, ending its sessions. @returns whether one ran. */
export async function stopEmbedded(folder: string): Promise<boolean> {
  const place = serverPlace(folder);
  if (!isInitialised(place)) return false;
  return await withLock(
    place.lock,
    async () => {
      const program = findBinaries(place.user);
      await waitForKilled(folder, place, program);
      if (!isRunning(program, place.data, place.user)) return false;
      const stopped = runProgram(program("pg_ctl"), ["stop", "-m", "fast", "-w", "-t", "30", "-D", place.data], {
        user: place.user
      });
      if (stopped.status !== 0)
        throw new SmartshopError("postgres", `PostgreSQL did not stop: ${stopped.stderr.trim().split("\n").at(-1)}`);
      return true;
    },
    {what: "start or stop of PostgreSQL"}
  );
}

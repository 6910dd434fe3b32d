import {readdirSync, readFileSync, readlinkSync} from "node:fs";

/** A process, told apart from a later one that got the same number. */
export interface ProcessMark {
  pid: number;
  /** The kernel's start time of the process, where it tells one (Linux); else "". */
  started: string;
}

/** State letter and start time from `/proc`, which has the name in parentheses in front, and names may hold spaces. */
function stat(pid: number): {state: string; started: string} | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return {state: fields[0] ?? "", started: fields[19] ?? ""};
  } catch {
    return undefined;
  }
}

/** The mark of a process, by default of this one. */
export const markOf = (pid = process.pid): ProcessMark => ({pid, started: stat(pid)?.started ?? ""});

/** Whether a process is still running. A zombie, which nobody has waited for yet, is not. */
export function isAlive({pid, started}: ProcessMark): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as somebody else.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const now = stat(pid);
  return now === undefined || (now.state !== "Z" && (started === "" || now.started === started));
}

/** Running processes that work in a folder, where the system tells (Linux); else none. Zombies have no folder. */
export function workingIn(folder: string): number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => worksIn(pid, folder));
  } catch {
    return [];
  }
}

function worksIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false; // gone, a zombie, or another user's
  }
}

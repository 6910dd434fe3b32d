import {readFileSync, writeFileSync} from "node:fs";

/**
 * Begins to measure the process's largest memory anew, where the system can (Linux); else it goes on from the start.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html
 */
export function resetPeak(): void {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    // Not Linux, or not allowed: `peakMb` then says the largest since the process began.
  }
}

/** Largest memory of this process, all threads together, since `resetPeak`, in MB (10⁶ bytes). */
export function peakMb(): number {
  try {
    const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    if (kib) return Math.round((Number(kib) * 1024) / 1e6);
  } catch {
    // Not Linux.
  }
  return Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
}

/** What went wrong, for callers that decide on it. The exit code of the command line follows from it (`EXIT`). */
export type ErrorCode =
  | "settings" // a setting is missing or malformed
  | "input" // a source file is missing, unreadable or not what it should be
  | "sql" // a statement failed
  | "audit" // an audit with severity error found rows
  | "busy" // another refresh holds the lock
  | "postgres" // the server cannot be reached or refused
  | "model" // a language or embedding model cannot be used
  | "refused" // the SQL guard refused a statement
  | "usage"; // the command line was used wrongly

/** Exit codes of the command line, by error code. 0 is success; 1 is a fault of ours. */
export const EXIT: Record<ErrorCode, number> = {
  usage: 2,
  settings: 3,
  input: 4,
  audit: 5,
  busy: 6,
  postgres: 7,
  sql: 8,
  model: 9,
  refused: 10
};

/**
 * An error a user can act on. The message is one line: what, where, what to do; lower case, the value last.
 * The cause is kept. Anything thrown that is not of this class is a fault of ours and exits with 1.
 */
export class SmartshopError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: {cause?: unknown}) {
    super(message, options);
    this.name = "SmartshopError";
    this.code = code;
  }
}

/** The message of anything thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What the system refuses and a user can mend, by its code. */
const REFUSED: Record<string, string> = {
  ENOSPC: "disk is full; make room",
  EDQUOT: "disk quota is used up; make room",
  EACCES: "no right to this file or folder",
  EPERM: "no right to this file or folder",
  EROFS: "cannot be written to, the disk is read-only",
  ENOENT: "no such file or folder",
  ENOTDIR: "a file is where a folder should be",
  EEXIST: "a file is where a folder should be",
  EISDIR: "a folder is where a file should be"
};

/** What the command line exits with after an error. */
export function exitCodeOf(error: unknown): number {
  const known = systemRefusal(error) ?? error;
  return known instanceof SmartshopError ? EXIT[known.code] : 1;
}

/** A refusal of the file system as an error a user can act on; undefined for anything else, which is a fault of ours. */
export function systemRefusal(error: unknown): SmartshopError | undefined {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return undefined;
  const what = REFUSED[String(error.code)];
  if (!what) return undefined;
  return new SmartshopError("input", `${what}: ${"path" in error ? String(error.path) : error.message}`, {
    cause: error
  });
}

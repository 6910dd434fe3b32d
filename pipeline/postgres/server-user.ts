import {chownSync, lstatSync, mkdirSync, readFileSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {SmartshopError} from "../errors.ts";

/** Whom the server runs as when this process is root, since PostgreSQL refuses root. */
export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * The user for the server: none when this process is not root; else `postgres`, else `nobody`.
 * @throws SmartshopError "postgres" when the machine has neither.
 */
export function serverUser(passwd = "/etc/passwd"): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync(passwd, "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const wanted of ["postgres", "nobody"]) {
    const [name, , uid, gid] = users.find(([n]) => n === wanted) ?? [];
    if (name && Number(uid) > 0) return {name, uid: Number(uid), gid: Number(gid)};
  }
  throw new SmartshopError(
    "postgres",
    `PostgreSQL refuses to run as root and there is no user postgres or nobody: ${passwd}; run as another user or set DATABASE_URL`
  );
}

/** Whether a user may go into a folder and all above it, by their permission bits. */
export function canReach(folder: string, {uid, gid}: ServerUser): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const {mode, uid: owner, gid: group} = statSync(at);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (at === dirname(at)) return true;
  }
}

/**
 * A folder of the server user's own below the system's temporary folder, for what would otherwise lie where that user
 * cannot go (a project in root's home). Its name is known, so one made by anybody else is refused.
 */
export function privateFolder(name: string, user: ServerUser): string {
  const folder = join(tmpdir(), `smartshop-${user.uid}-${name}`);
  try {
    mkdirSync(folder, {mode: 0o700});
    chownSync(folder, user.uid, user.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const found = lstatSync(folder);
  if (!found.isDirectory() || (found.uid !== user.uid && found.uid !== 0))
    throw new SmartshopError("postgres", `folder is not ours, remove it or set TMPDIR: ${folder}`);
  if (!canReach(folder, user))
    throw new SmartshopError(
      "postgres",
      `user ${user.name} can reach neither the project nor the temporary folder; set TMPDIR or DATABASE_URL: ${folder}`
    );
  return folder;
}

import {createHash} from "node:crypto";
import {existsSync, mkdirSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {canReach, privateFolder, serverUser, type ServerUser} from "./server-user.ts";

/** Where an embedded server keeps its things, and whom it runs as. */
export interface ServerPlace {
  /** The server's data folder. */
  data: string;
  /** The server's own log. */
  log: string;
  /** Held while somebody starts or stops the server. */
  lock: string;
  /** The superuser's password, made at random with the data folder; readable by the project's user only. */
  password: string;
  user: ServerUser | undefined;
}

/**
 * Decides where the embedded server lives: below `folder`, or, as root in a place that the server's user cannot reach,
 * in a private temporary folder that is found again by the project's path. All of it can be made anew from the
 * snapshots, so a temporary folder that is cleared loses nothing.
 */
export function serverPlace(folder: string): ServerPlace {
  const user = serverUser();
  const wanted = resolve(folder);
  mkdirSync(wanted, {recursive: true, mode: 0o755});
  const base =
    user && !canReach(wanted, user)
      ? privateFolder(`data-${createHash("sha256").update(wanted).digest("hex").slice(0, 12)}`, user)
      : wanted;
  return {
    data: join(base, "data"),
    log: join(base, "server.log"),
    lock: join(wanted, "start.lock"),
    password: join(wanted, "superuser.key"),
    user
  };
}

/** Whether a server was ever initialised there. Makes nothing. */
export const isInitialised = ({data}: ServerPlace): boolean =>
  existsSync(dirname(data)) && existsSync(join(data, "PG_VERSION"));

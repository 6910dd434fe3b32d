import {connect, createServer} from "node:net";
import {SmartshopError} from "../errors.ts";

/** How many ports are tried before giving up. */
const TRIES = 50;

/** Whether nobody listens on a port of 127.0.0.1. */
function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen({port, host: "127.0.0.1", exclusive: true}, () => probe.close(() => done(true)));
  });
}

/** Whether somebody takes connections on a port of 127.0.0.1. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = connect({port, host: "127.0.0.1"});
    const end = (is: boolean): void => {
      probe.destroy();
      done(is);
    };
    probe.once("connect", () => end(true)).once("error", () => end(false));
  });
}

/**
 * The first free port from `first` on. Somebody may take it before it is used: who uses it must be ready to ask again.
 * @throws SmartshopError "postgres" when none of 50 is free.
 */
export async function freePort(first: number): Promise<number> {
  const last = Math.min(first + TRIES - 1, 65_535);
  for (let port = first; port <= last; port++) if (await isFree(port)) return port;
  throw new SmartshopError("postgres", `no free port from ${first} to ${last}; set POSTGRES_EMBEDDED_PORT to another`);
}

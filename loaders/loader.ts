import {realpathSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {messageOf} from "../pipeline/errors.ts";

/** What a loader or page loader exports: the bytes of the file it is named after. */
export type Loader = () => Promise<string | Uint8Array>;

/**
 * Makes a module the loader of the file it is named after: `x.json.ts` yields `x.json`. Run by itself (as the preview
 * does, one process a file) it writes to stdout; imported (as the site build does, all files in one process) it only
 * exports the function. Objects are written as JSON.
 */
export function loader(file: string, load: () => Promise<object | string>): Loader {
  const bytes: Loader = async () => {
    const value = await load();
    return typeof value === "string" || value instanceof Uint8Array ? value : JSON.stringify(value);
  };
  if (process.argv[1] && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(file)))
    void bytes().then(
      (text) => process.stdout.write(text),
      (error: unknown) => {
        process.stderr.write(`${file}: ${messageOf(error)}\n`);
        process.exitCode = 1;
      }
    );
  return bytes;
}

/** Makes a function run once a process, so that a page and its data file share one answer. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => (value ??= load());
}

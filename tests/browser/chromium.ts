import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {chromium, type Browser} from "playwright-core";
import {ROOT} from "../../pipeline/paths.ts";
import {withLock} from "../../pipeline/runs/lock.ts";

/** A folder of our own, as the package reuses whatever version lies in the system's temporary folder. */
const UNPACKED = join(ROOT, "data", "build", "browser");

/** Options of the package that end the browser with its first context, or that tests must not have. */
const UNWANTED = ["--single-process", "--no-zygote", "--disable-web-security"];
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/**
 * Starts the browser that `CHROMIUM_PATH` names, or the one that npm brought (linux x64), which unpacks its own
 * libraries only where it believes itself in a bare function runtime.
 */
export async function launch(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH;
  if (own) return chromium.launch({executablePath: own, args: QUIET});
  mkdirSync(UNPACKED, {recursive: true});
  const before = process.env.TMPDIR;
  process.env.TMPDIR = UNPACKED;
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x"; // must be set before the import
  const {default: packed} = await import("@sparticuz/chromium");
  // One test file unpacks it, the others wait: a program that is still being written cannot be started.
  const executablePath = await withLock(join(UNPACKED, "unpack.lock"), () => packed.executablePath(), {
    wait: 120_000,
    what: "unpacking of the browser"
  });
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  if (!existsSync(executablePath)) throw new Error(`no browser to test with; set CHROMIUM_PATH: ${executablePath}`);
  return chromium.launch({
    executablePath,
    args: [...packed.args.filter((a) => !UNWANTED.includes(a)), ...QUIET],
    env: {...process.env, FONTCONFIG_FILE: fonts()} as Record<string, string>
  });
}

/** The package's own font settings name folders outside ours; a browser that finds no font at all ends itself. */
function fonts(): string {
  const file = join(UNPACKED, "fonts.conf");
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${join(UNPACKED, "fonts")}</dir><dir>/usr/share/fonts</dir><cachedir>${join(UNPACKED, "font-cache")}</cachedir>
</fontconfig>\n`
  );
  return file;
}

import {existsSync} from "node:fs";
import {join} from "node:path";
import {loadSettings} from "../../pipeline/config.ts";
import {MANIFEST_FILE, readManifest} from "../../pipeline/publish/manifest.ts";

/** What every page's frame says of the data. */
export interface SiteInfo {
  /** Whether the data was made by our generator. */
  demo: boolean;
  /** The line at the foot of each page. */
  credit: string;
}

/** Reads the manifest of the published snapshots. Without one nothing is claimed about the data. */
export function siteInfo(folder: string = loadSettings().paths.snapshots): SiteInfo {
  const demo = existsSync(join(folder, MANIFEST_FILE)) && readManifest(folder).is_demo;
  return {
    demo,
    credit: demo
      ? "Demo data, made by a generator: no such shop exists. Amounts in pounds sterling."
      : "Counted from the files named under About. Amounts in pounds sterling."
  };
}

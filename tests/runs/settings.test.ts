import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parseEnv} from "node:util";
import {describe, expect, it} from "vitest";
import {loadSettings, SETTING_NAMES} from "../../pipeline/config.ts";
import {ROOT} from "../../pipeline/paths.ts";

const text = readFileSync(join(ROOT, ".env.example"), "utf8");

describe(".env.example", () => {
  it("lists every setting, and nothing else", () => {
    const names = [...text.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map((m) => m[1]);
    expect([...names].sort()).toEqual([...SETTING_NAMES].sort());
  });

  it("gives each its default", () => {
    expect(loadSettings(parseEnv(text) as NodeJS.ProcessEnv)).toEqual(loadSettings({}));
  });
});

describe("settings", () => {
  it("report all their faults together, and suggest the name that was meant", () => {
    const env = {SAMPLE_SIZE: "-1", MDM_STRATEGY: "fuzy", POSTGRES_PORT: "99999", MDM_STRATEGIE: "fuzzy"};
    expect(() => loadSettings(env)).toThrow(/SAMPLE_SIZE.*MDM_STRATEGY|MDM_STRATEGY.*SAMPLE_SIZE/);
    expect(() => loadSettings(env)).toThrow(/MDM_STRATEGIE is not a setting; do you mean MDM_STRATEGY\?/);
    expect(() => loadSettings(env)).toThrow(/POSTGRES_PORT/);
  });
});

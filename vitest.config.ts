import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/setup.ts"],
    reporters: ["default", "./tests/reporter.ts"],
    // Only against a test that hangs: a slow machine that is busy otherwise may take minutes.
    testTimeout: 600_000,
    hookTimeout: 900_000,
    expect: {poll: {timeout: 120_000}},
    pool: "forks",
    poolOptions: {forks: {maxForks: 2}}
  }
});

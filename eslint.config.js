import tseslint from "typescript-eslint";

export default tseslint.config(
  {ignores: ["dist/", "data/", "src/.observablehq/", "src/data/", "notebooks/node_modules/", "node_modules/"]},
  ...tseslint.configs.recommended,
  {
    files: ["**/*.ts"],
    rules: {
      "no-console": "error",
      "no-throw-literal": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": ["error", {fixStyle: "inline-type-imports"}],
      "@typescript-eslint/no-unused-vars": ["error", {argsIgnorePattern: "^_", varsIgnorePattern: "^_"}]
    }
  },
  {
    // An import of types alone would load its module, and with it engines of tens of megabytes, for nothing.
    files: ["pipeline/**/*.ts"],
    rules: {"@typescript-eslint/no-import-type-side-effects": "error"}
  },
  {
    // The environment is read in one place, so that every setting has a name, a type and a default.
    files: ["pipeline/**/*.ts", "loaders/**/*.ts"],
    ignores: ["pipeline/config.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        {object: "process", property: "env", message: "read settings from pipeline/config.ts"}
      ]
    }
  },
  {
    // Imports run one way: the pipeline knows nothing of what is built on it.
    files: ["pipeline/**/*.ts"],
    rules: {"no-restricted-imports": ["error", {patterns: ["**/loaders/**", "**/src/**", "**/notebooks/**"]}]}
  },
  // tslab is CommonJS, and the kernel is loaded by it.
  {files: ["notebooks/**/*.cjs"], rules: {"@typescript-eslint/no-require-imports": "off"}},
  {files: ["pipeline/cli.ts", "bench/**/*.ts", "tests/**/*.ts"], rules: {"no-console": "off"}}
);

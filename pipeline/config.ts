import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parseEnv} from "node:util";
import {distance} from "fuzzball";
import {z} from "zod";
import {SmartshopError} from "./errors.ts";
import {buildPaths, ROOT, type BuildPaths} from "./paths.ts";

const text = z.string().trim().min(1).optional();
const whole = (fallback: number) => z.coerce.number().int().min(0).default(fallback);
const share = (fallback: number) => z.coerce.number().min(0).max(1).default(fallback);
const percent = (fallback: number) => z.coerce.number().min(0).max(100).default(fallback);

/** Matching strategies, in the order in which the site lists them. */
export const STRATEGIES = ["poc", "fuzzy", "semantic", "probabilistic", "hybrid"] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** `all`, `none`, or names of strategies separated by commas. */
const strategies = z
  .string()
  .default("all")
  .transform((text) => (text === "all" ? [...STRATEGIES] : text === "none" ? [] : text.split(",").map((s) => s.trim())))
  .pipe(z.array(z.enum(STRATEGIES)));

/** Every setting by its name in the environment. `.env.example` lists the same names; a test compares them. */
const SCHEMA = z.object({
  APP_ENV: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["local", "preprod", "prod"]))
    .default("local"),
  SMARTSHOP_DATA: text,
  SMARTSHOP_BUILD: text,
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  SEED: whole(42),
  DEMO_LINES: whole(120_000),
  SAMPLE_SIZE: whole(0),
  TOP_N_PRODUCTS: whole(0),
  MDM_STRATEGY: z.enum(STRATEGIES).default("hybrid"),
  MDM_COMPARE: strategies,
  MDM_FUZZY_THRESHOLD: percent(80),
  MDM_TFIDF_THRESHOLD: share(0.6),
  MDM_SBERT_THRESHOLD: share(0.8),
  // Not given: each strategy accepts from where its own estimate of F1 is best.
  MDM_ACCEPT_PROBABILITY: z.coerce.number().min(0).max(1).optional(),
  MDM_ASK_PROBABILITY: share(0.25),
  MODEL_PATH: text,
  MODEL_NAME: text,
  MODEL_ALLOW_DOWNLOAD: z.stringbool().default(false),
  ALERT_CRITICAL_RATING: z.coerce.number().min(1).max(5).default(3),
  ALERT_WATCH_RATING: z.coerce.number().min(1).max(5).default(3.5),
  ALERT_MIN_QUANTITY: whole(50),
  DATABASE_URL: text,
  POSTGRES_USER: text,
  POSTGRES_PASSWORD: text,
  POSTGRES_DB: text,
  POSTGRES_HOST: text,
  POSTGRES_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  POSTGRES_EMBEDDED_PORT: z.coerce.number().int().min(1).max(65_535).default(54_329),
  OLLAMA_HOST: z.string().default("http://127.0.0.1:11434"),
  OLLAMA_MODEL: z.string().default("llama3.2"),
  GROQ_API_KEY: text,
  GROQ_MODEL: z.string().default("llama-3.3-70b-versatile"),
  GROQ_BASE_URL: text,
  MISTRAL_API_KEY: text,
  MISTRAL_MODEL: z.string().default("mistral-large-latest"),
  MISTRAL_BASE_URL: z.string().default("https://api.mistral.ai"),
  OPENAI_API_KEY: text,
  OPENAI_MODEL: z.string().default("gpt-4o-mini"),
  OPENAI_BASE_URL: z.string().default("https://api.openai.com"),
  ANTHROPIC_API_KEY: text,
  ANTHROPIC_MODEL: z.string().default("claude-3-5-haiku-latest"),
  ANTHROPIC_BASE_URL: z.string().default("https://api.anthropic.com"),
  MLFLOW_TRACKING_URI: text
});

export type Settings = z.infer<typeof SCHEMA> & {paths: BuildPaths};

/** Names of all settings. */
export const SETTING_NAMES: readonly string[] = Object.keys(SCHEMA.shape);

/** Names like ours that are none: `MDM_STRATEGIE` → `MDM_STRATEGY`. */
function nearMisses(env: NodeJS.ProcessEnv): string[] {
  const ours = /^(APP_ENV|MDM_|ALERT_|SMARTSHOP_|POSTGRES_|OLLAMA_|GROQ_|MISTRAL_|SAMPLE_|TOP_N|MODEL_|DEMO_)/;
  return Object.keys(env)
    .filter((name) => ours.test(name) && !SETTING_NAMES.includes(name))
    .flatMap((name) => {
      const best = SETTING_NAMES.map((known) => ({known, d: distance(name, known)})).sort((a, b) => a.d - b.d)[0]!;
      return best.d <= 3 ? [`${name} is not a setting; do you mean ${best.known}?`] : [];
    });
}

/**
 * Reads the settings from an environment, by default the process's over the file `.env` of the project.
 * Empty values count as not given.
 * @throws SmartshopError "settings", naming every fault at once.
 */
export function loadSettings(env: NodeJS.ProcessEnv = withDotEnv(process.env)): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = SCHEMA.safeParse(given);
  const faults = [
    ...nearMisses(given),
    ...(parsed.success
      ? []
      : parsed.error.issues.map((i) => `${i.path.join(".")}: ${i.message}, got ${given[String(i.path[0])]}`))
  ];
  if (parsed.success && parsed.data.MDM_ASK_PROBABILITY > (parsed.data.MDM_ACCEPT_PROBABILITY ?? 1))
    faults.push("MDM_ASK_PROBABILITY is above MDM_ACCEPT_PROBABILITY");
  if (parsed.success && parsed.data.ALERT_CRITICAL_RATING > parsed.data.ALERT_WATCH_RATING)
    faults.push("ALERT_CRITICAL_RATING is above ALERT_WATCH_RATING");
  if (faults.length || !parsed.success)
    throw new SmartshopError("settings", `settings are not usable: ${faults.join("; ")}`);
  return {...parsed.data, paths: buildPaths(parsed.data.SMARTSHOP_BUILD)};
}

/** The process's environment over the project's `.env` file, where there is one. */
function withDotEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const file = join(ROOT, ".env");
  return existsSync(file) ? {...parseEnv(readFileSync(file, "utf8")), ...env} : env;
}

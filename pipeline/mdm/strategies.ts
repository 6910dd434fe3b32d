import type {Strategy as StrategyName} from "../config.ts";
import {SmartshopError} from "../errors.ts";
import type {Strategy} from "./types.ts";

/** Where each strategy lives; loaded when asked for, because some bring engines of tens of megabytes. */
const LOADERS: Record<StrategyName, () => Promise<Strategy>> = {
  poc: async () => (await import("./fuzzy/poc.ts")).poc,
  fuzzy: async () => (await import("./fuzzy/strategy.ts")).fuzzy,
  semantic: async () => {
    const [{semanticStrategy}, {createEmbedder}, {loadSettings}] = await Promise.all([
      import("./embed/strategy.ts"),
      import("./embed/embedder.ts"),
      import("../config.ts")
    ]);
    return semanticStrategy(() => createEmbedder(loadSettings()));
  },
  probabilistic: async () => (await import("./probabilistic/strategy.ts")).probabilistic,
  hybrid: async () => (await import("./hybrid/strategy.ts")).hybrid
};

/** A strategy by name. @throws SmartshopError "usage" when there is none of that name. */
export async function strategyOf(name: StrategyName): Promise<Strategy> {
  if (!Object.hasOwn(LOADERS, name))
    throw new SmartshopError(
      "usage",
      `no such strategy: ${String(name)}; there are ${Object.keys(LOADERS).join(", ")}`
    );
  return LOADERS[name]();
}

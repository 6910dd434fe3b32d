import {type Strategy as StrategyName} from "../config.ts";
import {SmartshopError} from "../errors.ts";
import {type Strategy} from "./types.ts";

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
  probabilistic: () => missing("probabilistic"),
  hybrid: async () => (await import("./hybrid/strategy.ts")).hybrid
};

function missing(name: StrategyName): Promise<never> {
  return Promise.reject(new SmartshopError("settings", `strategy is not built in: ${name}`));
}

/** A strategy by name. @throws SmartshopError "settings" when this build lacks it. */
export const strategyOf = (name: StrategyName): Promise<Strategy> => LOADERS[name]();

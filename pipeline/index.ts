// The package's public surface, for notebooks and other programs: import {match} from "smartshop360".
export {openDatabase, type Database, type OpenOptions} from "./warehouse/database.ts";
export {loadSettings, STRATEGIES, type Settings, type Strategy} from "./config.ts";
export {SmartshopError, type ErrorCode} from "./errors.ts";
export {chooseForecast, METHODS, type Choice, type ForecastOptions} from "./analytics/forecast/backtest.ts";
export {frequentSets, type ItemSet} from "./analytics/baskets/frequent.ts";
export {pairRules, type PairRule} from "./analytics/baskets/rules.ts";
export {fitBgNbd, expectedPurchases, probabilityAlive, type BgNbd} from "./analytics/clv/bg-nbd.ts";
export {fitGammaGamma, expectedValue, type GammaGamma} from "./analytics/clv/gamma-gamma.ts";

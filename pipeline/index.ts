// The package's public surface, for notebooks and other programs: import {match} from "smartshop360".

// Settings, data, errors
export {loadSettings, STRATEGIES, type Settings, type Strategy} from "./config.ts";
export {SmartshopError, type ErrorCode} from "./errors.ts";
export {ROOT} from "./paths.ts";
export {openDatabase, type Database, type OpenOptions} from "./warehouse/database.ts";
export {demoShop, openShop, type DemoShopOptions, type Shop} from "./runs/shop.ts";

// Matching
export {match} from "./mdm/match.ts";
export {dedupe, Deduplicator, type Deduplicated, type DedupeOptions} from "./mdm/dedupe/dedupe.ts";
export type {RecordSource} from "./mdm/records.ts";
export type {Candidate, Cardinality, Decision, DedupeResult, Embedder, Evidence} from "./mdm/types.ts";
export type {LearntDifference, MatchOptions, MatchResult, MdmRecord, OnProgress, StewardVerdict} from "./mdm/types.ts";
export {ablate, RULES, type RuleGain} from "./mdm/evaluate/ablate.ts";
export {measureResult, measureSet, PROTOCOL, type Measured, type SetMeasured} from "./mdm/evaluate/measure.ts";
export {abtBuy, dblpAcm, demo as demoSet, drift, half, type LabelledSet} from "./mdm/evaluate/sets.ts";

// Analysis
export {chooseForecast, METHODS, type Choice, type ForecastOptions} from "./analytics/forecast/backtest.ts";
export {frequentSets, type ItemSet} from "./analytics/baskets/frequent.ts";
export {pairRules, type PairRule} from "./analytics/baskets/rules.ts";
export {expectedPurchases, fitBgNbd, probabilityAlive, type BgNbd} from "./analytics/clv/bg-nbd.ts";
export {expectedValue, fitGammaGamma, type GammaGamma} from "./analytics/clv/gamma-gamma.ts";
export {churn, type ChurnReport} from "./analytics/churn/churn.ts";
export {fallingReputation, type RatingTrend} from "./analytics/reviews/falling.ts";

// Questions
export {ask, openAgent, type Agent, type AgentOptions} from "./agent/run/ask.ts";
export type {Answer} from "./agent/rules/answer.ts";
export {prompt} from "./agent/providers/prompt.ts";
export {providers} from "./agent/providers/chain.ts";
export {toMarkdown, type SemanticDocument} from "./agent/semantic/document.ts";
export {runEval, BANKS} from "./agent/eval/run-eval.ts";
export type {EvalReport} from "./agent/eval/report.ts";

/** What other parts of the pipeline use of the extract layer. */
export {discover} from "./discover.ts";
export {fingerprint} from "./fingerprint.ts";
export {inputFolder, type InputFolder} from "./input-folder.ts";
export {loadSources, type LoadOptions} from "./load.ts";
export type {SourceFile, SourceReport} from "./source-file.ts";
export type {SourceKind} from "./kinds.ts";

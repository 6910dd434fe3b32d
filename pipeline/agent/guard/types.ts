import type {Engine} from "./engine.ts";

/** Types a statement may cast to. Not here: reg* (they list the catalogue), xml, row types, bit strings, json. */
const COMMON = [
  ...["int", "int2", "int4", "int8", "integer", "bigint", "smallint", "numeric", "decimal"],
  ...["real", "float4", "float8", "float", "double precision", "text", "varchar", "bpchar", "bool", "boolean"],
  ...["date", "time", "timestamp", "timestamptz", "interval"]
];

const LISTS: Record<Engine, ReadonlySet<string>> = {
  postgres: new Set(COMMON),
  duckdb: new Set([...COMMON, "double", "string", "hugeint"])
};

/** The widest length or precision in a type: `char(10000000)` would pad one value to 10 MB. */
export const MAX_TYPE_LENGTH = 255;

/** Whether statements for this engine may name this type. */
export const isListedType = (engine: Engine, name: string): boolean => LISTS[engine].has(name);

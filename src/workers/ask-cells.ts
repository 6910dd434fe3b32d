import {type Cell} from "../../pipeline/agent/run/engine.ts";

/** What is needed of an Arrow type. */
export interface ArrowType {
  toString(): string;
  /** Digits behind the point of a decimal. */
  scale?: number;
}

/** Writes an Arrow value as the command line does: ISO dates, plain numbers, text; what is not finite is null. */
export function cellOf(type: ArrowType): (value: unknown) => Cell {
  const name = String(type);
  if (name.startsWith("Date")) return dated((ms) => iso(ms).slice(0, 10));
  if (name.startsWith("Timestamp")) return dated(moment);
  if (name.startsWith("Decimal"))
    return (value) => (value instanceof Uint32Array ? decimal(value, type.scale ?? 0) : plain(value));
  return plain;
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** A day where the time is midnight, as both engines of the command line write it. */
function moment(ms: number): string {
  const text = iso(ms);
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19).replace("T", " ");
}

const dated =
  (write: (ms: number) => string) =>
  (value: unknown): Cell => {
    const ms = value instanceof Date ? value.getTime() : value === null || value === undefined ? NaN : Number(value);
    return Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? write(ms) : null;
  };

/** A 128-bit integer in four words, the lowest first, over a power of ten; dividing once keeps 3.36 at 3.36. */
function decimal(words: Uint32Array, scale: number): number {
  const whole = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  return Number(BigInt.asIntN(128, whole)) / 10 ** scale;
}

function plain(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "boolean" || typeof value === "string") return value;
  return String(JSON.stringify(value, (_, v: unknown) => (typeof v === "bigint" ? Number(v) : v)) ?? value);
}

import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";

/** Bytes of a text's hash in the file. */
const KEY = 16;
const HEADER = 16;
const MAGIC = 0x32424d45; // "EMB2"

/** More rows than that, and those that the last run did not use are dropped. */
const MOST = 100_000;

/**
 * Vectors by content in one file a model: a header (magic, dimensions, rows), the hashes, the floats. A file that is not
 * of that form counts as missing.
 */
export class VectorCache {
  readonly #rows = new Map<string, Float32Array>();
  readonly #used = new Set<string>();
  readonly #file: string;
  #changed = false;
  dimensions = 0;

  constructor(file: string) {
    this.#file = file;
    if (existsSync(file)) this.#read(readFileSync(file));
  }

  static key(text: string): string {
    return createHash("sha256")
      .update(text)
      .digest("hex")
      .slice(0, KEY * 2);
  }

  get(key: string): Float32Array | undefined {
    this.#used.add(key);
    return this.#rows.get(key);
  }

  set(key: string, vector: Float32Array): void {
    this.dimensions = vector.length;
    this.#rows.set(key, vector);
    this.#used.add(key);
    this.#changed = true;
  }

  /** Writes beside and renames, so that a killed run leaves the old file or the new one. */
  save(): void {
    if (!this.#changed) return;
    const keys = [...this.#rows.keys()];
    const kept = keys.length > MOST ? keys.filter((key) => this.#used.has(key)) : keys;
    const buffer = Buffer.alloc(HEADER + kept.length * (KEY + this.dimensions * 4));
    buffer.writeUInt32LE(MAGIC, 0);
    buffer.writeUInt32LE(this.dimensions, 4);
    buffer.writeUInt32LE(kept.length, 8);
    kept.forEach((key, i) => {
      buffer.write(key, HEADER + i * KEY, "hex");
      const vector = this.#rows.get(key)!;
      Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).copy(
        buffer,
        HEADER + kept.length * KEY + i * this.dimensions * 4
      );
    });
    mkdirSync(dirname(this.#file), {recursive: true});
    const beside = `${this.#file}.${process.pid}.part`;
    writeFileSync(beside, buffer);
    renameSync(beside, this.#file);
    this.#changed = false;
  }

  #read(buffer: Buffer): void {
    if (buffer.length < HEADER || buffer.readUInt32LE(0) !== MAGIC) return;
    const [dimensions, rows] = [buffer.readUInt32LE(4), buffer.readUInt32LE(8)];
    if (buffer.length !== HEADER + rows * (KEY + dimensions * 4)) return;
    this.dimensions = dimensions;
    const floats = buffer.subarray(HEADER + rows * KEY);
    // Copied once, because the slice of a file need not start at a multiple of four.
    const all = new Float32Array(Uint8Array.from(floats).buffer);
    for (let i = 0; i < rows; i++)
      this.#rows.set(
        buffer.toString("hex", HEADER + i * KEY, HEADER + (i + 1) * KEY),
        all.subarray(i * dimensions, (i + 1) * dimensions)
      );
  }
}

import {isUtf8} from "node:buffer";

/** Separates fields in the spool; no delimiter of a real file. */
export const UNIT = 0x1f;
/** Announces an escaped byte in the spool. */
export const ESCAPE = 0x1e;

/** Longest record taken, in bytes of UTF-8; a quote open for longer counts as never closed. */
export const MAX_RECORD = 1 << 20;

const LF = 10;
const CR = 13;
const QUOTE = 34;
const UNCLOSED = "a quote opened in this line is not closed properly";

export interface ScanOptions {
  /** The byte between fields. */
  delimiter: number;
  /** Fields of a sound record, the header's. */
  fields: number;
  /** Whether lines end by a lone carriage return, as on old Macs. */
  cr: boolean;
  /** Judges each record's bytes, for a file that is UTF-8 with damage. */
  checkUtf8: boolean;
  /** Records to pass over first: the header, which callers know already, and lines before it. */
  ahead: number;
  /** Line on which the bytes begin. */
  line: number;
  /** Takes sound records in the spool's form. The bytes are reused after the call. */
  emit: (spooled: Uint8Array) => void;
  /** Takes what is no sound record: line where it begins, why, and its text. */
  reject: (line: number, reason: string, content: string) => void;
}

/**
 * Splits UTF-8 bytes into CSV records as RFC 4180 has them, and writes each into the spool's form: the line on which
 * it begins, then its fields, separated by `UNIT`, unquoted, with `UNIT`, `ESCAPE` and line ends inside escaped, so
 * that every line end of the spool ends a record and a parallel reader cannot go wrong.
 *
 * A record that is malformed costs its own first line only: reading goes on at the next line. A quote never closed
 * therefore swallows nothing. A quote that seems closed by an inch mark far below is told by the lines between, each
 * of which is a whole record by itself.
 */
export class RecordScanner {
  /** Sound records, those set apart, and empty lines skipped, so far. */
  sound = 0;
  rejected = 0;
  blank = 0;
  /** Escaped bytes written; when none, readers need not undo any. */
  escapes = 0;
  private readonly plain = new Uint8Array(256).fill(1);
  private readonly plainQuoted = new Uint8Array(256).fill(1);
  private readonly options: ScanOptions;
  private readonly newline: number;
  private carry: Buffer = Buffer.alloc(0);
  private out: Uint8Array = Buffer.alloc(0);
  private o = 0;
  private line: number;
  private ahead: number;
  // What `readRecord` found, beside its verdict: no object is made for each of a million records.
  private end = 0;
  private found = 0;
  private breaks = 0;
  /** Whether the record has its fields, so that it stands or falls as one, however many lines it has. */
  private whole = false;

  constructor(options: ScanOptions) {
    this.options = options;
    this.ahead = options.ahead;
    this.line = options.line;
    this.newline = options.cr ? CR : LF;
    for (const byte of [0, ESCAPE, UNIT, LF, CR]) this.plain[byte] = this.plainQuoted[byte] = 0;
    this.plain[options.delimiter] = 0;
    this.plainQuoted[QUOTE] = 0;
  }

  /** Takes the next bytes; `final` with the last ones, which may be none. */
  push(chunk: Buffer, final = false): void {
    const buf = this.carry.length ? Buffer.concat([this.carry, chunk]) : chunk;
    // A byte becomes at most two, and a record gains its line number: what is left always fits after a flush.
    if (this.out.length < 2 * buf.length + 64) this.out = Buffer.allocUnsafe(4 * buf.length + 64);
    let p = 0;
    while (p < buf.length) {
      if (this.out.length - this.o < 2 * (buf.length - p) + 64) this.flush();
      const start = p;
      const before = this.o;
      let verdict = this.readRecord(buf, start, final);
      if (this.ahead && verdict !== "more") {
        this.ahead--;
        this.o = before;
        const below = buf.indexOf(this.newline, start) + 1 || buf.length;
        p = this.whole ? this.end : below;
        this.line += this.whole ? this.breaks + 1 : 1;
        continue;
      }
      if (verdict === "more") {
        this.o = before;
        if (buf.length - start <= MAX_RECORD) break;
        verdict = UNCLOSED;
      }
      if (verdict === "" && this.breaks && this.swallowed(buf, start)) {
        verdict = UNCLOSED;
        this.whole = false;
      }
      if (verdict === "" || verdict === "blank") {
        p = this.end;
        this.line += this.breaks + 1;
        if (verdict === "") this.sound++;
        else {
          this.o = before;
          this.blank++;
        }
        continue;
      }
      this.o = before;
      const below = buf.indexOf(this.newline, start) + 1;
      if (!below && !final && buf.length - start <= MAX_RECORD) break;
      p = this.whole ? this.end : below || buf.length;
      this.rejected++;
      this.options.reject(this.line, verdict, text(buf, start, p));
      this.line += this.whole ? this.breaks + 1 : 1;
    }
    this.carry = Buffer.from(buf.subarray(p));
    if (final) this.flush();
  }

  private flush(): void {
    if (this.o) this.options.emit(this.out.subarray(0, this.o));
    this.o = 0;
  }

  /**
   * Reads one record from `start` and writes it to the spool.
   * @returns "" when sound, "blank" for an empty line, "more" when its end is not in sight, else what is wrong
   */
  private readRecord(buf: Buffer, start: number, final: boolean): string {
    const {plain, plainQuoted, out, newline} = this;
    const {delimiter} = this.options;
    const end = buf.length;
    let p = start;
    let o = this.writeLine();
    let nul = false;
    this.found = 0;
    this.breaks = 0;
    this.whole = false;
    for (;;) {
      out[o++] = UNIT;
      this.found++;
      if (buf[p] === QUOTE && p < end) {
        for (p++; ;) {
          if (p >= end) return final ? UNCLOSED : "more";
          const c = buf[p++]!;
          if (plainQuoted[c]) out[o++] = c;
          else if (c === QUOTE) {
            if (p >= end && !final) return "more";
            if (buf[p] !== QUOTE || p >= end) break;
            out[o++] = QUOTE;
            p++;
          } else {
            if (c === newline) this.breaks++;
            if (c === 0) nul = true;
            o = this.escape(c, o);
          }
        }
        // CR before LF ends the record; any other byte after a closing quote means that it was no closing one.
        if (p < end && buf[p] === CR && newline === LF) {
          if (p + 1 >= end && !final) return "more";
          if (p + 1 >= end || buf[p + 1] === LF) p++;
        }
        if (p < end && buf[p] !== delimiter && buf[p] !== newline)
          return this.breaks ? UNCLOSED : "text after a closing quote";
      } else {
        for (; p < end; p++) {
          const c = buf[p]!;
          if (plain[c]) out[o++] = c;
          else if (c === delimiter || c === newline) break;
          else if (c === CR && newline === LF) {
            if (p + 1 >= end && !final) return "more";
            if (p + 1 < end && buf[p + 1] !== LF) o = this.escape(c, o);
          } else {
            if (c === 0) nul = true;
            o = this.escape(c, o);
          }
        }
      }
      if (p >= end && !final) return "more";
      if (p >= end || buf[p] !== delimiter) break;
      p++;
    }
    this.end = Math.min(p + 1, end);
    const {fields, checkUtf8} = this.options;
    if (this.found === 1 && fields > 1 && buf[start] !== QUOTE && out[o - 1] === UNIT) return "blank";
    if (this.found !== fields)
      return this.breaks
        ? UNCLOSED
        : `${this.found < fields ? "too few" : "too many"} fields: ${this.found} for ${fields} columns`;
    this.whole = true;
    if (nul) return "holds a NUL character";
    if (checkUtf8 && !isUtf8(buf.subarray(start, this.end))) return "holds bytes that are not UTF-8";
    out[o++] = LF;
    this.o = o;
    return "";
  }

  /** Writes the line number in decimal digits. */
  private writeLine(): number {
    let digits = 1;
    for (let n = this.line; n >= 10; n = Math.floor(n / 10)) digits++;
    for (let n = this.line, i = this.o + digits; i > this.o; n = Math.floor(n / 10)) this.out[--i] = 48 + (n % 10);
    return this.o + digits;
  }

  private escape(byte: number, o: number): number {
    const code = byte === LF ? 110 : byte === CR ? 114 : byte === UNIT ? 102 : byte === ESCAPE ? 101 : 48;
    this.escapes++;
    this.out[o] = ESCAPE;
    this.out[o + 1] = code; // n, r, f, e; 0 for a NUL, whose record is never sound
    return o + 2;
  }

  /** Whether every line of a sound record of several lines has a record's number of delimiters by itself. */
  private swallowed(buf: Buffer, start: number): boolean {
    const {fields, delimiter} = this.options;
    // With few columns that happens by chance, in texts of several lines.
    if (fields < 5) return false;
    let count = 1;
    for (let p = start; p < this.end; p++) {
      const c = buf[p];
      if (c === delimiter) count++;
      if (c === this.newline || p === this.end - 1) {
        if (count !== fields) return false;
        count = 1;
      }
    }
    return true;
  }
}

/** A rejected record's text, without its line end, at most 2,000 letters of it. */
const text = (buf: Buffer, start: number, end: number): string =>
  buf
    .toString("utf8", start, Math.min(end, start + 8_000))
    .replace(/[\r\n]+$/, "")
    .replaceAll("\0", "\ufffd")
    .slice(0, 2_000);

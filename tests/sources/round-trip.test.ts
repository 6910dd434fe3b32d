import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {openDatabase} from "../../pipeline/warehouse/database.ts";
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {readHead, sniffCsv} from "../../pipeline/sources/sniff.ts";
import {RecordScanner} from "../../pipeline/sources/scan-records.ts";
import {spoolCsv} from "../../pipeline/sources/spool.ts";
import {spoolRows} from "../../pipeline/sources/spool-rows.ts";
import {withFolder} from "./workshop.ts";

/** RFC 4180: quoted where it must be, and now and then where it need not. */
const field = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\r\n]/.test(text) || /^[A-M]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const ENCODE: Record<string, (text: string) => Buffer> = {
  "utf-8": (text) => Buffer.from(text, "utf8"),
  "utf-8 with a mark": (text) => Buffer.from(`\ufeff${text}`, "utf8"),
  "utf-16le": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "utf-16be": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()
};

// Letters that break naive readers: quotes, delimiters, line ends, the spool's own marks, letters of two to four bytes.
const unit = fc.constantFrom(...Array.from('""\n\r,;\t| abcXYZ019é–😀\u001e\u001fnrfe\'#\\\u2028'), "\r\n");
const cell = fc.string({unit, maxLength: 12});
const table = (width: number) => fc.array(fc.array(cell, {minLength: width, maxLength: width}), {maxLength: 12});

describe("any table written as RFC 4180 comes back as it was", () => {
  it.each(Object.keys(ENCODE))("%s", async (encoding) => {
    await withFolder({}, async (folder) => {
      using db = await openDatabase();
      await fc.assert(
        fc.asyncProperty(
          fc.integer({min: 2, max: 4}).chain(table),
          fc.constantFrom(",", ";", "\t", "|"),
          fc.constantFrom("\n", "\r\n"),
          async (rows, delimiter, end) => {
            // A row of nothing is an empty line in a file of one column only; here it keeps its delimiters.
            const header = (rows[0] ?? ["", ""]).map((_, i) => `column ${i}`);
            const text = [header, ...rows].map((r) => r.map((f) => field(f, delimiter)).join(delimiter) + end).join("");
            const path = join(folder, "x.csv");
            writeFileSync(path, ENCODE[encoding]!(text));
            const head = await readHead(path, "x.csv");
            const csv = {...sniffCsv(head.text), delimiter, header};
            const spooled = await spoolCsv({path, name: "x.csv", head, csv}, join(folder, "spool"));
            expect(spooled.rejects).toEqual([]);
            expect(spooled.records).toBe(rows.length);
            const names = header.map((_, i): [string, number] => [`c${i}`, i]);
            const source = spoolRows(join(folder, "spool"), names, header.length, spooled.escaped);
            const back = await db.rows<Record<string, string | null>>(`select * from ${source} order by line`);
            expect(back.map((r) => names.map(([n]) => r[n] ?? ""))).toEqual(rows);
          }
        ),
        {numRuns: 60}
      );
    });
  });

  it("windows-1252, every letter of it", async () => {
    await withFolder({}, async (folder) => {
      using db = await openDatabase();
      const bytes = Array.from({length: 224}, (_, i) => i + 32).filter((b) => b !== 34 && b !== 44);
      const rows = bytes.map((b) => Buffer.from([b, 46]));
      const body = Buffer.concat(rows.flatMap((r) => [Buffer.from("x,"), r, Buffer.from("\n")]));
      writeFileSync(join(folder, "x.csv"), Buffer.concat([Buffer.from("a,b\n"), body]));
      const path = join(folder, "x.csv");
      const head = await readHead(path, "x.csv");
      const spooled = await spoolCsv({path, name: "x.csv", head, csv: sniffCsv(head.text)}, join(folder, "spool"));
      expect(spooled).toMatchObject({encoding: "windows-1252", records: bytes.length});
      const back = await db.rows<{b: string}>(
        `select b from ${spoolRows(join(folder, "spool"), [["b", 1]], 2, spooled.escaped)} order by line`
      );
      // The reference is the WHATWG table for 0x80–0x9f; elsewhere the byte is the code point.
      const c1 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009dž\u0178";
      expect(back.map((r) => r.b)).toEqual(
        bytes.map((b) => `${b >= 128 && b < 160 ? c1[b - 128] : String.fromCharCode(b)}.`)
      );
    });
  });

  it("in parts, which together are the whole", async () => {
    const lines = Array.from({length: 60_000}, (_, i) => `${i},"name ""${i}"" of ${"x".repeat(i % 90)}"\n`);
    await withFolder({"x.csv": `a,b\n${lines.join("")}`}, async (folder) => {
      using db = await openDatabase();
      const path = join(folder, "x.csv");
      const head = await readHead(path, "x.csv");
      const parts: string[] = [];
      const spool = join(folder, "spool");
      const spooled = await spoolCsv({path, name: "x.csv", head, csv: sniffCsv(head.text)}, spool, {
        bytes: 100_000,
        onPart: (part, escaped) =>
          parts.push(
            spoolRows(
              part,
              [
                ["a", 0],
                ["b", 1]
              ],
              2,
              escaped
            )
          ),
        onRestart: () => expect.unreachable()
      });
      expect(spooled.records).toBe(lines.length);
      expect(parts.length).toBeGreaterThan(1);
      const [sum] = await db.rows<{n: number; d: number; right: boolean}>(
        `select count(*) as n, count(distinct line) as d, bool_and(line = a::int + 2 and starts_with(b, 'name "' || a || '" of ')) as right
         from (${parts.map((part) => `select * from ${part}`).join(" union all ")})`
      );
      expect(sum).toEqual({n: lines.length, d: lines.length, right: true});
    });
  });

  it("wherever the bytes are cut into chunks, and whatever they are, each record is counted once", () => {
    const wild = fc.string({unit: fc.constantFrom(...'"",,\n\n\rab'.split("")), maxLength: 60});
    const scan = (bytes: Buffer, cuts: number[]) => {
      const seen: string[] = [];
      let spool = "";
      const scanner = new RecordScanner({
        delimiter: 44,
        fields: 3,
        cr: false,
        checkUtf8: false,
        ahead: 1,
        line: 1,
        emit: (b) => void (spool += Buffer.from(b).toString()),
        reject: (line, reason, content) => seen.push(`${line} ${reason} ${content}`)
      });
      let from = 0;
      for (const cut of [...cuts.map((c) => c % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
        scanner.push(bytes.subarray(from, cut));
        from = cut;
      }
      scanner.push(Buffer.alloc(0), true);
      const {sound, rejected, blank} = scanner;
      return {seen, spool, sound, rejected, blank};
    };
    fc.assert(
      fc.property(wild, fc.array(fc.nat(80), {maxLength: 5}), (body, cuts) => {
        const bytes = Buffer.from(`a,b,c\n${body}`);
        const whole = scan(bytes, []);
        expect(scan(bytes, cuts)).toEqual(whole);
        expect(whole.spool.split("\n").length - 1).toBe(whole.sound);
        expect(whole.seen.length).toBe(whole.rejected);
        // Every line that is not empty is in a record: no letter is lost without a record that was counted.
        if (/[ab,"]/.test(body)) expect(whole.sound + whole.rejected).toBeGreaterThan(0);
      }),
      {numRuns: 500}
    );
  });
});

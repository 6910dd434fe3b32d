import {closeSync, openSync, renameSync, writeSync} from "node:fs";

/** A field of a CSV file by RFC 4180: quoted where it holds a quote, a comma or a line's end. */
export const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One line of a CSV file. */
export const record = (fields: readonly string[]): string => fields.map(field).join(",");

/** Writes lines to a file in chunks, beside the name it gets when it is closed: half a file never bears the name. */
export class LineFile {
  readonly #path: string;
  readonly #file: number;
  #lines: string[] = [];
  /** Lines written, the first one, which names the columns, apart. */
  count = -1;

  constructor(path: string, header: string) {
    this.#path = path;
    this.#file = openSync(`${path}.part`, "w");
    this.write(header);
  }

  write(line: string): void {
    this.#lines.push(line);
    this.count++;
    if (this.#lines.length >= 8192) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
    renameSync(`${this.#path}.part`, this.#path);
  }

  #flush(): void {
    if (this.#lines.length) writeSync(this.#file, `${this.#lines.join("\n")}\n`);
    this.#lines = [];
  }
}

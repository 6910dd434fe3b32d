import createModule, {type PgQueryModule} from "libpg-query/wasm/libpg-query.js";

/** PostgreSQL's own grammar, 18.4, in an instance that nothing else uses. */
export interface Parser {
  /** A statement's parse tree, `{stmts: [{stmt: {Kind: {…}}}]}`. @throws SyntaxFault with the grammar's message. */
  parse(sql: string): Promise<unknown>;
}

/** The statement is not PostgreSQL. */
export class SyntaxFault extends Error {}

export interface ParserOptions {
  /** Where `libpg-query.wasm` lies, for a page; in Node it is found beside its module. */
  locateFile?: (name: string) => string;
}

/**
 * Opens a parser. A text that overflows the parser's stack leaks it, and after some dozens of such texts every later
 * parse in the instance fails, `select 1` too (measured: docs of the guard). So any fault that is not the grammar's
 * throws the instance away, and the next statement gets a new one.
 */
export function openParser(options: ParserOptions = {}): Parser {
  let instance: Promise<PgQueryModule> | undefined;
  return {
    async parse(sql) {
      const module = await (instance ??= createModule(options));
      try {
        return parseIn(module, sql);
      } catch (error) {
        if (error instanceof SyntaxFault) throw error;
        instance = undefined;
        throw new SyntaxFault("the statement is nested too deeply to be parsed", {cause: error});
      }
    }
  };
}

/** Reads the C struct `PgQueryParseResult {tree, stderr, error}` and `PgQueryError {message, …}`. */
function parseIn(module: PgQueryModule, sql: string): unknown {
  const bytes = module.lengthBytesUTF8(sql) + 1;
  const text = module._malloc(bytes);
  let result = 0;
  try {
    module.stringToUTF8(sql, text, bytes);
    result = module._wasm_parse_query_raw(text);
    if (!result) throw new Error("no memory to parse");
    const fault = module.getValue(result + 8, "i32");
    if (fault) throw new SyntaxFault(module.UTF8ToString(module.getValue(fault, "i32")));
    return JSON.parse(module.UTF8ToString(module.getValue(result, "i32")));
  } finally {
    module._free(text);
    if (result) module._wasm_free_parse_result(result);
  }
}

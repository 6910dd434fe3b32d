import {functionsOf, GRAMMAR_FUNCTIONS} from "../agent/guard/functions.ts";

/**
 * Functions that the reader role may call by name: those that the guard lets a question call, and those that SQL's own
 * syntax calls. One list for both walls. What stands behind operators, casts and indexes is granted beside these.
 */
export const READER_FUNCTIONS: readonly string[] = [...new Set([...functionsOf("postgres"), ...GRAMMAR_FUNCTIONS])];

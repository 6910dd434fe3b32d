/** The longest statement that is parsed, in characters: below the 19 kB at which the parser's stack was seen to overflow. */
export const MAX_CHARACTERS = 8_000;

/** What the reader is shown must be what runs: characters that hide, reorder or end text are refused. */
const HIDDEN: [pattern: RegExp, name: string][] = [
  [/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/, "a control character"],
  [
    /[\u00ad\u061c\u180e\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/,
    "an invisible character"
  ],
  [/[\u0085\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u3164\uffa0]/, "a space that engines read differently"],
  [/[\u{e0000}-\u{e007f}\u{fe00}-\u{fe0f}]/u, "an invisible character"],
  [/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/, "half of a surrogate pair"]
];

/** Why a text must not even be parsed, or null. */
export function textFault(sql: string): string | null {
  if (sql.length > MAX_CHARACTERS) return `the statement is longer than ${MAX_CHARACTERS} characters`;
  if (!sql.trim()) return "the statement is empty";
  const hidden = HIDDEN.find(([pattern]) => pattern.test(sql));
  return hidden ? `the statement holds ${hidden[1]}` : null;
}

/** What a model said: a statement, or that the data cannot answer. */
export type Reply = {sql: string} | {refusal: string} | {fault: string};

/** Reads a model's answer: the JSON it was asked for, JSON in a fence, a fenced statement, or a statement in prose. */
export function readReply(text: string): Reply {
  const fenced = [...text.matchAll(/```(\w*)\s*([\s\S]*?)```/g)].map(([, language, body]) => ({
    language: language!.toLowerCase(),
    body: body!.trim()
  }));
  for (const candidate of [text.trim(), ...fenced.map((f) => f.body), braces(text)]) {
    const reply = candidate ? fromJson(candidate) : null;
    if (reply) return reply;
  }
  const block = fenced.find((f) => /^(with|select)\b/i.test(f.body));
  if (block) return {sql: tidy(block.body)};
  const prose = /(?:^|\n|:\s*)\s*((?:with\s+\w+\s+as\s*\(|select\s)[\s\S]*)/i.exec(text);
  if (prose) return {sql: tidy(prose[1]!.split(/;|\n\s*\n/)[0]!)};
  return {fault: "no statement in the answer"};
}

const braces = (text: string): string | null => {
  const [from, to] = [text.indexOf("{"), text.lastIndexOf("}")];
  return from >= 0 && to > from ? text.slice(from, to + 1) : null;
};

function fromJson(text: string): Reply | null {
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value !== "object" || value === null) return null;
    const {sql, reason} = value as {sql?: unknown; reason?: unknown};
    if (typeof sql === "string" && sql.trim()) return {sql: tidy(sql)};
    if (sql === null || sql === "") return {refusal: typeof reason === "string" ? reason : "no reason given"};
    return null;
  } catch {
    return null;
  }
}

const tidy = (sql: string): string => sql.trim().replace(/;\s*$/, "");

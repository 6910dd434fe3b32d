/** A message to a model. */
export interface Message {
  role: "system" | "user" | "assistant";
  content: string;
}

/** A language model behind whatever protocol it speaks. */
export interface Provider {
  /** Such as "groq llama-3.3-70b-versatile". */
  readonly name: string;
  /** Why it cannot be used now, or null. Cheap: no question is sent. */
  unavailable(): Promise<string | null>;
  /** The model's whole answer. @throws ProviderFault */
  complete(messages: readonly Message[], options: {signal: AbortSignal}): Promise<string>;
  /** Milliseconds that one answer may take. */
  readonly timeout: number;
}

/** A provider did not answer as it should; `retry` says whether trying again may help. */
export class ProviderFault extends Error {
  readonly retry: boolean;
  constructor(message: string, retry: boolean, options?: {cause?: unknown}) {
    super(message, options);
    this.retry = retry;
  }
}

/** A fault from an HTTP status; the body is not repeated, since it may hold what was sent. */
export const statusFault = (status: number): ProviderFault =>
  new ProviderFault(
    status === 429
      ? "too many requests (429)"
      : status === 401 || status === 403
        ? `key refused (${status})`
        : `answered ${status}`,
    status === 429 || status >= 500
  );

/** Asks once, and once more when that may help. @throws ProviderFault of the last try. */
export async function askTwice(provider: Provider, messages: readonly Message[], pause = 250): Promise<string> {
  try {
    return await askOnce(provider, messages);
  } catch (error) {
    if (!(error instanceof ProviderFault) || !error.retry) throw error;
    await new Promise((resolve) => setTimeout(resolve, pause));
    return await askOnce(provider, messages);
  }
}

async function askOnce(provider: Provider, messages: readonly Message[]): Promise<string> {
  const signal = AbortSignal.timeout(provider.timeout);
  try {
    const text = await provider.complete(messages, {signal});
    if (!text.trim()) throw new ProviderFault("empty answer", true);
    return text;
  } catch (error) {
    if (error instanceof ProviderFault) throw error;
    if (signal.aborted) throw new ProviderFault(`no answer within ${provider.timeout} ms`, true, {cause: error});
    throw new ProviderFault(`cannot be reached (${codeOf(error)})`, true, {cause: error});
  }
}

function codeOf(error: unknown): string {
  for (let e = error; e instanceof Error; e = e.cause) {
    const code = (e as NodeJS.ErrnoException).code;
    if (code) return code;
  }
  return error instanceof Error ? error.name : "unknown";
}

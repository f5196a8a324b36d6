import { Agent, request, type IncomingMessage, type RequestOptions } from "node:http";

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface LoadOptions {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** The call number so much. */
  readonly call: (index: number) => Call;
}

const WARM_UP_SHARE = 0.25;

/**
 * Keeps a number of keep-alive connections busy, each with one call after the other, and counts the answers after a
 * warm-up. Throws at the first answer that is not 200: a refusal is quick and measures nothing.
 */
export async function measure({ port, connections, seconds, call }: LoadOptions): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const startedMs = performance.now();
  const countFromMs = startedMs + seconds * 1_000 * WARM_UP_SHARE;
  const endMs = countFromMs + seconds * 1_000;
  const durationsMs: number[] = [];
  let next = 0;
  const keepBusy = async (): Promise<void> => {
    for (let sentMs = performance.now(); sentMs < endMs; sentMs = performance.now()) {
      await send({ host: "127.0.0.1", port, agent }, call(next++));
      if (sentMs >= countFromMs) durationsMs.push(performance.now() - sentMs);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, keepBusy));
  } finally {
    agent.destroy();
  }
  durationsMs.sort((a, b) => a - b);
  const at = (share: number): number => Math.round((durationsMs[Math.floor(durationsMs.length * share)] ?? 0) * 100) / 100;
  return { perSecond: Math.round(durationsMs.length / seconds), p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** One call, whose answer must be 200. Resolves with its text. */
export function send(target: RequestOptions, { method, path, headers, body }: Call): Promise<string> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const outgoing = request({ ...target, method, path, headers: { ...headers, ...length } }, (response: IncomingMessage) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        if (response.statusCode !== undefined && response.statusCode < 300) resolve(text);
        else reject(new Error(`${method} ${path} answered ${response.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

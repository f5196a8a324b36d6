import type { IncomingMessage } from "node:http";

/** Both platforms stay far below; anything larger is not theirs. */
const MAX_BYTES = 10 * 1024 * 1024;

/** The exact bytes, which are what was signed. Null when there are too many. */
export async function readRawBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) return null;
    chunks.push(chunk);
  }

  return Buffer.concat(chunks);
}

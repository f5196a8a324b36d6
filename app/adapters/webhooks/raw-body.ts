import type { IncomingMessage } from "node:http";

/** Both platforms stay far below; anything larger is not theirs. */
const MAX_BYTES = 10 * 1024 * 1024;

/**
 * The exact bytes, which are what was signed. Null when there are too many: nothing more of them is read.
 * Rejects when the sender hangs up. By events, because a webhook is mostly one chunk and an async iterator costs more than that.
 */
export function readRawBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers["content-length"]) > MAX_BYTES) return Promise.resolve(null);

  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BYTES) {
        request.pause();
        resolve(null);
      } else chunks.push(chunk);
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
    // A sender that hangs up in the middle may leave nothing but this; after "end" it changes nothing.
    request.on("close", () => reject(new Error("The sender hung up in the middle of the body.")));
  });
}

import { Agent, createServer, request as open, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Metered {
  /** Calls by what they were: "PUT Invoices". */
  readonly calls: Map<string, number>;
  bytesDown: number;
}

const API = "/api.xro/2.0/";

/** Carries every request to a platform, and counts the calls of its Accounting API and the bytes of their answers. */
export async function startMeter(target: string): Promise<{ url: string; metered: Metered; close(): Promise<void> }> {
  const metered: Metered = { calls: new Map(), bytesDown: 0 };
  const { hostname, port } = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => {
    const counted = request.url?.startsWith(API) === true;
    if (counted) count(metered, request);
    const options = { hostname, port, agent, method: request.method, path: request.url, headers: request.headers };
    const onward = open(options, (answer) => void pass(answer, response, (bytes) => (metered.bytesDown += counted ? bytes : 0)));
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    metered,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
      agent.destroy();
    },
  };
}

function count({ calls }: Metered, { method, url }: IncomingMessage): void {
  const [endpoint = ""] = (url ?? "").slice(API.length).split(/[/?]/);
  const kind = `${method} ${endpoint}`;
  calls.set(kind, (calls.get(kind) ?? 0) + 1);
}

function pass(answer: IncomingMessage, response: ServerResponse, down: (bytes: number) => void): void {
  response.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.on("data", (chunk: Buffer) => down(chunk.length));
  answer.pipe(response);
}

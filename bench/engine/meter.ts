import { Agent, createServer, request as open, type IncomingMessage, type RequestOptions, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Metered {
  /** Calls by what they were: "PUT Invoices". */
  readonly calls: Map<string, number>;
  bytesDown: number;
}

/** Addresses without the path of the API, bytes of both bodies. */
export type SeenCall = { method: string; address: string; since: string; bytesUp: number; bytesDown: number };

/** Of calls of the Accounting API: each waits for `before`, and is told of once it ended. */
type Watch = { before: () => Promise<void>; seen: (call: SeenCall) => void };

const API = "/api.xro/2.0/";

/** Carries every request to a platform, and counts the calls of its Accounting API and the bytes of their answers. */
export async function startMeter(
  target: string,
  { before, seen }: Watch,
): Promise<{ url: string; metered: Metered; close(): Promise<void> }> {
  const metered: Metered = { calls: new Map(), bytesDown: 0 };
  const { hostname, port } = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => {
    const { method, url = "", headers } = request;
    const carry = (ended: (bytesUp: number, bytesDown: number) => void) =>
      carryOn({ request, response, ended }, { hostname, port, agent, method, path: url, headers });
    if (!url.startsWith(API)) return carry(() => undefined);
    const call = { method: method ?? "", address: decodeURIComponent(url.slice(API.length)), since: headers["if-modified-since"] ?? "" };
    count(metered, call);
    before().then(
      () =>
        carry((bytesUp, bytesDown) => {
          metered.bytesDown += bytesDown;
          seen({ ...call, bytesUp, bytesDown });
        }),
      () => response.destroy(),
    );
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

function count({ calls }: Metered, { method, address }: Pick<SeenCall, "method" | "address">): void {
  const [endpoint = ""] = address.split(/[/?]/);
  const kind = `${method} ${endpoint}`;
  calls.set(kind, (calls.get(kind) ?? 0) + 1);
}

type Carried = { request: IncomingMessage; response: ServerResponse; ended: (bytesUp: number, bytesDown: number) => void };

function carryOn({ request, response, ended }: Carried, options: RequestOptions): void {
  let [bytesUp, bytesDown] = [0, 0];
  const onward = open(options, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.on("data", (chunk: Buffer) => (bytesDown += chunk.length));
    answer.once("end", () => ended(bytesUp, bytesDown));
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  request.on("data", (chunk: Buffer) => (bytesUp += chunk.length));
  request.pipe(onward);
}

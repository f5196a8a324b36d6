// The worker process itself, with a count of its statements, BEGIN and COMMIT and the queue's too, and a small server that
// tells that count and the process's memory. Prints its port.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import pg from "pg";

export interface Told {
  readonly statements: number;
  /** Of processor time since it started: what a busy machine does not change. */
  readonly busyMs: number;
  readonly rssMb: number;
  readonly liveMb: number;
}

let statements = 0;
const client = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
const { query } = client;
client.query = function (...given) {
  statements += 1;

  return query.apply(this, given);
};

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function tell(): Told {
  const { user, system } = process.cpuUsage();
  const rssMb = process.memoryUsage.rss() / 2 ** 20;
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();

  return { statements, busyMs: (user + system) / 1_000, rssMb, liveMb: (heapUsed + external) / 2 ** 20 };
}

const server = createServer((_request, response) => response.end(JSON.stringify(tell())));
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })));

await import("../../app/worker.server");

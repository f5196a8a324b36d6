// The worker process itself, with a count of its statements, BEGIN and COMMIT and the queue's too, and a small server that
// tells that count and the process's memory. Prints its port.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import pg from "pg";

export interface Told {
  readonly statements: number;
  /** For which nothing else got its turn, since it was asked last. */
  readonly longestStretchMs: number;
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

const stretches = monitorEventLoopDelay({ resolution: 1 });
stretches.enable();

function tell(): Told {
  const longestStretchMs = Math.round(stretches.max / 1e6);
  const rssMb = process.memoryUsage.rss() / 2 ** 20;
  collectGarbage();
  setImmediate(() => stretches.reset());
  const { heapUsed, external } = process.memoryUsage();

  return { statements, longestStretchMs, rssMb, liveMb: (heapUsed + external) / 2 ** 20 };
}

const server = createServer((_request, response) => response.end(JSON.stringify(tell())));
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })));

await import("../../app/worker.server");

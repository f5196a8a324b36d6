import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { collectDefaultMetrics, type Registry } from "prom-client";
import type { Clock } from "../../ports/clock";
import type { Fleet } from "../../ports/fleet";
import type { Log } from "../../ports/log";
import { fleetGauges } from "./fleet-gauges";

type Metrics = { registry: Registry; fleet: Pick<Fleet, "figures">; clock: Pick<Clock, "now">; log: Log };

/**
 * Serves `/metrics` on a port of its own, of this machine unless told otherwise: the app's port is open to everybody, and
 * what is not there needs no password. Resolves with the port when it listens.
 */
export async function listenForMetrics(at: { host: string; port: number }, { registry, fleet, clock, log }: Metrics) {
  collectDefaultMetrics({ register: registry });
  const page = async (): Promise<string> => {
    const now = clock.now();
    const figures = await fleet.figures(now).catch((cause: unknown) => {
      log.warn("The database could not be asked for figures.", { cause });

      return null;
    });

    return (await registry.metrics()) + (await fleetGauges(figures, now).metrics());
  };
  const server = createServer((request, response) => {
    if (request.url !== "/metrics") return void response.writeHead(404).end();
    page().then(
      (text) => response.writeHead(200, { "content-type": registry.contentType }).end(text),
      (cause: unknown) => {
        log.error("The metrics could not be written.", { cause });
        response.writeHead(500).end();
      },
    );
  });
  await new Promise<void>((resolve, reject) => void server.once("error", reject).listen(at.port, at.host, resolve));

  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();

      return new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

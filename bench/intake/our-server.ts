// Crossfoot's intake as the web process mounts it, alone in a process: settings from the environment, prints its port.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readSettings } from "../../app/config/env.server";
import { makeContainer, makeIntakes } from "../../app/container.server";
import { webhooksFirst } from "../../app/web/webhook-door";

const settings = readSettings();
const { ports, close } = makeContainer(settings, "bench");
const server = createServer(webhooksFirst(makeIntakes(settings, ports), (_request, response) => void response.writeHead(404).end()));
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })));
process.once("SIGTERM", () => {
  server.close(() => void close().then(() => process.exit(0)));
  server.closeAllConnections();
});

// Both platforms' stand-ins in one process, quicker than what is measured; prints its port.
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { answerShopify } from "./stand-in-shopify";
import { StandInXero } from "./stand-in-xero";

const xero = new StandInXero();
const moved = { calls: 0, bytesDown: 0 };

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const answer = answerTo(request, Buffer.concat(chunks).toString("utf8"));
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(answer) }).end(answer);
  });
});
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })));
process.once("SIGTERM", () => process.exit(0));

function answerTo(request: IncomingMessage, body: string): string {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
  if (pathname === "/bench/standing") return JSON.stringify({ ...xero.standing(searchParams.get("of") ?? ""), ...moved });
  if (pathname === "/bench/settled") return JSON.stringify(xero.settledAt(searchParams.get("of") ?? ""));
  if (pathname.startsWith("/admin/api/")) return answerShopify(body);
  const answer = xero.answer(request, body);
  moved.calls += 1;
  moved.bytesDown += answer.length;

  return answer;
}

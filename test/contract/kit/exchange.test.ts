import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { noteOnRequest, recordExchange } from "../../../sandbox/kit/exchange";
import { Journal } from "../../../sandbox/kit/journal";

const all = { after: 0, limit: 100, kind: undefined };
const kindOf = (_method: string, path: string) => (path === "/silent" ? null : "request");

/** A journal whose disk is as slow as the test wants. */
class SlowJournal extends Journal {
  reached: () => void = () => undefined;
  private release: () => void = () => undefined;

  constructor() {
    super(null, () => 0);
  }

  override synced(): Promise<void> {
    this.reached();
    return new Promise((resolve) => (this.release = resolve));
  }

  finish(): void {
    this.release();
  }
}

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(journal: Journal, flush: () => void, handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<number> {
  const started = createServer((request, response) => {
    recordExchange({ request, response }, { journal, flush, kindOf, idsIn: (body) => body.match(/id-\d+/g) ?? [] });
    handler(request, response);
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  return (started.address() as AddressInfo).port;
}

test("the records are written, then the request is recorded, then the answer waits for the disk", async () => {
  const journal = new SlowJournal();
  const events: string[] = [];
  const port = await serve(journal, () => events.push(`records written, ${journal.length} entries`), (request, response) => {
    noteOnRequest(request, { tenantId: "T", ids: ["id-2"] });
    response.writeHead(201).end("made id-1");
  });
  const reached = new Promise<void>((resolve) => (journal.reached = resolve));
  const answered = fetch(`http://127.0.0.1:${port}/made?x=1`, { method: "PUT" }).then((response) => events.push(`answered ${response.status}`));
  await reached;
  expect(journal.entries(all)).toMatchObject([{ kind: "request", method: "PUT", path: "/made?x=1", status: 201, ids: ["id-2"], tenantId: "T" }]);
  // Many turns of the event loop later there is still no answer.
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(events).toEqual(["records written, 0 entries"]);
  journal.finish();
  await answered;
  expect(events).toEqual(["records written, 0 entries", "answered 201"]);
});

test("a sender that goes before there is an answer is recorded with status null, once", async () => {
  const journal = new Journal(null, () => 0);
  let late: ServerResponse | undefined;
  const port = await serve(journal, () => undefined, (_request, response) => (late = response));
  const socket = connect(port, "127.0.0.1", () => socket.end("GET /slow HTTP/1.1\r\nhost: x\r\n\r\n", () => socket.destroy()));
  await expect.poll(() => journal.entries(all)).toMatchObject([{ path: "/slow", status: null }]);
  late?.end("too late");
  expect(journal.entries(all)).toHaveLength(1);
});

test("what has no kind is answered without an entry", async () => {
  const journal = new Journal(null, () => 0);
  const port = await serve(journal, () => undefined, (_request, response) => response.end("quiet"));
  expect(await (await fetch(`http://127.0.0.1:${port}/silent`)).text()).toBe("quiet");
  expect(journal.length).toBe(0);
});

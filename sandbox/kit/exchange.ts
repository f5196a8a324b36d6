import type { IncomingMessage, ServerResponse } from "node:http";
import type { Journal } from "./journal";

export interface RecordedExchanges {
  readonly journal: Journal;
  /** Writes the records that changed. */
  readonly flush: () => void;
  /** The journal's name for what such a request is; null for one that is not recorded. */
  readonly kindOf: (method: string, path: string) => string | null;
  /** Ids of the records in an answer's text. */
  readonly idsIn: (body: string) => readonly string[];
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

type Content = Parameters<ServerResponse["end"]>;
type Notes = Record<string, unknown>;

const notes = new WeakMap<IncomingMessage, Notes>();
const alterations = new WeakMap<IncomingMessage, Alteration>();
const departures = new WeakMap<IncomingMessage, Departure>();

/** Makes another answer of a finished one: sets its status and headers, and returns its body. */
export type Alteration = (response: ServerResponse) => string;

/** Lets an answer go, spoilt on the way: its connection is dropped, its body cut. */
export type Departure = (response: ServerResponse, content: Content) => void;

/** Adds to the journal's entry about a request: whose shop, which operation, which fault. */
export function noteOnRequest(request: IncomingMessage, details: Readonly<Notes>): void {
  notes.set(request, { ...notes.get(request), ...details });
}

/** The answer to this request becomes another one before it is recorded. */
export function alterAnswer(request: IncomingMessage, alteration: Alteration): void {
  alterations.set(request, alteration);
}

/** The answer to this request, once it stands in the journal, leaves in another way than by being sent. */
export function departBy(request: IncomingMessage, departure: Departure): void {
  departures.set(request, departure);
}

/**
 * Records one request and its answer. The answer waits until the request, and every change that was made for it, is
 * on disk: what was answered is never lost, whatever ends this process. A request whose sender has gone before there
 * was an answer is recorded with status null.
 */
export function recordExchange(exchange: Exchange, recorded: RecordedExchanges): void {
  const { request, response } = exchange;
  const kind = recorded.kindOf(request.method ?? "", pathOf(request));
  if (kind === null) return;
  const startedAtMs = performance.now();
  const send = response.end.bind(response) as (...content: Content) => ServerResponse;
  let isOver = false;

  const record = (status: number | null, ids: readonly string[]): void => {
    isOver = true;
    const durationMs = Math.round((performance.now() - startedAtMs) * 100) / 100;
    recorded.flush();
    recorded.journal.record(kind, { method: request.method, path: targetOf(request), status, ids, durationMs, ...notes.get(request) });
  };
  const answer = (...finished: Content): ServerResponse => {
    if (isOver) return response;
    const alteration = alterations.get(request);
    const content = alteration ? ([alteration(response)] as unknown as Content) : finished;
    record(response.statusCode, recorded.idsIn(textOf(content[0])));
    recorded.journal.synced().then(
      () => depart(exchange, content, send),
      (error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    return response;
  };
  response.end = answer as ServerResponse["end"];
  response.once("close", () => {
    if (!isOver) record(null, []);
  });
}

function depart({ request, response }: Exchange, content: Content, send: (...content: Content) => ServerResponse): void {
  const departure = departures.get(request);
  response.end = send as ServerResponse["end"];
  if (departure) departure(response, content);
  else send(...content);
}

/** Path and query, also inside a router that has cut its own path off. */
function targetOf(request: IncomingMessage & { readonly originalUrl?: string }): string {
  return request.originalUrl ?? request.url ?? "";
}

function pathOf(request: IncomingMessage): string {
  return targetOf(request).split("?")[0] ?? "";
}

function textOf(chunk: unknown): string {
  if (typeof chunk === "string") return chunk;
  return chunk instanceof Uint8Array ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString("utf8") : "";
}

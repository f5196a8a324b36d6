import express, { Router, type Request, type Response } from "express";
import { noteOnRequest } from "../../kit/exchange";
import { injectedFault } from "../../kit/faults/inject";
import { serverErrorBody } from "../faults/vendor";
import { sendProblem } from "../identity/problem";
import { allows } from "../identity/scopes";
import type { Books } from "../ledger/books";
import type { RegisteredApp } from "../settings";
import { refuseOtherFormats } from "./accept";
import { notSimulated, type Answer } from "./answer";
import { postDataInvalid } from "./api-error";
import type { ApiCall, Route } from "./call";
import { admissionOf, gate, type GateContext } from "./gate";
import type { Hold } from "./hold";
import type { Idempotency } from "./idempotency";
import { Query } from "./query/query";
import { refuseLongQueries } from "./query-limit";
import { answered, ROUTES } from "./routes";

export interface ApiContext extends GateContext {
  app: RegisteredApp;
  idempotency: Idempotency;
  /** The books as this request is to see them: as they stood a while ago under a fault of stale reads. */
  booksSeenBy: (request: Request, books: Books) => Books;
  hold: Hold;
}

/** Xero, Nov 2026: requests of at most 10 MB. */
const BODY_LIMIT = "10mb";

/** api.xero.com/api.xro/2.0: the Accounting API. */
export function apiRouter(context: ApiContext): Router {
  const router = Router();
  router.use((request, _response, next) => {
    noteOnRequest(request, {
      tenantId: request.get("xero-tenant-id"),
      idempotencyKey: request.get("idempotency-key"),
      replayed: false,
    });
    next();
  });
  router.use(refuseLongQueries, gate(context), express.raw({ type: () => true, limit: BODY_LIMIT }), refuseOtherFormats);
  const resources = routersByResource(context);
  router.use((request, response, next) => {
    const resource = resources.get(resourceOf(request.path));
    if (resource) resource(request, response, next);
    else next();
  });
  router.use((request, response) => {
    const { status, contentType, body } = notSimulated(`${request.method} ${request.path}`);
    response.status(status).set("Content-Type", contentType).end(body);
  });
  return router;
}

/** A router for each resource: Express tries the routes of a router one after the other, and there are a hundred. */
function routersByResource(context: ApiContext): Map<string, Router> {
  const routers = new Map<string, Router>();
  for (const route of ROUTES) {
    const resource = resourceOf(route.path);
    const router = routers.get(resource) ?? Router();
    routers.set(resource, router);
    router[route.method](route.path, (request, response, next) => {
      respond(context, route, { request, response }).catch(next);
    });
  }
  return routers;
}

/** `invoices` of `/Invoices/INV-1/History`: Xero's paths are read in any case. */
function resourceOf(path: string): string {
  return path.split("/", 2)[1]?.toLowerCase() ?? "";
}

interface Exchange {
  request: Request;
  response: Response;
}

async function respond(context: ApiContext, route: Route, { request, response }: Exchange): Promise<void> {
  const { token } = admissionOf(request);
  const access = route.method === "get" ? "read" : "write";
  if (![route.area].flat().some((area) => allows(token.scopes, area, access))) {
    return sendProblem(response, 401, "AuthorizationUnsuccessful");
  }
  if (!(await context.hold.pass(request, "before"))) return;
  const { answer, replayed } = answerOnce(context, route, request);
  noteOnRequest(request, { ids: answer.ids, replayed });
  if (!(await context.hold.pass(request, "after"))) return;
  response.status(answer.status).set("Content-Type", answer.contentType).end(answer.body);
}

/** Keys count on writes only; Xero ignores them on GET and DELETE. */
function answerOnce(context: ApiContext, route: Route, request: Request): { answer: Answer; replayed: boolean } {
  const work = () => answerOf(context, route, request);
  const key = request.get("idempotency-key");
  if (!key || (route.method !== "put" && route.method !== "post")) return { answer: work(), replayed: false };
  const { tenantId } = admissionOf(request);
  return context.idempotency.once(
    { key, method: request.method, url: request.originalUrl, tenantId, body: bytesOf(request).toString("latin1") },
    work
  );
}

/** Also where a fault of the server is injected: with a key, Xero remembers it like any other answer. */
function answerOf(context: ApiContext, route: Route, request: Request): Answer {
  const fault = injectedFault(request)?.fault;
  if (fault === "server-error") return serverError([]);
  const answer = answered(() => route.answer(callOf(context, route, request)));
  return fault === "server-error-after" ? serverError(answer.ids) : answer;
}

function serverError(ids: string[]): Answer {
  return { status: 500, contentType: "application/json; charset=utf-8", body: serverErrorBody(500), ids };
}

function callOf({ app, booksSeenBy }: ApiContext, { method }: Route, request: Request): ApiCall {
  const { books, token } = admissionOf(request);
  const url = new URL(request.originalUrl, "http://localhost");
  // GET and DELETE come with a body `{}` from Xero's own client library; it means nothing.
  const writes = method === "put" || method === "post";
  return {
    books: booksSeenBy(request, books),
    appName: app.appName,
    clientId: token.clientId,
    query: new Query(url.searchParams),
    params: request.params,
    origin: `${request.protocol}://${request.get("host")}`,
    // Read when it is asked for: an attachment's bytes are no JSON.
    get body() {
      return writes ? parsedBody(bytesOf(request).toString("utf8")) : undefined;
    },
    content: bytesOf(request),
    contentType: request.get("content-type"),
    ifModifiedSince: request.get("if-modified-since"),
  };
}

function bytesOf(request: Request): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

function parsedBody(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw postDataInvalid(
      `The body is not JSON (${error instanceof Error ? error.message : String(error)}). XML bodies are not simulated.`
    );
  }
}

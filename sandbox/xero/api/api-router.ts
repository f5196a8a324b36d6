import express, { Router, type Request, type Response } from "express";
import { sendProblem } from "../identity/problem";
import { allows } from "../identity/scopes";
import { RecordNotFound } from "../ledger/outcome";
import type { RegisteredApp } from "../settings";
import type { Journal } from "../store/journal";
import { json, notFound, type Answer } from "./answer";
import { ApiError, postDataInvalid } from "./api-error";
import type { ApiCall, Route } from "./call";
import { contactRoutes } from "./endpoints/contacts";
import { creditNoteRoutes } from "./endpoints/credit-notes";
import { invoiceRoutes } from "./endpoints/invoices";
import { organisationRoutes } from "./endpoints/organisation";
import { paymentRoutes } from "./endpoints/payments";
import { referenceDataRoutes } from "./endpoints/reference-data";
import { admissionOf, gate, type GateContext } from "./gate";
import type { Hold } from "./hold";
import type { Idempotency } from "./idempotency";
import { Query } from "./query/query";

export interface ApiContext extends GateContext {
  app: RegisteredApp;
  idempotency: Idempotency;
  hold: Hold;
  journal: Journal;
}

const ROUTES: Route[] = [
  ...organisationRoutes,
  ...referenceDataRoutes,
  ...contactRoutes,
  ...invoiceRoutes,
  ...creditNoteRoutes,
  ...paymentRoutes,
];

/** Xero, Nov 2026: requests of at most 10 MB. */
const BODY_LIMIT = "10mb";

/** api.xero.com/api.xro/2.0: the Accounting API. */
export function apiRouter(context: ApiContext): Router {
  const router = Router();
  router.use((request, response, next) => {
    response.once("close", () => record(context.journal, request, response));
    next();
  });
  router.use(gate(context), express.text({ type: () => true, limit: BODY_LIMIT }), refuseXml);
  for (const route of ROUTES) {
    router[route.method](route.path, (request, response, next) => {
      respond(context, route, { request, response }).catch(next);
    });
  }
  router.use((request, response) => {
    const sentence = `${request.method} ${request.path} is not simulated. See sandbox/xero/README.md for what is.`;
    response.status(501).json({ Type: null, Title: "Not Implemented", Status: 501, Detail: sentence });
  });
  return router;
}

interface Exchange {
  request: Request;
  response: Response;
}

async function respond(context: ApiContext, route: Route, { request, response }: Exchange): Promise<void> {
  const { token } = admissionOf(request);
  if (!allows(token.scopes, route.area, route.method === "get" ? "read" : "write")) {
    return sendProblem(response, 401, "AuthorizationUnsuccessful");
  }
  if (!(await context.hold.pass(request, "before"))) return;
  const { answer, replayed } = answerOnce(context, route, request);
  response.locals = { ids: answer.ids, replayed };
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
    { key, method: request.method, url: request.originalUrl, tenantId, body: bodyText(request) },
    work
  );
}

function answerOf({ app }: ApiContext, route: Route, request: Request): Answer {
  try {
    return route.answer(callOf(app, route, request));
  } catch (error) {
    if (error instanceof RecordNotFound) return notFound();
    if (error instanceof ApiError)
      return json(400, { ErrorNumber: error.errorNumber, Type: error.type, Message: error.message });
    throw error;
  }
}

function callOf(app: RegisteredApp, { method }: Route, request: Request): ApiCall {
  const { books, token } = admissionOf(request);
  const url = new URL(request.originalUrl, "http://localhost");
  // GET and DELETE come with a body `{}` from Xero's own client library; it means nothing.
  const body = method === "put" || method === "post" ? parsedBody(bodyText(request)) : undefined;
  return {
    books,
    appName: app.appName,
    clientId: token.clientId,
    query: new Query(url.searchParams),
    params: request.params,
    body,
    ifModifiedSince: request.get("if-modified-since"),
  };
}

function bodyText(request: Request): string {
  return typeof request.body === "string" ? request.body : "";
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

/** Xero answers XML unless asked for JSON. The simulator has no XML and says so, rather than surprise with JSON. */
function refuseXml(request: Request, response: Response, next: () => void): void {
  if (request.get("accept")?.toLowerCase().includes("application/json")) return next();
  response
    .status(406)
    .type("text/plain")
    .send("Xero would answer XML here, which is not simulated: send Accept: application/json.");
}

function record(journal: Journal, request: Request, response: Response): void {
  const { ids = [], replayed = false } = response.locals as { ids?: string[]; replayed?: boolean };
  journal.add({
    kind: "request",
    method: request.method,
    path: request.originalUrl,
    tenantId: request.get("xero-tenant-id"),
    idempotencyKey: request.get("idempotency-key"),
    status: response.writableFinished ? response.statusCode : undefined,
    replayed,
    ids,
  });
}

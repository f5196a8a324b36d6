import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { Connection, IdentityState } from "../identity/identity-state";
import { sendProblem } from "../identity/problem";
import { readAccessToken, type AccessToken } from "../identity/tokens";
import { newGuid } from "../ids";
import type { Books } from "../ledger/books";
import { makeDueInvoices } from "../ledger/repeating/make-due-invoices";
import type { CallLimits } from "./call-limits";

export interface Admission {
  token: AccessToken;
  tenantId: string;
  books: Books;
}

export interface GateContext {
  identity: IdentityState;
  limits: CallLimits;
  books: (tenantId: string) => Books | undefined;
}

const admissions = new WeakMap<Request, Admission>();

export function admissionOf(request: Request): Admission {
  const admission = admissions.get(request);
  if (!admission) throw new Error("The request did not come through the gate.");
  return admission;
}

/**
 * Who may come in, in Xero's order: the token (401), the tenant's connection (403), the call limits (429).
 * Limits stand before everything that works, so that a 429 has never written anything (Nov 2026).
 */
export function gate(context: GateContext): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    response.set("Xero-Correlation-Id", newGuid());
    const token = readAccessToken(context.identity, request.get("authorization"));
    if ("problem" in token) return sendProblem(response, 401, token.problem);

    const tenantId = request.get("xero-tenant-id")?.toLowerCase() ?? "";
    const connection = context.identity.connectionTo(tenantId);
    const books = connection && context.books(tenantId);
    if (!books) return sendProblem(response, 403, "AuthenticationUnsuccessful");

    if (!admitWithinLimits(context.limits, connection, response)) return;
    makeDueInvoices(books);
    admissions.set(request, { token, tenantId, books });
    next();
  };
}

function admitWithinLimits(limits: CallLimits, { tenantId, createdAtMs }: Connection, response: Response): boolean {
  const { problem, remaining } = limits.enter(tenantId, createdAtMs);
  response.set({
    "X-DayLimit-Remaining": String(remaining.day),
    "X-MinLimit-Remaining": String(remaining.minute),
    "X-AppMinLimit-Remaining": String(remaining.appMinute),
  });
  if (!problem) {
    response.once("close", () => limits.leave(tenantId));
    return true;
  }
  response.set("X-Rate-Limit-Problem", problem.name);
  if (problem.retryAfterSeconds !== undefined) response.set("Retry-After", String(problem.retryAfterSeconds));
  response.status(429).end();
  return false;
}

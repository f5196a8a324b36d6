import express, { Router, type Request, type Response } from "express";
import type { Faults } from "../../kit/faults/faults";
import type { Journal } from "../../kit/journal";
import { routeList } from "../../kit/route-list";
import type { CallLimits } from "../api/call-limits";
import type { Hold } from "../api/hold";
import type { Clock } from "../clock";
import type { IdentityState } from "../identity/identity-state";
import type { Books } from "../ledger/books";
import type { RegisteredApp } from "../settings";
import type { Webhooks } from "../webhooks/webhooks";
import { answer, answerLater } from "./answering";
import { booksActions } from "./books-actions";
import { booksReports } from "./books-reports";
import { ControlError } from "./control-error";
import { addMachineRoutes } from "./machine-routes";
import { createManyInvoices } from "./many-invoices";
import { record } from "./reading";

export interface ControlContext {
  app: RegisteredApp;
  identity: IdentityState;
  clock: Clock;
  hold: Hold;
  journal: Journal;
  faults: Faults;
  limits: CallLimits;
  webhooks: Webhooks;
  allBooks: () => Books[];
  books: (tenantId: string) => Books | undefined;
}

/** For tests and demonstrations: what a person or Xero itself would do, and what one cannot see from outside. */
export function controlRouter(context: ControlContext): Router {
  const router = Router();
  router.use(refuseStrangers, express.json());
  router.get("/", (_request, response) => {
    response.json(routeList(router, "/control"));
  });
  router.get("/organisations", (_request, response) => {
    response.json(context.allBooks().map((books) => organisationShape(context, books)));
  });
  router.get("/organisations/:tenantId/:report", (request, response) =>
    answer(response, () => {
      const report = booksReports[request.params.report];
      if (!report)
        throw new ControlError(
          404,
          `There is no report ${request.params.report}; there are ${Object.keys(booksReports).join(", ")}.`
        );
      return report(booksIn(context, request));
    })
  );
  router.post("/organisations/:tenantId/invoices/many", (request, response, next) => {
    answerLater(response, () => createManyInvoices(booksIn(context, request), request.body)).catch(next);
  });
  for (const [path, act] of Object.entries(booksActions)) {
    router.post(`/organisations/:tenantId${path}`, (request, response) => {
      answer(response, () => act(booksIn(context, request), request.params, record(request.body ?? {})));
    });
  }
  addMachineRoutes(router, context);
  return router;
}

function organisationShape({ identity }: ControlContext, { organisation }: Books): Record<string, unknown> {
  const {
    organisationId,
    name,
    shortCode,
    countryCode,
    baseCurrency,
    class: plan,
    periodLockDate,
    endOfYearLockDate,
  } = organisation;
  const connected = identity.connectionTo(organisationId) !== undefined;
  return {
    tenantId: organisationId,
    name,
    shortCode,
    countryCode,
    baseCurrency,
    plan,
    connected,
    periodLockDate,
    endOfYearLockDate,
  };
}

function booksIn(context: ControlContext, request: Request): Books {
  const tenantId = request.params["tenantId"] ?? "";
  const books = context.books(tenantId) ?? inCountry(context, tenantId);
  if (!books)
    throw new ControlError(404, `There is no organisation ${tenantId}. GET /control/organisations lists them.`);
  return books;
}

/** Each country has one organisation, so that `GB` is short for its tenant id. */
function inCountry({ allBooks }: ControlContext, countryCode: string): Books | undefined {
  return allBooks().find(({ organisation }) => organisation.countryCode === countryCode.toUpperCase());
}

/** The control API has no password: it answers only callers of this machine. */
function refuseStrangers(request: Request, response: Response, next: () => void): void {
  const address = request.socket.remoteAddress ?? "";
  if (/^(::ffff:)?127\.|^::1$/.test(address)) return next();
  response.status(403).json({ error: "The control API answers only this machine." });
}

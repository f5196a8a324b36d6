import express, { Router, type Request, type Response } from "express";
import type { Hold } from "../api/hold";
import type { Clock } from "../clock";
import type { IdentityState } from "../identity/identity-state";
import type { Books } from "../ledger/books";
import { RecordNotFound } from "../ledger/outcome";
import type { RegisteredApp } from "../settings";
import type { Journal } from "../store/journal";
import type { Webhooks } from "../webhooks/webhooks";
import { booksActions } from "./books-actions";
import { booksReports } from "./books-reports";
import { ControlError } from "./control-error";
import { consentWithoutBrowser, readHoldOrder, wholeNumber } from "./wishes";

export interface ControlContext {
  app: RegisteredApp;
  identity: IdentityState;
  clock: Clock;
  hold: Hold;
  journal: Journal;
  webhooks: Webhooks | undefined;
  allBooks: () => Books[];
  books: (tenantId: string) => Books | undefined;
}

const JOURNAL_PAGE = 1000;

/** For tests and demonstrations: what a person or Xero itself would do, and what one cannot see from outside. */
export function controlRouter(context: ControlContext): Router {
  const router = Router();
  router.use(refuseStrangers, express.json());
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
  for (const [path, act] of Object.entries(booksActions)) {
    router.post(`/organisations/:tenantId${path}`, (request, response) => {
      answer(response, () => act(booksIn(context, request), request.params, request.body as Record<string, unknown>));
    });
  }
  addMachineRoutes(router, context);
  return router;
}

function addMachineRoutes(router: Router, context: ControlContext): void {
  const { app, identity, clock, hold, journal, webhooks, books } = context;
  router.post("/consent", (request, response) =>
    answer(response, () =>
      consentWithoutBrowser({ app, identity, hasTenant: (tenantId) => books(tenantId) !== undefined }, request.body)
    )
  );
  router.get("/journal", (request, response) =>
    answer(response, () => journal.after(wholeNumber(request.query["after"] ?? "0", "after"), JOURNAL_PAGE))
  );
  router.get("/webhooks", (_request, response) => answer(response, () => webhooks && webhooksShape(webhooks)));
  router.post("/clock", (request, response) =>
    answer(response, () => {
      clock.advance(wholeNumber(request.body?.advanceMs, "advanceMs"));
      return { now: new Date(clock.now()).toISOString() };
    })
  );
  router.get("/hold", (_request, response) => answer(response, () => hold.state));
  router.post("/hold", (request, response) =>
    answer(response, () => {
      hold.arm(readHoldOrder(request.body));
      return hold.state;
    })
  );
  router.post("/release", (request, response) =>
    answer(response, () => ({
      released: hold.release(request.query["drop"] === "true" || request.body?.drop === true),
    }))
  );
}

function organisationShape({ identity }: ControlContext, { organisation }: Books): Record<string, unknown> {
  const { organisationId, name, shortCode, countryCode, baseCurrency, periodLockDate, endOfYearLockDate } =
    organisation;
  const connected = identity.connectionTo(organisationId) !== undefined;
  return {
    tenantId: organisationId,
    name,
    shortCode,
    countryCode,
    baseCurrency,
    connected,
    periodLockDate,
    endOfYearLockDate,
  };
}

function webhooksShape({ url, data }: Webhooks): Record<string, unknown> {
  const { status, reason, queue, gathering, attempts } = data;
  return { url, status, reason, attempts, undelivered: queue.length + (gathering.length > 0 ? 1 : 0) };
}

function booksIn(context: ControlContext, request: Request): Books {
  const tenantId = request.params["tenantId"] ?? "";
  const books = context.books(tenantId);
  if (!books)
    throw new ControlError(404, `There is no organisation ${tenantId}. GET /control/organisations lists them.`);
  return books;
}

function answer(response: Response, work: () => unknown): void {
  try {
    response.json(work());
  } catch (error) {
    if (error instanceof ControlError) response.status(error.status).json({ error: error.message });
    else if (error instanceof RecordNotFound) response.status(404).json({ error: error.message });
    else throw error;
  }
}

/** The control API has no password: it answers only callers of this machine. */
function refuseStrangers(request: Request, response: Response, next: () => void): void {
  const address = request.socket.remoteAddress ?? "";
  if (/^(::ffff:)?127\.|^::1$/.test(address)) return next();
  response.status(403).json({ error: "The control API answers only this machine." });
}

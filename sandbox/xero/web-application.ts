import express, { type Express, type NextFunction, type Request, type Response } from "express";
import { injectFaults } from "../kit/faults/inject";
import { apiRouter } from "./api/api-router";
import { controlRouter } from "./control/control-router";
import { xeroVendor } from "./faults/vendor";
import { connectionsRouter } from "./identity/connections";
import { identityRouter } from "./identity/identity-router";
import { pagesRouter } from "./pages/pages-router";
import type { Simulator } from "./simulator";

/** Every Xero host on one origin: the paths of login, identity and api.xero.com do not collide. */
export function webApplication(simulator: Simulator): Express {
  const { identity, settings, limits, idempotency, hold, journal, faults, clock, webhooks } = simulator;
  const { app, issuer } = settings;
  const books = (tenantId: string) => simulator.books.get(tenantId);
  const allBooks = () => [...simulator.books.values()];
  const organisations = () => allBooks().map(({ organisation }) => organisation);

  const application = express();
  application.disable("x-powered-by").disable("etag");
  // No address here has nested parameters.
  application.set("query parser", "simple");
  application.use(injectFaults(simulator.faults, xeroVendor));
  application.use("/api.xro/2.0", apiRouter({ app, identity, limits, idempotency, hold, books, booksSeenBy: simulator.booksSeenBy }));
  application.use(identityRouter({ state: identity, app, issuer, organisations, connectionLimit: () => limits.settings.connections }));
  application.use(connectionsRouter({ state: identity, organisation: (tenantId) => books(tenantId)?.organisation }));
  application.use("/control", controlRouter({ app, identity, clock, hold, journal, faults, limits, webhooks, allBooks, books }));
  application.use(
    pagesRouter({ allBooks, webhooks, isConnected: (tenantId) => identity.connectionTo(tenantId) !== undefined })
  );
  application.use(reportFailure);
  return application;
}

/** A fault of the simulator itself, or a body that Express refuses: said in full, where a developer looks. */
// eslint-disable-next-line max-params -- Express knows an error handler by its four parameters.
function reportFailure(
  error: Error & { status?: number },
  _request: Request,
  response: Response,
  _next: NextFunction
): void {
  const status = error.status ?? 500;
  if (status >= 500) console.error(error);
  if (!response.headersSent) response.status(status).json({ error: error.message });
}

import type { Router } from "express";
import { faultRoutes } from "../../kit/faults/fault-routes";
import { journalRoutes } from "../../kit/journal-routes";
import { makeDueInvoices } from "../ledger/repeating/make-due-invoices";
import { answer, answerLater } from "./answering";
import type { ControlContext } from "./control-router";
import { readLimitChange } from "./limits-wish";
import { wholeNumber } from "./reading";
import { enable, subscribe, webhooksShape } from "./webhooks-wish";
import { consentWithoutBrowser, readHoldOrder } from "./wishes";

/** What concerns no one organisation: consent, limits, webhooks, time, journal, faults, holding a request. */
export function addMachineRoutes(router: Router, context: ControlContext): void {
  const { app, identity, journal, faults, limits, books } = context;
  router.post("/consent", (request, response) =>
    answer(response, () =>
      consentWithoutBrowser(
        {
          app,
          identity,
          hasTenant: (tenantId) => books(tenantId) !== undefined,
          connectionLimit: limits.settings.connections,
        },
        request.body
      )
    )
  );
  router.use(journalRoutes(journal), faultRoutes(faults));
  router.get("/limits", (_request, response) => answer(response, () => limits.settings));
  router.post("/limits", (request, response) =>
    answer(response, () => {
      limits.change(readLimitChange(request.body, limits.settings));
      return limits.settings;
    })
  );
  addWebhookRoutes(router, context);
  addTimeRoutes(router, context);
}

function addWebhookRoutes(router: Router, { webhooks }: ControlContext): void {
  router.get("/webhooks", (_request, response) => answer(response, () => webhooksShape(webhooks)));
  router.post("/webhooks", (request, response, next) => {
    answerLater(response, () => subscribe(webhooks, request.body)).catch(next);
  });
  router.post("/webhooks/enable", (_request, response, next) => {
    answerLater(response, () => enable(webhooks)).catch(next);
  });
}

function addTimeRoutes(router: Router, { clock, hold, allBooks }: ControlContext): void {
  router.post("/clock", (request, response) =>
    answer(response, () => {
      clock.advance(wholeNumber(request.body?.advanceMs, "advanceMs"));
      for (const each of allBooks()) makeDueInvoices(each);
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

import { envelope, type Answer } from "../answer";
import type { ApiCall, Route } from "../call";
import { organisationShape } from "../shapes/reference-data";

export const organisationRoutes: Route[] = [
  { method: "get", path: "/Organisation", area: "accounting.settings", answer: getOrganisation },
  { method: "get", path: "/Organisations", area: "accounting.settings", answer: getOrganisation },
  { method: "get", path: "/Organisation/Actions", area: "accounting.settings", answer: getActions },
];

function getOrganisation(call: ApiCall): Answer {
  return envelope(call, "Organisations", [organisationShape(call.books.organisation)]);
}

/** What the connecting user may do: not post into a locked period, nor what is not simulated. */
function getActions(call: ApiCall): Answer {
  const { currencies } = call.books.setup;
  const actions: Record<string, boolean> = {
    CreateApprovedInvoice: true,
    CreateDraftInvoice: true,
    CreateApprovedBill: true,
    CreateDraftBill: true,
    CreateInvoicePayment: true,
    CreateRepeatingInvoice: true,
    CreateRepeatingBill: false,
    AttachFilesIntoInvoice: true,
    CreateDraftPurchaseOrder: false,
    CreateApprovedPurchaseOrder: false,
    CreateDraftQuote: false,
    CreateSentQuote: false,
    ApproveTransactionsBeforePeriodLockDate: false,
    UseMulticurrency: currencies.length > 1,
  };
  return envelope(
    call,
    "Actions",
    Object.entries(actions).map(([Name, allowed]) => ({
      Name,
      Status: allowed ? "ALLOWED" : "NOT-ALLOWED",
    }))
  );
}

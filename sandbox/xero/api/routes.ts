import { RecordNotFound } from "../ledger/outcome";
import { json, notFound, notSimulated, type Answer } from "./answer";
import { ApiError, NotSimulated } from "./api-error";
import type { Route } from "./call";
import { accountRoutes } from "./endpoints/accounts";
import { advanceRoutes } from "./endpoints/advances";
import { attachmentRoutes } from "./endpoints/attachments";
import { bankTransactionRoutes } from "./endpoints/bank-transactions";
import { bankTransferRoutes } from "./endpoints/bank-transfers";
import { batchPaymentRoutes } from "./endpoints/batch-payments";
import { contactGroupRoutes } from "./endpoints/contact-groups";
import { contactRoutes } from "./endpoints/contacts";
import { creditNoteRoutes } from "./endpoints/credit-notes";
import { invoiceRoutes } from "./endpoints/invoices";
import { itemRoutes } from "./endpoints/items";
import { manualJournalRoutes } from "./endpoints/manual-journals";
import { onlineInvoiceRoutes } from "./endpoints/online-invoice";
import { organisationRoutes } from "./endpoints/organisation";
import { paymentRoutes } from "./endpoints/payments";
import { quoteRoutes } from "./endpoints/quotes";
import { referenceDataRoutes } from "./endpoints/reference-data";
import { repeatingInvoiceRoutes } from "./endpoints/repeating-invoices";
import { trackingRoutes } from "./endpoints/tracking";

/** Every address of the Accounting API that is simulated; all others answer 501. */
export const ROUTES: Route[] = [
  ...organisationRoutes,
  ...accountRoutes,
  ...referenceDataRoutes,
  ...trackingRoutes,
  ...contactRoutes,
  ...contactGroupRoutes,
  ...invoiceRoutes,
  ...onlineInvoiceRoutes,
  ...attachmentRoutes,
  ...creditNoteRoutes,
  ...paymentRoutes,
  ...batchPaymentRoutes,
  ...advanceRoutes,
  ...itemRoutes,
  ...bankTransactionRoutes,
  ...bankTransferRoutes,
  ...manualJournalRoutes,
  ...repeatingInvoiceRoutes,
  ...quoteRoutes,
];

/** The answer of an endpoint, or what Xero answers to the refusal that it threw. */
export function answered(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (error instanceof RecordNotFound) return notFound();
    if (error instanceof NotSimulated) return notSimulated(error.message);
    if (error instanceof ApiError) {
      return json(400, { ErrorNumber: error.errorNumber, Type: error.type, Message: error.message });
    }
    throw error;
  }
}

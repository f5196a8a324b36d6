import { currency } from "../../domain/money/currency";
import type { Books } from "../../ports/books";
import { call, mapAnswer } from "./call";
import { creditNoteUpdateWriter } from "./change-credit-notes";
import { invoiceUpdateWriter, invoiceVoidWriter } from "./change-invoices";
import { allocationDeleteWriter } from "./delete-allocations";
import { overpaymentDeleteWriter } from "./delete-overpayments";
import { paymentDeleteWriter } from "./delete-payments";
import { isOffered, toContactInBooks, toLedgerAccount, toOrganisation, toTaxRate, toTrackingCategory } from "./from-xero";
import { contactsLike } from "./contacts-like";
import { deposits, salesInvoices } from "./read-elsewhere";
import { readContacts } from "./read-contacts";
import { manualJournals } from "./read-journals";
import { readInvoices } from "./read-invoices";
import { readCreditNotes } from "./read-credit-notes";
import { quotesChanged, readQuote } from "./read-quotes";
import { contactsChanged, creditNoteChanges, creditNotesChanged, invoiceChanges, invoicesChanged, paymentsChanged } from "./read-changed";
import { contactUpdateWriter } from "./update-contacts";
import { creditNoteVoidWriter } from "./void-credit-notes";
import { allocationWriter } from "./write-allocations";
import { contactWriter } from "./write-contacts";
import { creditNoteWriter } from "./write-credit-notes";
import { invoiceWriter } from "./write-invoices";
import { overpaymentWriter } from "./write-overpayments";
import { paymentWriter } from "./write-payments";
import { quoteChangeWriter, quoteWriter } from "./write-quotes";
import { refundWriter } from "./write-refunds";
import { xeroClientFor } from "./xero-client";

export const xeroBooks: Books = {
  organisation: async ({ tenantId, accessToken }) => {
    const answer = await call(() => xeroClientFor(accessToken).accountingApi.getOrganisations(tenantId));
    if (answer.kind !== "done") return answer;
    const [first] = answer.value.body.organisations ?? [];
    const organisation = first && toOrganisation(first);

    return organisation
      ? { kind: "done", value: organisation }
      : { kind: "rejected", message: `Xero names a time zone that Crossfoot does not know (${first?.timezone}); please tell us.` };
  },
  currencies: async ({ tenantId, accessToken }) => {
    const answer = await call(() => xeroClientFor(accessToken).accountingApi.getCurrencies(tenantId));

    return mapAnswer(answer, ({ body }) => (body.currencies ?? []).map(({ code }) => currency(String(code))));
  },
  accounts: async ({ tenantId, accessToken }) => {
    const answer = await call(() => xeroClientFor(accessToken).accountingApi.getAccounts(tenantId, undefined, 'Status=="ACTIVE"'));

    return mapAnswer(answer, ({ body }) => (body.accounts ?? []).filter(isOffered).map(toLedgerAccount));
  },
  taxRates: async ({ tenantId, accessToken }) => {
    const answer = await call(() => xeroClientFor(accessToken).accountingApi.getTaxRates(tenantId));

    return mapAnswer(answer, ({ body }) =>
      (body.taxRates ?? []).filter((rate) => String(rate.status) === "ACTIVE" && rate.canApplyToRevenue).map(toTaxRate),
    );
  },
  trackingCategories: async ({ tenantId, accessToken }) => {
    const answer = await call(() => xeroClientFor(accessToken).accountingApi.getTrackingCategories(tenantId));

    return mapAnswer(answer, ({ body }) => (body.trackingCategories ?? []).map(toTrackingCategory));
  },
  contactsLike,
  searchContacts: async ({ tenantId, accessToken }, text) => {
    const none = undefined;
    const answer = await call(() =>
      xeroClientFor(accessToken).accountingApi.getContacts(tenantId, none, none, "Name ASC", none, 1, false, true, text, MOST_FOUND),
    );

    return mapAnswer(answer, ({ body }) => (body.contacts ?? []).map(toContactInBooks));
  },
  readContacts,
  readInvoices,
  readCreditNotes,
  readQuote,
  quotesChanged,
  paymentsChanged,
  invoicesChanged,
  invoiceChanges,
  salesInvoices,
  deposits,
  manualJournals,
  creditNotesChanged,
  creditNoteChanges,
  contactsChanged,
  contacts: contactWriter,
  contactUpdates: contactUpdateWriter,
  invoices: invoiceWriter,
  payments: paymentWriter,
  creditNotes: creditNoteWriter,
  refunds: refundWriter,
  allocations: allocationWriter,
  overpayments: overpaymentWriter,
  invoiceUpdates: invoiceUpdateWriter,
  invoiceVoids: invoiceVoidWriter,
  creditNoteUpdates: creditNoteUpdateWriter,
  paymentDeletes: paymentDeleteWriter,
  allocationDeletes: allocationDeleteWriter,
  overpaymentDeletes: overpaymentDeleteWriter,
  creditNoteVoids: creditNoteVoidWriter,
  quotes: quoteWriter,
  quoteChanges: quoteChangeWriter,
};

/** What a person looks through; who is not among them is searched for by more of the name. */
const MOST_FOUND = 20;

import type { Contact } from "../../domain/ledger/contact";
import { currency } from "../../domain/money/currency";
import type { Books } from "../../ports/books";
import { call, mapAnswer } from "./call";
import { invoiceUpdateWriter, invoiceVoidWriter } from "./change-invoices";
import { allocationDeleteWriter } from "./delete-allocations";
import { overpaymentDeleteWriter } from "./delete-overpayments";
import { paymentDeleteWriter } from "./delete-payments";
import { isOffered, toContactInBooks, toLedgerAccount, toOrganisation, toTaxRate } from "./from-xero";
import { deposits, salesInvoices } from "./read-elsewhere";
import { readInvoices } from "./read-invoices";
import { readCreditNotes } from "./read-credit-notes";
import { contactsChanged, creditNotesChanged, invoicesChanged, paymentsChanged } from "./read-changed";
import { quoted } from "./where";
import { creditNoteVoidWriter } from "./void-credit-notes";
import { allocationWriter } from "./write-allocations";
import { contactWriter } from "./write-contacts";
import { creditNoteWriter } from "./write-credit-notes";
import { invoiceWriter } from "./write-invoices";
import { overpaymentWriter } from "./write-overpayments";
import { paymentWriter } from "./write-payments";
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
  contactsLike: async ({ tenantId, accessToken }, wanted) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const where = wanted.flatMap(likeThis).join(" OR ");
    const answer = await call(() =>
      accountingApi.getContacts(tenantId, undefined, where, undefined, undefined, 1, true, true, undefined, MOST_PER_PAGE),
    );

    return mapAnswer(answer, ({ body }) => (body.contacts ?? []).map(toContactInBooks));
  },
  readContacts: async ({ tenantId, accessToken }, ids) => {
    const none = undefined;
    const answer = await call(() =>
      xeroClientFor(accessToken).accountingApi.getContacts(tenantId, none, none, none, [...ids], 1, true, false),
    );

    return mapAnswer(answer, ({ body }) => (body.contacts ?? []).map(toContactInBooks));
  },
  readInvoices,
  readCreditNotes,
  paymentsChanged,
  invoicesChanged,
  salesInvoices,
  deposits,
  creditNotesChanged,
  contactsChanged,
  contacts: contactWriter,
  invoices: invoiceWriter,
  payments: paymentWriter,
  creditNotes: creditNoteWriter,
  refunds: refundWriter,
  allocations: allocationWriter,
  overpayments: overpaymentWriter,
  invoiceUpdates: invoiceUpdateWriter,
  invoiceVoids: invoiceVoidWriter,
  paymentDeletes: paymentDeleteWriter,
  allocationDeletes: allocationDeleteWriter,
  overpaymentDeletes: overpaymentDeleteWriter,
  creditNoteVoids: creditNoteVoidWriter,
};

/** Xero's largest page: a rule that fits more contacts than that is no rule. */
const MOST_PER_PAGE = 1000;

function likeThis({ number, email, name }: Contact): string[] {
  const same = (field: string, value: string) => `${field}==${quoted(value)}`;

  return [same("ContactNumber", number), same("Name", name), ...(email ? [same("EmailAddress", email)] : [])];
}

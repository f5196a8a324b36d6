import type { Json } from "../api/answer";
import { contactShape } from "../api/shapes/contact";
import { creditNoteShape, invoiceShape } from "../api/shapes/document";
import { paymentShape } from "../api/shapes/payment";
import { accountShape } from "../api/shapes/reference-data";
import type { Books } from "../ledger/books";
import { decimalText, MONEY_PLACES } from "../ledger/decimal";
import { accountBalances } from "../ledger/journals/balances";
import { onlineToken } from "../ledger/papers/online-invoice";

/** GET /control/organisations/:tenantId/…: what stands in the books, in the API's own shapes. */
export const booksReports: Record<string, (books: Books) => unknown> = {
  invoices: (books) =>
    [...books.documents.values()]
      .filter(({ kind }) => kind === "invoice")
      .map((invoice) => invoiceShape(books, invoice, { detail: "paged", unitPlaces: 4 })),
  "credit-notes": (books) =>
    [...books.documents.values()]
      .filter(({ kind }) => kind === "creditNote")
      .map((creditNote) => creditNoteShape(books, creditNote, { detail: "paged", unitPlaces: 4 })),
  outbox: outboxReport,
  payments: (books) => [...books.payments.values()].map((payment) => paymentShape(books, payment)),
  contacts: (books) => [...books.contacts.values()].map((contact) => contactShape(books, contact, "paged")),
  accounts: (books) => books.setup.accounts.map((account) => accountShape(books, account)),
  balances: balancesReport,
};

/** Every e-mail that was sent, oldest first, with the path of the online invoice that it links to. */
function outboxReport(books: Books): Json[] {
  return [...books.shelves.sentEmails.values()].map(({ documentId, to, subject, sentAtMs }) => {
    const invoice = books.documents.get(documentId);
    return {
      sentAt: new Date(sentAtMs).toISOString(),
      to,
      subject,
      invoiceNumber: invoice?.number,
      link: invoice && `/in.xero.com/${onlineToken(books, invoice)}`,
    };
  });
}

/** Debits and credits as decimal strings in the base currency; the two totals are always equal. */
function balancesReport(books: Books): Json {
  const rows = accountBalances(books);
  const side = (balance: bigint, sign: 1n | -1n) => (balance * sign > 0n ? balance * sign : 0n);
  const sum = (sign: 1n | -1n) => rows.reduce((total, { balance }) => total + side(balance, sign), 0n);
  return {
    currency: books.organisation.baseCurrency,
    accounts: rows.map(({ account, balance }) => ({
      code: account.code,
      name: account.name,
      debit: decimalText(side(balance, 1n), MONEY_PLACES),
      credit: decimalText(side(balance, -1n), MONEY_PLACES),
    })),
    totalDebit: decimalText(sum(1n), MONEY_PLACES),
    totalCredit: decimalText(sum(-1n), MONEY_PLACES),
  };
}

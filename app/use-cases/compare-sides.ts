import { isGone } from "../domain/ledger/standing-document";
import { equal, money, subtract, type Money } from "../domain/money/money";
import { documentTax, documentTotal } from "../domain/posting/tie-out";
import { openCredit, standsAt, stillDue } from "../domain/sync/standing-documents";
import type { StoredOrder } from "../ports/order-reader";
import { toMoneyView } from "./show-orders";
import type { ComparisonView } from "./views";

/** Shopify's figures beside those of the order's documents in Xero: the invoice, and what edits added to it or took off. */
export function compareSides({ facts, plan, standing }: StoredOrder): ComparisonView[] {
  if (!facts) return [];
  const { total, tax, outstanding } = edited(facts, plan);
  const { invoice } = standing;
  const books = invoice && !isGone(invoice.seen) ? inBooks({ ...standing, invoice }) : null;

  return [
    row("Total", total, books?.total),
    row("Tax", tax, books?.tax),
    row("Paid", subtract(total, outstanding), books?.paid),
    row("Still to pay", outstanding, books?.due),
  ];
}

/** A draft order beside its quote: an offer has nothing paid and nothing due. */
export function compareOffer({ facts, quote }: StoredOrder): ComparisonView[] {
  if (!facts) return [];
  const books = quote && quote.seen.status !== "DELETED" ? quote.seen : null;

  return [row("Total", facts.total, books?.total), row("Tax", facts.tax, books?.totalTax)];
}

type Facts = NonNullable<StoredOrder["facts"]>;

/** Shopify's total keeps what an edit took off again; then the order is what the invoice is planned to be. */
function edited(facts: Facts, plan: StoredOrder["plan"]): Facts {
  const planned = plan && documentTotal(plan.invoice);
  if (!plan || !planned || equal(planned, facts.total)) return facts;

  return { ...facts, total: planned, tax: documentTax(plan.invoice) };
}

type Posted = StoredOrder["standing"] & { invoice: NonNullable<StoredOrder["standing"]["invoice"]> };

/** Credit that edits or overpayments left open is owed to the customer. That of a refund is on its way, and shown beside. */
function inBooks(standing: Posted) {
  const { total, tax } = standsAt(standing);
  const credit = openCredit({ ...standing, creditNotes: new Map() });
  const due = money(stillDue(standing).minor - credit, total.currency);

  return { total, tax, due, paid: subtract(total, due) };
}

function row(what: string, shop: Money, books: Money | undefined): ComparisonView {
  return {
    what,
    shop: toMoneyView(shop),
    books: books ? toMoneyView(books) : null,
    difference: books && books.currency === shop.currency ? toMoneyView(subtract(books, shop)) : null,
  };
}

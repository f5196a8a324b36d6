import type { Order } from "../commerce/order";
import { customerToContact } from "../ledger/customer-to-contact";
import type { Organisation } from "../ledger/organisation";
import { problem, type Problem } from "../problem";
import { orderToSalesInvoice } from "./order-to-sales-invoice";
import type { Posting } from "./posting-plan";
import type { PostingProfile } from "./posting-profile";
import { tieOut } from "./tie-out";
import { transactionsToPayments } from "./transactions-to-payments";
import { unsupportedAmounts } from "./unsupported-amounts";

export type PostingInput = {
  order: Order;
  profile: PostingProfile;
  organisation: Organisation;
  /** Address of the order in the shop's admin; put on the invoice. */
  orderUrl: string;
};

/**
 * The one decision of what an order should be in the books. Live event, sweep, retry and dry run all come through here.
 * Pure: the same order and profile always give the same documents.
 */
export function planPosting(input: PostingInput): Posting {
  const { order, profile, organisation } = input;
  const exclusion = reasonToExclude(order);
  if (exclusion) return { kind: "exclude", reason: exclusion };

  const blockers = [...wrongCurrency(order, organisation), ...unsupportedAmounts(order)];
  const invoice = orderToSalesInvoice(input);
  if (!invoice.ok) return { kind: "hold", problems: [...blockers, ...invoice.problems] };
  if (blockers.length > 0) return { kind: "hold", problems: blockers };

  const payments = transactionsToPayments(order, profile, organisation.timeZone);
  const proof = tieOut(order, invoice.value, payments);
  if (!proof.ok) return { kind: "hold", problems: proof.problems };

  return {
    kind: "post",
    plan: { contact: customerToContact(order.customer), invoice: invoice.value, payments, tieOut: proof.value },
  };
}

function reasonToExclude(order: Order): string | null {
  if (order.test) return "This is a test order: no money moved, so it does not belong in the books.";
  if (order.cancelledAt) return "The order was cancelled before it was posted, so there is nothing to book.";

  return null;
}

function wrongCurrency(order: Order, organisation: Organisation): Problem[] {
  if (order.currency === organisation.baseCurrency) return [];

  return [
    problem(
      "currency-not-supported",
      "never",
      `The order is in ${order.currency}, but ${organisation.name} keeps its books in ${organisation.baseCurrency}. ` +
        "Connect an organisation in the shop's own currency.",
    ),
  ];
}

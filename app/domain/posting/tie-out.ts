import type { Order } from "../commerce/order";
import type { Payment } from "../ledger/payment";
import type { SalesInvoice } from "../ledger/sales-invoice";
import { formatMoney } from "../money/decimal-string";
import { add, equal, subtract, sum, type Money } from "../money/money";
import { problem } from "../problem";
import { fail, ok, type Result } from "../result";

/** One line of the crossfoot: what Shopify says, what the documents come to. */
export type TieOutCheck = { what: string; shop: Money; books: Money };
export type TieOut = readonly TieOutCheck[];

/**
 * The bookkeeper's check before anything is sent: the documents add up to the order, to the cent.
 * A residual is never posted and never rounded away; it becomes a problem the merchant sees.
 */
export function tieOut(order: Order, invoice: SalesInvoice, payments: readonly Payment[]): Result<TieOut> {
  const total = invoiceTotal(invoice);
  const paid = sum(
    payments.map(({ amount }) => amount),
    order.currency,
  );
  const checks: TieOut = [
    { what: "Total", shop: order.totals.total, books: total },
    { what: "Tax", shop: order.totals.tax, books: invoiceTax(invoice) },
    { what: "Still to pay", shop: order.totals.outstanding, books: subtract(total, paid) },
  ];
  const broken = checks.filter(({ shop, books }) => !equal(shop, books));

  return broken.length === 0 ? ok(checks) : fail(...broken.map(residual));
}

/** What Xero will show as the invoice's total. */
export function invoiceTotal(invoice: SalesInvoice): Money {
  const lines = sum(
    invoice.lines.map(({ amount }) => amount),
    invoice.currency,
  );

  return invoice.taxInclusive ? lines : add(lines, invoiceTax(invoice));
}

export function invoiceTax(invoice: SalesInvoice): Money {
  return sum(
    invoice.lines.map(({ taxAmount }) => taxAmount),
    invoice.currency,
  );
}

function residual({ what, shop, books }: TieOutCheck) {
  const difference = formatMoney(subtract(books, shop));

  return problem(
    "does-not-tie-out",
    "decide",
    `${what}: Shopify says ${formatMoney(shop)}, the invoice would come to ${formatMoney(books)} (difference ${difference}). ` +
      "Nothing was posted, because the two must agree to the cent.",
  );
}

import { legacyId } from "../ids";
import { addDays, dayIn, type CalendarDate } from "../instant";
import type { Order } from "../commerce/order";
import type { InvoiceLine, SalesInvoice } from "../ledger/sales-invoice";
import type { Problem } from "../problem";
import { fail, ok, type Result } from "../result";
import { orderLineToInvoiceLine, shippingLineToInvoiceLine } from "./invoice-lines";
import type { PostingInput } from "./plan-posting";

/**
 * One sales invoice for an order: a line for each product and each shipping line, in the order's own prices.
 * Dated by the organisation's calendar. Every unmapped tax is named, not only the first.
 */
export function orderToSalesInvoice({ order, profile, organisation, orderUrl }: PostingInput): Result<SalesInvoice> {
  const date = dayIn(organisation.timeZone, order.placedAt);
  const lines = [
    ...order.lines.map((line) => orderLineToInvoiceLine(line, profile)),
    ...order.shippingLines.map((line) => shippingLineToInvoiceLine(line, profile)),
  ];
  const problems = lines.flatMap((line) => (line.ok ? [] : line.problems));
  if (problems.length > 0) return fail(...distinct(problems));

  return ok({
    number: invoiceNumber(order, profile.numberPrefix),
    reference: order.purchaseOrderNumber ?? order.name,
    url: orderUrl,
    date,
    dueDate: dueDate(order, date, profile.dueAfterDays),
    currency: order.currency,
    status: profile.invoiceStatus,
    taxInclusive: order.taxesIncluded,
    lines: lines.flatMap((line): InvoiceLine[] => (line.ok ? [line.value] : [])),
  });
}

/** "#1001" with prefix "SH-" → "SH-1001". An order without a usable name falls back to its id, which is unique too. */
export function invoiceNumber(order: Order, prefix: string): string {
  const printable = order.name
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/^#/, "")
    .trim();

  return prefix + (printable || legacyId(order.id));
}

/** A paid order owes nothing, so it is due the day it was placed. */
function dueDate(order: Order, date: CalendarDate, days: number): CalendarDate {
  return order.totals.outstanding.minor > 0n ? addDays(date, days) : date;
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((each) => [each.message, each])).values()];
}

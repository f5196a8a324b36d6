import type { OrderTransaction } from "../commerce/order-transaction";
import { legacyId } from "../ids";
import { paymentReference, type Overpayment, type Payment } from "../ledger/payment";
import type { Reason } from "../ledger/trace";
import { amountOf, type Desk } from "./desk";
import { dated } from "./document-dates";
import { gatewayAccount } from "./gateway-account";
import type { Movements, Receipt } from "./movements";
import { doesNotTieOut } from "./residual";

export type BookedReceipts = {
  payments: Payment[];
  overpayments: Overpayment[];
  /** Minor units of the invoice still open. */ due: bigint;
};

/**
 * Each receipt pays the invoice, oldest first, as far as it goes; what is more is owed to the customer. So is what was given
 * back without any credit for it: it had been paid too much then, though an edit may have asked for more since.
 */
export function bookReceipts(desk: Desk, movements: Movements, { sale, credited }: { sale: bigint; credited: bigint }): BookedReceipts {
  const { receipts, received, refunded } = movements;
  const booked: BookedReceipts = { payments: [], overpayments: [], due: sale };
  let room = refunded > credited ? received - (refunded - credited) : received;
  for (const receipt of receipts) room -= bookReceipt(desk, receipt, { booked, room });

  return booked;
}

type Booking = { booked: BookedReceipts; room: bigint };

/** Minor units of it that pay the invoice. */
function bookReceipt(desk: Desk, { transaction, kept, change }: Receipt, { booked, room }: Booking): bigint {
  if (kept < 0n) {
    doesNotTieOut(desk, { what: "Change given", shop: change, books: transaction.amount.minor });

    return 0n;
  }
  const open = room < booked.due ? room : booked.due;
  const onInvoice = kept < open ? kept : open;
  booked.due -= onInvoice;
  const given: Reason[] = change === 0n ? [] : [{ step: "change", given: amountOf(desk, change) }];
  if (onInvoice > 0n) booked.payments.push(moneyMoved(desk, transaction, { minor: onInvoice, what: "received", because: given }));
  if (kept > onInvoice)
    booked.overpayments.push(moneyMoved(desk, transaction, { minor: kept - onInvoice, what: "received", because: given }));

  return onInvoice;
}

type Moved = { minor: bigint; what: "received" | "paid back"; because: readonly Reason[] };

/** A payment or refund payment, dated the day the money moved by the organisation's calendar. */
export function moneyMoved(desk: Desk, transaction: OrderTransaction, { minor, what, because }: Moved): Payment {
  const { date, because: dates } = dated(desk, transaction.processedAt, `the day the money was ${what}`);
  const accountCode = gatewayAccount(desk, transaction);

  return {
    transactionId: transaction.id,
    accountCode,
    date,
    amount: amountOf(desk, minor),
    reference: paymentReference(legacyId(transaction.id)),
    because: [
      { step: "money", what, amount: transaction.amount, gateway: transaction.gatewayName },
      ...because,
      { step: "account", account: accountCode, rule: `your choice for ${transaction.gatewayName}` },
      ...dates,
    ],
  };
}

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

/** Each receipt pays the invoice, oldest first, as far as it goes; what is more is owed to the customer. */
export function bookReceipts(desk: Desk, { receipts }: Movements, invoiceTotal: bigint): BookedReceipts {
  const booked: BookedReceipts = { payments: [], overpayments: [], due: invoiceTotal };
  for (const receipt of receipts) bookReceipt(desk, receipt, booked);

  return booked;
}

function bookReceipt(desk: Desk, { transaction, kept, change }: Receipt, booked: BookedReceipts): void {
  if (kept < 0n) return doesNotTieOut(desk, { what: "Change given", shop: change, books: transaction.amount.minor });
  const onInvoice = kept < booked.due ? kept : booked.due;
  booked.due -= onInvoice;
  const given: Reason[] = change === 0n ? [] : [{ step: "change", given: amountOf(desk, change) }];
  if (onInvoice > 0n) booked.payments.push(moneyMoved(desk, transaction, { minor: onInvoice, what: "received", because: given }));
  if (kept > onInvoice)
    booked.overpayments.push(moneyMoved(desk, transaction, { minor: kept - onInvoice, what: "received", because: given }));
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

import type { OrderTransaction } from "../commerce/order-transaction";
import type { Allocation } from "../ledger/allocation";
import type { CreditNote } from "../ledger/credit-note";
import type { RefundedDocument, RefundPayment } from "../ledger/refund-payment";
import { formatMoney } from "../money/decimal-string";
import { moneyMoved, type BookedReceipts } from "./book-receipts";
import { amountOf, note, type Desk } from "./desk";
import type { DraftCredit } from "./draft-credits";
import type { Movements } from "./movements";
import { doesNotTieOut } from "./residual";

/** A credit note as it will be posted, with what it comes to in minor units. */
export type Credited = { draft: DraftCredit; document: CreditNote; total: bigint };

/** Credit or an overpayment from which money can be given back, and how much of it is left. */
type Source = { on: RefundedDocument; left: bigint };
type Outgoing = { transaction: OrderTransaction; left: bigint };

type Settlement = { refunds: RefundPayment[]; allocations: Allocation[] };

/**
 * Money given back is booked on the credit note of its own refund; what is more on other credit that is open, and at last
 * on an overpayment. Credit that was not paid back settles the invoice as far as that is open.
 */
export function bookPaidBack(
  desk: Desk,
  movements: Movements,
  { credited, receipts }: { credited: readonly Credited[]; receipts: BookedReceipts },
): Settlement {
  if (credited.length === 0 && movements.paidBack.length === 0) return { refunds: [], allocations: [] };
  const refunds: RefundPayment[] = [];
  const credits = credited.map(({ document, total }): Source => ({ on: { kind: "credit-note", number: document.number }, left: total }));
  const overpaid = receipts.overpayments.map(
    ({ reference, amount }): Source => ({ on: { kind: "overpayment", reference }, left: amount.minor }),
  );
  const outgoing = movements.paidBack.map((transaction): Outgoing => ({ transaction, left: transaction.amount.minor }));
  const pay = (out: Outgoing, sources: readonly Source[]) => {
    for (const source of sources) {
      const minor = out.left < source.left ? out.left : source.left;
      if (minor === 0n) continue;
      out.left -= minor;
      source.left -= minor;
      refunds.push({ ...moneyMoved(desk, out.transaction, { minor, what: "paid back", because: [] }), on: source.on });
    }
  };
  const isOwn = (out: Outgoing, index: number) => credited[index]?.draft.refund.transactionIds.includes(out.transaction.id);
  for (const out of outgoing)
    pay(
      out,
      credits.filter((_, index) => isOwn(out, index)),
    );
  for (const out of outgoing) {
    pay(out, [...credits, ...overpaid]);
    const { amount } = out.transaction;
    if (out.left > 0n) doesNotTieOut(desk, { what: "Money given back", shop: amount.minor, books: amount.minor - out.left });
  }

  return { refunds, allocations: allocate(desk, { credits, receipts }) };
}

function allocate(desk: Desk, { credits, receipts }: { credits: readonly Source[]; receipts: BookedReceipts }): Allocation[] {
  const allocations: Allocation[] = [];
  for (const { on, left } of credits) {
    if (on.kind !== "credit-note" || left === 0n) continue;
    const minor = left < receipts.due ? left : receipts.due;
    receipts.due -= minor;
    if (minor > 0n) allocations.push({ creditNote: on.number, amount: amountOf(desk, minor), because: [UNPAID] });
    if (left > minor) note(desk, on.number, `${formatMoney(amountOf(desk, left - minor))} of the credit is still owed to the customer.`);
  }

  return allocations;
}

const UNPAID = { step: "said" as const, sentence: "This part of the credit was not paid back, so it settles what the invoice still owed." };

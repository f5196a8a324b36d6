import type { ContactId } from "../../../app/domain/ids";
import type { InvoiceInBooks, LineInBooks } from "../../../app/domain/ledger/sales-invoice";
import type { StandingInvoice } from "../../../app/domain/sync/order-situation";
import { anInvoiceInBooks } from "../../builders/books";
import { gbp } from "../../builders/amounts";
import { anUnpaidOrder } from "../../builders/order";
import { planOf } from "../../builders/outcome";
import { CONTACT, situation } from "../sync/situation";

/** One walnut tray at £12.00, £2.00 of it VAT, as it was sent. */
export const SENT: NonNullable<StandingInvoice["sent"]> = { ...planOf(situation(anUnpaidOrder()).posting).invoice, contactId: CONTACT };

/** The same line as Xero shows it when nobody has touched it. Quantities and prices have four decimals there. */
export const LINE: LineInBooks = {
  description: "Walnut tray",
  quantity: 10_000n,
  unitAmount: 120_000n,
  amount: gbp("12.00"),
  taxAmount: gbp("2.00"),
  accountCode: "200",
  taxType: "OUTPUT2",
  tracking: [],
};

/** … and the invoice around it. */
export function untouched(overrides: Partial<InvoiceInBooks> = {}): InvoiceInBooks {
  const { date, dueDate, reference } = SENT;

  return anInvoiceInBooks({ contactId: CONTACT, date, dueDate, reference, lines: [LINE], ...overrides });
}

export const SOMEBODY_ELSE = "contact-2" as ContactId;

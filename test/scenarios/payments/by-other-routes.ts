import { numberOf } from "../../integration/setting/merchant";
import type { ShopOrder } from "../../integration/setting/shopify-side";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";

const TODAY = "2026-11-20";

/** Both sides are settled and everything is at rest. */
async function showsPaid(stage: Stage, order: ShopOrder, xero: { paid: string; credited: string; payments: string[] }): Promise<void> {
  const { paid, credited, payments } = xero;
  await stage.shows(order, {
    shopify: { status: "PAID", received: "29.00", outstanding: "0.00", transactions: ["SALE 29.00 manual"] },
    xero: { invoices: [{ number: numberOf(order), status: "PAID", total: "29.00", due: "0.00", paid, credited }], payments },
    app: { status: "synced", problems: [] },
  });
}

async function contactOf(stage: Stage, order: ShopOrder) {
  return { ContactID: (await stage.books.invoice(numberOf(order))).Contact.ContactID };
}

/** Money that came before the invoice or beyond another one: 29.00, to be allocated. */
async function deposit(stage: Stage, order: ShopOrder, kind: "PREPAYMENT" | "OVERPAYMENT"): Promise<string> {
  const line = {
    Description: "Money on account",
    ...(kind === "PREPAYMENT" ? { Quantity: 1, UnitAmount: 29, AccountCode: "200" } : { LineAmount: 29 }),
  };
  const made = await stage.books.act<Record<string, string>>("bank-transactions", {
    Type: `RECEIVE-${kind}`,
    Contact: await contactOf(stage, order),
    BankAccount: { Code: "090" },
    Date: TODAY,
    LineAmountTypes: "NoTax",
    LineItems: [line],
  });

  return made[kind === "PREPAYMENT" ? "PrepaymentID" : "OverpaymentID"] ?? "";
}

async function creditNote(stage: Stage, order: ShopOrder, amount: number): Promise<void> {
  await stage.books.act("credit-notes", {
    Type: "ACCRECCREDIT",
    CreditNoteNumber: "CR-1",
    Contact: await contactOf(stage, order),
    Date: TODAY,
    Status: "AUTHORISED",
    LineAmountTypes: "Inclusive",
    LineItems: [{ Description: "Credit from an earlier complaint", Quantity: 1, UnitAmount: amount, AccountCode: "200" }],
  });
}

/** Everything beside "Add payment" by which an invoice is settled in Xero. */
export const BY_OTHER_ROUTES: readonly Scenario[] = [
  {
    name: "payments/prepayment-allocated",
    proves: "A prepayment allocated to the invoice in Xero marks the order paid.",
    play: async (stage) => {
      const order = await stage.order();
      const id = await deposit(stage, order, "PREPAYMENT");
      await stage.books.act(`prepayments/${id}/allocate`, { invoice: numberOf(order) });
      await stage.settle();
      await showsPaid(stage, order, { paid: "0.00", credited: "29.00", payments: [] });
    },
  },
  {
    name: "payments/overpayment-allocated",
    proves: "An overpayment allocated to the invoice in Xero marks the order paid.",
    play: async (stage) => {
      const order = await stage.order();
      const id = await deposit(stage, order, "OVERPAYMENT");
      await stage.books.act(`overpayments/${id}/allocate`, { invoice: numberOf(order) });
      await stage.settle();
      await showsPaid(stage, order, { paid: "0.00", credited: "29.00", payments: [] });
    },
  },
  {
    name: "payments/credit-note-allocated",
    proves: "A credit note that a person allocates to the invoice in Xero marks the order paid.",
    play: async (stage) => {
      const order = await stage.order();
      await creditNote(stage, order, 29);
      await stage.books.act("credit-notes/CR-1/allocate", { invoice: numberOf(order) });
      await stage.settle();
      await showsPaid(stage, order, { paid: "0.00", credited: "29.00", payments: [] });
    },
  },
  {
    name: "payments/credit-note-allocated-in-part",
    proves: "Credit for a part of the invoice becomes a payment of that amount in Shopify; the rest, paid in Xero, marks it paid.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await creditNote(stage, order, 12);
      await stage.books.act("credit-notes/CR-1/allocate", { invoice: number });
      await stage.settle();
      // 29.00 - 12.00
      await stage.shows(order, {
        shopify: { received: "12.00", outstanding: "17.00", transactions: ["SALE 12.00 Other"] },
        xero: { invoices: [{ due: "17.00", paid: "0.00", credited: "12.00" }], payments: [] },
        app: { status: "synced" },
      });
      await stage.books.pay(number);
      await stage.settle();
      await stage.shows(order, {
        shopify: { status: "PAID", received: "29.00", outstanding: "0.00", transactions: ["SALE 12.00 Other", "SALE 17.00 manual"] },
        xero: { invoices: [{ status: "PAID", due: "0.00", paid: "17.00", credited: "12.00" }], payments: [`17.00 on ${number}`] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "payments/by-a-bank-rule",
    proves: "A payment that Xero makes when a bank line is reconciled marks the order paid.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.act("payments", {
        Invoice: { InvoiceNumber: number },
        Account: { Code: "090" },
        Date: TODAY,
        Amount: "29.00",
        Reference: "FASTER PAYMENT 1001",
        IsReconciled: true,
      });
      await stage.settle();
      await showsPaid(stage, order, { paid: "29.00", credited: "0.00", payments: [`29.00 on ${number}, FASTER PAYMENT 1001`] });
    },
  },
  {
    name: "payments/by-the-online-invoice",
    proves: "An invoice that the customer pays on Xero's own page, into the account of a payment service, marks the order paid.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.addAccount({ Code: "095", Name: "Card payments on invoices", Type: "CURRENT", EnablePaymentsToAccount: true });
      await stage.books.act("payments", {
        Invoice: { InvoiceNumber: number },
        Account: { Code: "095" },
        Date: TODAY,
        Amount: "29.00",
        Reference: "ch_1001",
      });
      await stage.settle();
      await showsPaid(stage, order, { paid: "29.00", credited: "0.00", payments: [`29.00 on ${number}, ch_1001`] });
    },
  },
  {
    name: "payments/one-sum-for-two-invoices",
    proves: "A batch payment in Xero over several invoices marks each of their orders paid with its own share.",
    play: async (stage) => {
      const [first, second] = [await stage.order(), await stage.order()];
      await stage.books.act("batch-payments", {
        Account: { Code: "090" },
        Date: TODAY,
        Payments: [
          { Invoice: { InvoiceNumber: numberOf(first) }, Amount: "29.00" },
          { Invoice: { InvoiceNumber: numberOf(second) }, Amount: "8.00" },
        ],
      });
      await stage.settle();
      await stage.shows(second, {
        shopify: { status: "PARTIALLY_PAID", received: "8.00", outstanding: "21.00", transactions: ["SALE 8.00 Other"] },
        xero: { invoices: [{ due: "21.00", paid: "8.00" }], payments: [/^8\.00 on/] },
        app: { status: "synced" },
      });
      await stage.shows(first, {
        shopify: { status: "PAID", outstanding: "0.00", transactions: ["SALE 29.00 manual"] },
        xero: { invoices: [{ status: "PAID", due: "0.00" }], payments: [/^29\.00 on/] },
        app: { status: "synced" },
      });
    },
  },
  {
    name: "payments/webhook-lost",
    proves: "A payment whose webhook was lost is found by the sweep within minutes, and the order's page says so.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.world.xero.order([{ fault: "webhook-lost" }]);
      await stage.books.pay(number);
      await stage.settle();
      await stage.shows(order, { shopify: { status: "PENDING", transactions: [] }, xero: { invoices: [{ due: "0.00" }] } });
      await stage.minutes(15);
      await showsPaid(stage, order, { paid: "29.00", credited: "0.00", payments: [`29.00 on ${number}`] });
      await stage.shows(order, { app: { foundBySweep: "yes" } });
    },
  },
];

import { expect, test } from "vitest";
import type { CalendarDate } from "../../../app/domain/instant";
import type { Reason } from "../../../app/domain/ledger/trace";
import { explainTrace } from "../../../app/domain/posting/explain-trace";
import { gbp } from "../../builders/amounts";
import { off, tax } from "../../builders/order";

const day = (text: string) => text as CalendarDate;

test.each<[string, Reason]>([
  ["3 × 9.99 as sold.", { step: "sold", quantity: 3, unitPrice: gbp("9.99"), removed: 0 }],
  ["1 × 9.99 as sold; 2 more were removed by an edit.", { step: "sold", quantity: 1, unitPrice: gbp("9.99"), removed: 2 }],
  ["Less 2.00 discount “WELCOME” (code, this line's share of an order discount), shown as a line of its own.", { step: "discount", discount: off(gbp("2.00"), { title: "WELCOME", kind: "code", target: "order" }), shown: "line" }],
  ["Less 2.00 discount (manual), shown in the price.", { step: "discount", discount: off(gbp("2.00")), shown: "net" }],
  ["Tip: 1.50 as Shopify states it.", { step: "charged", what: "Tip", amount: gbp("1.50") }],
  ["Bowl: 6.00 refunded, with 1.00 tax reversed as Shopify states it.", { step: "refunded", what: "Bowl", amount: gbp("6.00"), tax: gbp("1.00") }],
  ["3.00 was kept from the refund (RESTOCK).", { step: "adjusted", reason: "RESTOCK", amount: gbp("3.00") }],
  ["3.00 was given beyond the goods (CUSTOMER).", { step: "adjusted", reason: "CUSTOMER", amount: gbp("-3.00") }],
  ["Account 200: your rule for sku “TRAY-1”.", { step: "account", account: "200", rule: "your rule for sku “TRAY-1”" }],
  ["GST 5% = 5.00 and PST 7% = 7.00 (together 12%) as Shopify charged it, tax rate TAX012: your choice for “GST 5% + PST 7%”.", { step: "taxes", taxes: [tax("GST 5", gbp("5.00")), tax("PST 7", gbp("7.00"))], taxType: "TAX012", rule: "your choice for “GST 5% + PST 7%”" }],
  ["No tax charged, it goes abroad, so tax rate ECZROUTPUT: your choice for lines without tax.", { step: "untaxed", why: "export", taxType: "ECZROUTPUT", rule: "your choice for lines without tax" }],
  ["Tax 2.00: Xero's own arithmetic comes to the same, so it is left to Xero.", { step: "tax-by-xero", tax: gbp("2.00") }],
  ["Tax 5.00 is stated, because Xero by itself would come to 4.99.", { step: "tax-stated", tax: gbp("5.00"), byXeroInHundredths: 499n }],
  ["Shopify rounds the order's tax once: 0.01 (within your tolerance of 0.05) of it is put on this line.", { step: "settled", what: "tax", amount: gbp("0.01"), tolerance: gbp("0.05") }],
  ["The lines and Shopify's total differ by -0.01 (within your tolerance of 0.05): a rounding line makes them equal.", { step: "settled", what: "total", amount: gbp("-0.01"), tolerance: gbp("0.05") }],
  ["20.00 received by Cash.", { step: "money", what: "received", amount: gbp("20.00"), gateway: "Cash" }],
  ["8.00 was handed back as change, so the payment is less by that.", { step: "change", given: gbp("8.00") }],
  ["Dated 2026-11-20, the day the order was placed, by the organisation's calendar.", { step: "dated", date: day("2026-11-20"), by: "the day the order was placed" }],
  ["Moved from 2026-11-20 to 2026-12-01: the books are locked up to 2026-11-30.", { step: "moved", from: day("2026-11-20"), to: day("2026-12-01"), lockedUntil: day("2026-11-30") }],
  ["Because.", { step: "said", sentence: "Because." }],
])("%s", (sentence, reason) => {
  expect(explainTrace([reason])).toEqual([sentence]);
});

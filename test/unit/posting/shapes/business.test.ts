import { expect, test } from "vitest";
import type { Company } from "../../../../app/domain/commerce/company";
import type { CompanyId } from "../../../../app/domain/ids";
import { gbp } from "../../../builders/amounts";
import { anUnpaidOrder, aTransaction, at } from "../../../builders/order";
import { moved, post, proof, sale } from "./post";

const ADDRESS = { company: "Example Trading Ltd", line1: "2 Example Way", line2: null, city: "Leeds", region: null, postalCode: "LS1 1AA", country: "United Kingdom" };
const COMPANY: Company = { id: "gid://shopify/Company/81" as CompanyId, name: "Example Trading Ltd", locationName: "Leeds depot", taxId: "GB999999973", address: ADDRESS };

test("a company's order is made out to the company, for the attention of who ordered", () => {
  expect(post(sale(gbp("12.00"), gbp("2.00"), { company: COMPANY })).contact).toEqual({
    number: "Shopify company 81",
    name: "Example Trading Ltd",
    firstName: "Ada",
    lastName: "Example",
    email: "ada@example.com",
    phone: null,
    address: ADDRESS,
    taxNumber: "GB999999973",
  });
});

test("a company's order made out to the customer, by choice", () => {
  expect(post(sale(gbp("12.00"), gbp("2.00"), { company: COMPANY }), { profile: { contactPer: "customer" } }).contact.number).toBe("Shopify 7001");
});

test("one contact for all sales of a channel", () => {
  expect(post(sale(gbp("12.00"), gbp("2.00"), { channel: "Point of Sale" }), { profile: { contactPer: "channel" } }).contact).toMatchObject({ number: "Shopify channel Point of Sale", name: "Shopify sales: Point of Sale", email: null });
});

test("the purchase order number is the reference", () => {
  const order = sale(gbp("12.00"), gbp("2.00"), { purchaseOrderNumber: "PO-77" });
  expect(post(order).invoice.reference).toBe("PO-77");
  expect(post(order, { profile: { reference: "order-name" } }).invoice.reference).toBe("#1001");
});

test("net terms: due so many days after the invoice", () => {
  // 20 November and 30 days is 20 December.
  expect(post(anUnpaidOrder({ paymentTerms: { type: "NET", dueAt: null, dueInDays: 30 } })).invoice).toMatchObject({ date: "2026-11-20", dueDate: "2026-12-20" });
});

test("terms with a day of their own", () => {
  // 23:30 UTC is the next day in Auckland.
  const order = anUnpaidOrder({ paymentTerms: { type: "FIXED", dueAt: at("2027-01-15T23:30:00Z"), dueInDays: null } });
  expect(post(order).invoice.dueDate).toBe("2027-01-15");
  expect(post(order, { organisation: { timeZone: "Pacific/Auckland" as never } }).invoice.dueDate).toBe("2027-01-16");
});

test("due on receipt", () => {
  expect(post(anUnpaidOrder({ paymentTerms: { type: "RECEIPT", dueAt: null, dueInDays: null } })).invoice.dueDate).toBe("2026-11-20");
});

test("a deposit on terms leaves the rest open until it is due", () => {
  // 25 % of 12.00 is 3.00.
  const order = sale(gbp("12.00"), gbp("2.00"), { company: COMPANY, transactions: [aTransaction(1, { amount: gbp("3.00") })], paymentTerms: { type: "NET", dueAt: null, dueInDays: 14 }, totals: { outstanding: gbp("9.00") } });
  const plan = post(order);
  expect([moved(plan.payments), plan.invoice.dueDate, proof(plan)]).toEqual([["3.00 on 090 for Shopify 1"], "2026-12-04", "total 12.00, tax 2.00, paid 3.00, due 9.00"]);
});

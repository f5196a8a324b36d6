import { expect, test } from "vitest";
import { judge, type Said } from "./oracle/judge";
import type { Entry } from "./oracle/journal";

const FIGURES = { id: 1, name: "#1001", shop: "demo.myshopify.com", currency: "GBP", total: "29.00", totalTax: "4.83" };
const ORDER: Entry = {
  ...{ sequence: 1, at: "2026-11-22T10:00:00Z", kind: "change", collection: "orders" },
  figures: { ...FIGURES, note: null, transactions: [], refunds: [] },
};

/** What is found of an order that has to wait for a person for one of these causes, and of which the app says this. */
function found(causes: readonly string[], said: Said): string[] {
  const findings = judge({
    shopify: { read: () => [ORDER] },
    xero: { read: () => [] },
    orders: [{ id: 1, tenantId: "t-1" }],
    acts: new Map(),
    parked: new Map([[1, causes]]),
    said: new Map([[1, said]]),
  });
  return findings.map(({ kind, what }) => `${kind}: ${what}`);
}

test.each(["number-taken", "maybe-in-books"])("an order that may wait for either of two causes waits for %s", (cause) => {
  expect(found(["number-taken", "maybe-in-books"], { status: "ATTENTION", problems: [cause] })).toEqual([]);
});

test.each([
  ["another cause", { status: "ATTENTION", problems: ["tax-unmapped"] }, "ATTENTION (tax-unmapped)"],
  ["no cause", { status: "ATTENTION", problems: [] }, "ATTENTION ()"],
  ["such a cause, and not for a person", { status: "PENDING", problems: ["number-taken"] }, "PENDING (number-taken)"],
])("with %s it is lost", (_what, said, is) => {
  expect(found(["number-taken", "maybe-in-books"], said)).toEqual([
    `lost: should wait for a person (number-taken or maybe-in-books), and is ${is}`,
  ]);
});

import { expect, test } from "vitest";
import { paymentReference } from "../../../app/domain/ledger/payment";

test("a payment carries the number of its Shopify transaction", () => {
  expect(paymentReference("5501234567")).toBe("Shopify 5501234567");
});

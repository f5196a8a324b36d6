import { expect, test } from "vitest";
import { isChangeGiven, isReceipt, type OrderTransaction } from "../../../app/domain/commerce/order-transaction";
import { gbp } from "../../builders/amounts";
import { aTransaction } from "../../builders/order";

const KINDS: OrderTransaction["kind"][] = ["SALE", "AUTHORIZATION", "CAPTURE", "VOID", "REFUND", "CHANGE", "OTHER"];
const STATUSES: OrderTransaction["status"][] = ["SUCCESS", "PENDING", "FAILURE", "OTHER"];
const EVERY = KINDS.flatMap((kind) => STATUSES.map((status) => aTransaction(1, { kind, status })));
const named = ({ kind, status }: OrderTransaction) => `${kind} ${status}`;

test("of all kinds and statuses, only a successful sale or capture is money received", () => {
  expect(EVERY.filter(isReceipt).map(named)).toEqual(["SALE SUCCESS", "CAPTURE SUCCESS"]);
});

test("a sale of nothing (a free order) is not money received", () => {
  expect(isReceipt(aTransaction(1, { amount: gbp("0.00") }))).toBe(false);
  expect(isReceipt(aTransaction(1, { amount: gbp("0.01") }))).toBe(true);
});

test("only change that was really handed back counts as change", () => {
  expect(EVERY.filter(isChangeGiven).map(named)).toEqual(["CHANGE SUCCESS"]);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Company } from "../../../app/domain/commerce/company";
import type { CompanyId } from "../../../app/domain/ids";
import { payerKey, payerNumber } from "../../../app/domain/payers/bill-to";
import { whoIsBilled } from "../../../app/domain/payers/who-is-billed";
import { anOrder } from "../../builders/order";
import { secondKey } from "../../../app/domain/payers/second-payer";
import { choice, INSURER, OFFICE } from "./choices";

const COMPANY: Company = {
  id: "gid://shopify/Company/5" as CompanyId,
  name: "Example Ltd",
  locationName: null,
  taxId: null,
  address: null,
};
const order = anOrder({ company: COMPANY, tags: ["Insured", "summer"] });
const customerId = order.customer?.id ?? "";

const OWN = choice("order", order.id);
const TAG = choice("tag", "insured");
const CUSTOMER = choice("customer", customerId);
const COMPANYS = choice("company", COMPANY.id);

test("nobody chose: the buyer, as ever", () => {
  expect(whoIsBilled(order, [])).toEqual({ kind: "buyer", by: null });
  expect(
    whoIsBilled(order, [choice("tag", "b2b"), choice("customer", "gid://shopify/Customer/999"), choice("order", "gid://shopify/Order/9")]),
  ).toEqual({
    kind: "buyer",
    by: null,
  });
});

describe("the narrowest choice counts: order, tag, customer, company", () => {
  test.each([
    ["its own", [COMPANYS, CUSTOMER, TAG, OWN], OWN],
    ["its tag's", [COMPANYS, CUSTOMER, TAG], TAG],
    ["its customer's", [COMPANYS, CUSTOMER], CUSTOMER],
    ["its company's", [COMPANYS], COMPANYS],
  ])("%s", (_what, choices, by) => {
    expect(whoIsBilled(order, choices)).toEqual({ kind: "payer", payer: INSURER, by });
  });
});

test("a tag that the customer has counts like the order's", () => {
  const { customer } = anOrder();
  const tagged = anOrder({ tags: [], ...(customer && { customer: { ...customer, tags: ["INSURED"] } }) });

  expect(whoIsBilled(tagged, [TAG])).toMatchObject({ kind: "payer", by: TAG });
});

test("in whatever order the choices are read", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([OWN, TAG, CUSTOMER, COMPANYS], { minLength: 1 }), (choices) => {
      const narrowest = [OWN, TAG, CUSTOMER, COMPANYS].find((each) => choices.includes(each));

      expect(whoIsBilled(order, choices)).toMatchObject({ by: narrowest });
    }),
    { numRuns: 200, seed: 20_261_122 },
  );
});

test("the order's own choice may be its buyer, over whatever its tag says", () => {
  const own = choice("order", order.id, { payer: { kind: "buyer" } });

  expect(whoIsBilled(order, [TAG, own])).toEqual({ kind: "buyer", by: own });
});

test("two tags that name one payer are no question, two that name different ones are for a person", () => {
  const summer = choice("tag", "summer");
  expect(whoIsBilled(order, [TAG, summer])).toMatchObject({ kind: "payer", payer: INSURER });
  const other = choice("tag", "summer", { payer: OFFICE });
  expect(whoIsBilled(order, [TAG, other, CUSTOMER])).toEqual({ kind: "unclear", by: [TAG, other] });
  expect(whoIsBilled(order, [TAG, other, OWN])).toMatchObject({ kind: "payer", by: OWN });
});

test("a payer's number is one that Xero takes: at most 50 characters", () => {
  const id = "1a2b3c4d-1a2b-1a2b-1a2b-1a2b3c4d5e6f";

  expect(payerNumber(id)).toBe(`Shopify payer ${id}`);
  expect(payerNumber(id)).toHaveLength(50);
  expect([payerKey(INSURER), payerKey(OFFICE)]).toEqual(["Shopify payer contact-9", "Shopify payer abc"]);
});

test("a second payer who has no contact yet is known by the number that it will have, and says what to make", () => {
  const own = choice("order", order.id, { payer: OFFICE, share: { kind: "percent", percent: "40" } });
  const { second, toMake } = whoIsBilled(order, [own]);

  expect(second).toEqual({ id: own.id, scope: "order", number: "Shopify payer abc", portion: { kind: "percent", percent: "40" } });
  expect(toMake).toEqual(OFFICE);
  expect(second && secondKey(second)).toBe(payerKey(OFFICE));
  // What is kept with invoices names nobody.
  expect(JSON.stringify(second)).not.toContain(OFFICE.name);
  expect(whoIsBilled(order, [{ ...own, payer: INSURER }]).toMake).toBeUndefined();
});

test("two tags that describe the same new payer for the same part agree", () => {
  const tagged = { ...order, tags: ["a", "b"] };
  const share = { kind: "percent" as const, percent: "40" };
  const [a, b] = [choice("tag", "a", { payer: OFFICE, share }), choice("tag", "b", { payer: OFFICE, share })];

  expect(whoIsBilled(tagged, [a, b]).second).toMatchObject({ number: "Shopify payer abc" });
  expect(whoIsBilled(tagged, [a, { ...b, payer: INSURER }]).kind).toBe("unclear");
});

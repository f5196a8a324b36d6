import { expect, test } from "vitest";
import { rateOfKey, taxKeyOf, type TaxKey, type TaxLine } from "../../../app/domain/commerce/tax-line";
import { fromPercent } from "../../../app/domain/money/percentage";
import type { BooksOffer } from "../../../app/domain/posting/books-offer";
import { withHeldOrders } from "../../../app/domain/posting/held-orders";
import type { Problem } from "../../../app/domain/problem";
import { gbp } from "../../builders/amounts";

const VAT = { key: "VAT 20%" as TaxKey, rate: fromPercent("20"), orders: 12 };
const OFFER: BooksOffer = { accounts: [], taxRates: [], taxesInUse: [VAT], gatewaysInUse: [], specialInUse: { tips: 3 } };
const lacks = (field?: string): Problem => ({
  code: "account-unmapped",
  remedy: "fix-mapping",
  message: "",
  ...(field !== undefined && { field }),
});

test("the tax and the account that a held order lacks are offered, counted by order", () => {
  const held = [
    [lacks("taxRates.GST 5% + PST 7%"), lacks("accounts.giftCards"), lacks("accounts.giftCards")],
    [lacks("taxRates.GST 5% + PST 7%")],
    [],
  ];

  expect(withHeldOrders(OFFER, held)).toEqual({
    ...OFFER,
    taxesInUse: [VAT, { key: "GST 5% + PST 7%", rate: "12", orders: 2 }],
    specialInUse: { tips: 3, giftCards: 1 },
  });
});

test("what recent orders show already keeps its count, and other problems offer nothing", () => {
  expect(withHeldOrders(OFFER, [[lacks("taxRates.VAT 20%"), lacks("accounts.tips"), lacks("lockDates"), lacks()]])).toEqual(OFFER);
});

test.each([
  [["20"], "20"],
  [["5", "9.975"], "14.975"],
  [["0"], "0"],
  [[], "0"],
])("the rates %j of a key come to %s", (rates, total) => {
  const lines = rates.map(
    (rate, index): TaxLine => ({ title: `Tax ${index}`, rate: fromPercent(rate), amount: gbp("1.00"), channelLiable: false, source: null })
  );

  expect(rateOfKey(taxKeyOf(lines))).toBe(total);
});

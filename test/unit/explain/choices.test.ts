import { expect, test } from "vitest";
import { readDraftJson } from "~/adapters/shopify/order-json/read-draft-json";
import { readOrderJson } from "~/adapters/shopify/order-json/read-order-json";
import type { PostingPlan } from "~/domain/posting/posting-plan";
import { explainTrace } from "~/domain/posting/explain-trace";
import { explainPiece } from "~/explain/explain-order";
import { readProfile } from "~/explain/profile-file";

/** A desk at 120.00, a sixth of it VAT: 20.00. */
const DESK = {
  ...{ id: 61, name: "#9001", order_number: 9001, currency: "GBP", taxes_included: true, tags: "Trade, urgent" },
  ...{ created_at: "2026-11-20T10:00:00Z", updated_at: "2026-11-20T10:00:00Z", total_price: "120.00", total_tax: "20.00", transactions: [] },
  line_items: [{ id: 62, title: "Desk", quantity: 1, price: "120.00", tax_lines: [{ title: "VAT", rate: 0.2, price: "20.00" }] }],
};

function planned(profile: object): PostingPlan {
  const read = readProfile(JSON.stringify({ version: 1, ...profile }));
  if ("mistakes" in read) throw new Error(read.mistakes.join(" "));
  const readers = { readOrder: readOrderJson, readDraft: readDraftJson };
  const [explained] = explainPiece({ text: JSON.stringify(DESK), line: 1 }, { file: read.profile, ...readers });
  if (explained?.end !== "planned" || explained.posting.kind !== "post") throw new Error(`Not planned: ${JSON.stringify(explained?.end)}`);

  return explained.posting.plan;
}

test("what the profile's file chooses for an order by its name, or for a tag, is planned and explained with its reason", () => {
  const orderChoices = { "#9001": { account: "260", draft: true, reason: "sold at the fair" } };
  const tagRules = [{ tag: "trade", account: "270", tracking: [{ category: "Region", option: "North" }] }];
  const { invoice, tieOut } = planned({ orderChoices, tagRules });
  expect([invoice.status, invoice.lines[0]?.accountCode, invoice.lines[0]?.tracking]).toEqual(["DRAFT", "260", [{ category: "Region", option: "North" }]]);
  expect(tieOut.figures.difference.minor).toBe(0n);
  const words = explainTrace([...(invoice.lines[0]?.because ?? []), ...invoice.because]);
  expect(words).toEqual(
    expect.arrayContaining([
      "Account 260: because you chose it for this order.",
      "Tracking Region: North, because your rule for the tag “trade”.",
      "Sent as a draft, because you chose it for this order.",
    ]),
  );
});

test("a choice for a line of the order, and none for an order of another name", () => {
  const lines = [{ line: "gid://shopify/LineItem/62", account: "271" }];
  expect(planned({ orderChoices: { "#9001": { lines, reason: "a gift" } } }).invoice.lines[0]?.accountCode).toBe("271");
  const plain = planned({}).invoice.lines[0]?.accountCode;
  expect(planned({ orderChoices: { "#9002": { account: "260", reason: "a gift" } } }).invoice.lines[0]?.accountCode).toBe(plain);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { DEMO, exchangeToken, startBench } from "./bench";
import { shopifyClient } from "./library-client";
import { amount, LIFE_SCOPES } from "./order-life-bench";

const SCOPES = [...LIFE_SCOPES, "read_companies", "write_payment_terms"];
const bag = "{ shopMoney { amount } }";
const STORY = `query($id: ID!) { order(id: $id) {
  displayFulfillmentStatus returnStatus edited currentTotalPriceSet ${bag} totalOutstandingSet ${bag}
  purchasingEntity { ... on PurchasingCompany { company { name } location { name taxSettings { taxRegistrationId } } } }
  paymentTerms { paymentTermsName overdue paymentSchedules(first: 1) { nodes { dueAt completedAt balanceDue { amount } } } }
  retailLocation { name } fulfillments { name location { name } }
  returns(first: 2) { nodes { name status exchangeLineItems(first: 2) { nodes { quantity } } refunds(first: 2) { nodes { totalRefundedSet ${bag} } } } }
  refunds { return { name } }
  agreements(first: 9) { nodes { reason sales(first: 9) { nodes { actionType lineType quantity totalAmount ${bag} } } } }
} }`;

test("Shopify's own library reads an order's whole life: a draft of a company, its terms, an edit, parcels, an exchange; a restart keeps it", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "shopify-life-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const bench = await startBench({ dataDir });
  let token = await bench.token(undefined, SCOPES);
  const ask = shopifyClient({ bench, shop: DEMO, token: () => token });

  await bench.control("/companies", {
    name: "Fell Rope Works",
    contact: { customer: { firstName: "Ada", lastName: "Fell", email: "ada.fell@example.com" } },
    location: { name: "Settle mill", taxRegistrationId: "GB123456789", paymentTerms: { type: "NET", dueInDays: 30 } },
  });
  const draft = await bench.control("/drafts", { company: "Fell Rope Works", lines: [{ sku: "HF-MUG-CRM", quantity: 4 }, { sku: "HF-CAN-L" }] });
  const drafts = `query($id: ID!) { draftOrder(id: $id) { name status totalPriceSet ${bag} purchasingEntity { ... on PurchasingCompany { company { name } } } } locations(first: 2) { nodes { name } } }`;
  // 4 × 14.50 + 24.95 = 82.95.
  expect(await ask(drafts, { id: draft["gid"] })).toEqual({
    draftOrder: { name: "#D1", status: "OPEN", totalPriceSet: amount("82.95"), purchasingEntity: { company: { name: "Fell Rope Works" } } },
    locations: { nodes: [{ name: "Hebden Bridge" }] },
  });

  const completed = await ask(`mutation($id: ID!) { draftOrderComplete(id: $id) { draftOrder { order { id } } userErrors { message } } }`, { id: draft["gid"] });
  const { id } = (completed as { draftOrderComplete: { draftOrder: { order: { id: string } } } }).draftOrderComplete.draftOrder.order;
  const act = (path: string, body: object = {}) => bench.control(`/orders/${id.split("/").at(-1)}/${path}`, body);
  await act("edit", { remove: [{ sku: "HF-MUG-CRM", quantity: 1 }] });
  await act("fulfil", { location: "Hebden Bridge" });
  await act("pay");
  await act("exchange", { lines: [{ sku: "HF-MUG-CRM", quantity: 1 }], give: [{ sku: "HF-CAN-S" }] });

  // 82.95 − 14.50 = 68.45 paid; − 14.50 + 12.00 = 65.95, 2.50 given back.
  const story = {
    order: {
      ...{ displayFulfillmentStatus: "PARTIALLY_FULFILLED", returnStatus: "RETURNED", edited: true, currentTotalPriceSet: amount("65.95"), totalOutstandingSet: amount("0.0") },
      purchasingEntity: { company: { name: "Fell Rope Works" }, location: { name: "Settle mill", taxSettings: { taxRegistrationId: "GB123456789" } } },
      paymentTerms: { paymentTermsName: "Net 30", overdue: false, paymentSchedules: { nodes: [{ dueAt: "2026-12-21T12:00:00Z", completedAt: "2026-11-21T12:00:00Z", balanceDue: { amount: "0.0" } }] } },
      ...{ retailLocation: null, fulfillments: [{ name: expect.stringMatching(/-F1$/), location: { name: "Hebden Bridge" } }] },
      returns: { nodes: [{ name: expect.stringMatching(/-R1$/), status: "CLOSED", exchangeLineItems: { nodes: [{ quantity: 1 }] }, refunds: { nodes: [{ totalRefundedSet: amount("2.5") }] } }] },
      refunds: [{ return: { name: expect.stringMatching(/-R1$/) } }],
      agreements: {
        nodes: [
          { reason: "ORDER", sales: { nodes: [{ actionType: "ORDER", lineType: "PRODUCT", quantity: 4, totalAmount: amount("58.0") }, { actionType: "ORDER", lineType: "PRODUCT", quantity: 1, totalAmount: amount("24.95") }] } },
          { reason: "ORDER_EDIT", sales: { nodes: [{ actionType: "RETURN", lineType: "PRODUCT", quantity: -1, totalAmount: amount("-14.5") }] } },
          { reason: "RETURN", sales: { nodes: [{ actionType: "RETURN", lineType: "PRODUCT", quantity: -1, totalAmount: amount("-14.5") }, { actionType: "ORDER", lineType: "PRODUCT", quantity: 1, totalAmount: amount("12.0") }] } },
        ],
      },
    },
  };
  expect(await ask(STORY, { id })).toEqual(story);

  await bench.simulator.close();
  const again = await startBench({ dataDir });
  token = String((await exchangeToken(again)).body["access_token"]);
  expect(await shopifyClient({ bench: again, shop: DEMO, token: () => token })(STORY, { id })).toEqual(story);
});

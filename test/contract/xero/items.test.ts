import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { first, type Bench } from "./bench";
import { ledgerBench, refusals, rowOf, rowsOf, statusesWith, xeroNode } from "./ledger-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await ledgerBench("NZ");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

const mug = (Code: string) => ({
  Code,
  Name: "Mug",
  Description: "A blue mug",
  PurchaseDescription: "Mugs by the dozen",
  SalesDetails: { UnitPrice: 12.5, AccountCode: "210", TaxType: "ZERORATED" },
  PurchaseDetails: { UnitPrice: 4.1234, AccountCode: "310" },
});

test("an item is created with what Xero fills in, and read by id and by code", async () => {
  const item = rowOf(await bench.api("PUT /Items?unitdp=4", mug("MUG-1")), "Items");
  expect(item).toMatchObject({
    Code: "MUG-1",
    IsSold: true,
    IsPurchased: true,
    IsTrackedAsInventory: false,
    SalesDetails: { UnitPrice: 12.5, AccountCode: "210", TaxType: "ZERORATED" },
    PurchaseDetails: { UnitPrice: 4.1234, AccountCode: "310" },
  });
  // Without unitdp=4 two decimals come back: 4.1234 is 4.12.
  for (const key of [String(item["ItemID"]), "mug-1"]) {
    expect(rowOf(await bench.api(`GET /Items/${key}`), "Items")).toMatchObject({
      ItemID: item["ItemID"],
      PurchaseDetails: { UnitPrice: 4.12 },
    });
  }
});

test("PUT refuses a code in use, whatever its case; POST with that code changes the item", async () => {
  const item = rowOf(await bench.api("PUT /Items", mug("MUG-2")), "Items");
  const refused = await bench.api("PUT /Items", mug("mug-2"));
  expect(refused.status).toBe(400);
  expect(refusals(refused)).toEqual(["Price List Item with Code 'mug-2' already exists"]);
  expect(first(rowsOf(refused, "Items"))["ItemID"]).toBe("00000000-0000-0000-0000-000000000000");

  const changed = rowOf(await bench.api("POST /Items", { Code: "MUG-2", Name: "Big mug" }), "Items");
  expect(changed).toMatchObject({ ItemID: item["ItemID"], Name: "Big mug", Description: "A blue mug" });
  expect(rowOf(await bench.api("POST /Items", { Code: "MUG-2B" }), "Items")["ItemID"]).not.toBe(item["ItemID"]);
});

test("codes have at most 30 characters, names 50; accounts and tax types must exist and fit", async () => {
  const put = async (fields: object) => refusals(await bench.api("PUT /Items", { ...mug("MUG-3"), ...fields }));
  expect(await put({ Code: "C".repeat(31) })).toEqual(["Code is too long: Xero stores at most 30 characters."]);
  expect(await put({ Name: "N".repeat(51) })).toEqual(["Name is too long: Xero stores at most 50 characters."]);
  expect(await put({ SalesDetails: { AccountCode: "999" } })).toEqual([
    "Account code '999' is not a valid code for this document.",
  ]);
  expect(await put({ SalesDetails: { AccountCode: "200", TaxType: "INPUT2" } })).toEqual([
    "The TaxType code 'INPUT2' cannot be used with account code '200'.",
  ]);
});

test("a line that names an item takes its description, price, account and tax, but for what it says itself", async () => {
  await bench.api("PUT /Items", mug("MUG-4"));
  const sale = await bench.invoice({ LineItems: [{ ItemCode: "mug-4", Quantity: 3 }] });
  // 3 x 12.50 = 37.50, zero rated.
  expect(first(sale.LineItems)).toMatchObject({
    ItemCode: "MUG-4",
    Description: "A blue mug",
    UnitAmount: 12.5,
    AccountCode: "210",
    TaxType: "ZERORATED",
    LineAmount: 37.5,
    TaxAmount: 0,
  });
  const own = await bench.invoice({
    LineItems: [{ ItemCode: "MUG-4", Description: "A gift", UnitAmount: 10, AccountCode: "200", TaxType: "OUTPUT2" }],
  });
  expect(first(own.LineItems)).toMatchObject({ Description: "A gift", LineAmount: 10, TaxAmount: 1.5, AccountCode: "200" });

  // A bill takes the purchase details; 2 x 4.12 = 8.24 and 15 % of it is 1.236, so 1.24.
  const bill = await bench.invoice({ Type: "ACCPAY", LineItems: [{ ItemCode: "MUG-4", Quantity: 2 }] });
  expect(first(bill.LineItems)).toMatchObject({ Description: "Mugs by the dozen", AccountCode: "310", TaxAmount: 1.24 });
});

test("a line cannot name an item that is not in the list, or that is not for sale", async () => {
  await bench.api("PUT /Items", { ...mug("MUG-5"), IsSold: false });
  for (const ItemCode of ["MUG-5", "NO-SUCH"]) {
    const refused = await bench.api("PUT /Invoices", {
      Type: "ACCREC",
      Contact: { Name: "Ada Lovelace" },
      LineItems: [{ ItemCode, Description: "x", Quantity: 1, UnitAmount: 1, AccountCode: "200" }],
    });
    expect(refusals(refused)).toEqual([`Item code '${ItemCode}' is not valid.`]);
  }
});

test("an item is deleted with 204 and is gone; lines keep its code", async () => {
  const item = rowOf(await bench.api("PUT /Items", mug("MUG-6")), "Items");
  const { InvoiceID } = await bench.invoice({ LineItems: [{ ItemCode: "MUG-6", Quantity: 1 }] });
  const deleted = await bench.api(`DELETE /Items/${String(item["ItemID"])}`, {});
  expect([deleted.status, deleted.text]).toEqual([204, ""]);
  expect((await bench.api("GET /Items/MUG-6")).status).toBe(404);
  expect(first((await bench.stored(InvoiceID)).LineItems)).toMatchObject({ ItemCode: "MUG-6" });
});

test("items are listed by where and If-Modified-Since", async () => {
  await bench.api("PUT /Items", mug("MUG-7"));
  bench.clock.advance(60_000);
  const since = new Date(bench.clock.now()).toISOString();
  await bench.api("PUT /Items", { ...mug("MUG-8"), Name: "Eight" });
  const recent = rowsOf(await bench.api("GET /Items", undefined, { "if-modified-since": since }), "Items");
  expect(recent.map(({ Code }) => Code)).toEqual(["MUG-8"]);
  const named = rowsOf(await bench.api(`GET /Items?where=${encodeURIComponent('Name=="eight"')}`), "Items");
  expect(named.map(({ Code }) => Code)).toEqual(["MUG-8"]);
});

test("either scope opens the items: invoices or settings, but not payments", async () => {
  const requests = ["GET /Items", "PUT /Items"];
  // The 400 is for a body without items: the scope let it in.
  expect(await statusesWith("accounting.invoices.read", requests)).toEqual([200, 401]);
  expect(await statusesWith("accounting.settings", requests)).toEqual([200, 400]);
  expect(await statusesWith("accounting.payments", requests)).toEqual([401, 401]);
});

test("tracked inventory and more than 500 items at once are refused in words", async () => {
  const tracked = await bench.api("PUT /Items", { ...mug("MUG-10"), InventoryAssetAccountCode: "630" });
  expect([tracked.status, tracked.body.Detail]).toEqual([501, expect.stringContaining("Tracked inventory")]);
  const many = Array.from({ length: 501 }, (_, index) => ({ Code: `M${index}` }));
  const refused = await bench.api("PUT /Items", { Items: many });
  expect([refused.status, refused.body.Message]).toEqual([400, expect.stringContaining("at most 500 items")]);
  expect((await bench.api("GET /Items/M0")).status).toBe(404);
});

test("xero-node creates, updates, notes on and deletes an item", async () => {
  const api = xeroNode(bench);
  const item = { code: "NODE-1", name: "Twine", salesDetails: { unitPrice: 3.25, accountCode: "200" } };
  const created = first((await api.createItems(bench.tenantId, { items: [item] })).body.items);
  const itemID = created.itemID ?? "";
  const updated = await api.updateItem(bench.tenantId, itemID, { items: [{ code: "NODE-1", name: "Red twine" }] });
  expect(first(updated.body.items)).toMatchObject({ itemID, name: "Red twine", salesDetails: { unitPrice: 3.25 } });
  await api.createItemHistory(bench.tenantId, itemID, { historyRecords: [{ details: "priced by hand" }] });
  const history = await api.getItemHistory(bench.tenantId, itemID);
  expect(history.body.historyRecords?.map(({ details }) => details)).toContain("priced by hand");
  await api.deleteItem(bench.tenantId, itemID);
  const left = await api.getItems(bench.tenantId, undefined, 'Code=="NODE-1"');
  expect(left.body.items).toEqual([]);
});

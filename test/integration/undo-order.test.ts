import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

// Two mugs are 29.00, VAT 20 % included: 29.00 ÷ 6 = 4.83; one is 14.50 with 2.41. Every figure below was worked out by hand.
const MUG = { sku: "HF-MUG-CRM" };
const MUGS = { lines: [{ ...MUG, quantity: 2 }] };
/** Money received and given back goes to this account. */
const CLEARING = "855";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

async function posted(payment: "paid" | "unpaid"): Promise<ShopOrder> {
  const placed = await merchant.placeOrder({ ...MUGS, payment });
  await world.settle();

  return placed;
}

async function undo(placed: ShopOrder, reason = "entered twice") {
  const { recordId } = await merchant.page(placed);
  const answer = await world.app.crossfoot.undoOrder(merchant.shop, recordId, reason);
  await world.settle();

  return answer;
}

async function postAgain(placed: ShopOrder) {
  const { recordId } = await merchant.page(placed);
  const answer = await world.app.crossfoot.postAgain(merchant.shop, recordId);
  await world.settle();

  return answer;
}

const documents = (placed: ShopOrder) => books.documentsOf(numberOf(placed));

describe("an order is taken out of the books", () => {
  test("paid, and one of two given back: both movements of money go, then the credit note, then the invoice", async () => {
    const before = { money: await books.balanceOf(CLEARING), sales: await books.balanceOf("200") };
    const placed = await posted("paid");
    await world.shopify.refund(placed, { lines: [{ ...MUG, quantity: 1 }] });
    await world.settle();
    const number = numberOf(placed);
    expect(await documents(placed)).toEqual([`${number} PAID 29 tax 4.83 open 0`, `${number}-R1 PAID 14.5 tax 2.41 open 0`]);

    expect(await undo(placed)).toEqual({ error: null });

    expect(await documents(placed)).toEqual([`${number} VOIDED 29 tax 4.83 open 0`, `${number}-R1 VOIDED 14.5 tax 2.41 open 0`]);
    expect(await books.paymentsOf(number)).toEqual([]);
    expect({ money: await books.balanceOf(CLEARING), sales: await books.balanceOf("200") }).toEqual(before);
    const page = await merchant.page(placed);
    expect(page.status).toBe("excluded");
    expect(page.reasons).toEqual([
      `Undone, as asked for on ${world.clock.now().toISOString().slice(0, 10)} (entered twice): nothing of it is left in Xero.`,
    ]);
    expect(page.attempts.slice(0, 4).map(({ what, outcome }) => `${what.replace(/\d{5,}/, "…")} ${outcome}`)).toEqual([
      `Void invoice ${number} done`,
      `Void credit note ${number}-R1 done`,
      "Remove payment Shopify … done",
      "Remove payment Shopify … done",
    ]);
  });

  test("credit that settles the invoice is taken back off it before both go", async () => {
    const placed = await posted("unpaid");
    await world.shopify.refund(placed, { lines: [{ ...MUG, quantity: 1 }] });
    await world.settle();
    const number = numberOf(placed);
    expect(await documents(placed)).toEqual([`${number} AUTHORISED 29 tax 4.83 open 14.5`, `${number}-R1 PAID 14.5 tax 2.41 open 0`]);

    await undo(placed);

    expect((await merchant.page(placed)).reasons[0]).toMatch(/nothing of it is left/);
    expect(await documents(placed)).toEqual([`${number} VOIDED 29 tax 4.83 open 0`, `${number}-R1 VOIDED 14.5 tax 2.41 open 0`]);
  });

  test("a draft is deleted", async () => {
    await merchant.saveSetup({ invoiceStatus: "DRAFT" });
    const placed = await posted("unpaid");
    await undo(placed);

    expect(await documents(placed)).toEqual([`${numberOf(placed)} DELETED 29 tax 4.83 open 0`]);
    await merchant.saveSetup();
  });

  test("what an edit added goes with it", async () => {
    const placed = await posted("paid");
    await world.shopify.edit(placed, { add: [MUG] });
    await world.settle();
    const number = numberOf(placed);
    expect(await documents(placed)).toEqual([`${number} PAID 29 tax 4.83 open 0`, `${number}-A1 AUTHORISED 14.5 tax 2.42 open 14.5`]);

    await undo(placed);

    expect(await documents(placed)).toEqual([`${number} VOIDED 29 tax 4.83 open 0`, `${number}-A1 VOIDED 14.5 tax 2.42 open 0`]);
  });
});

describe("what a person did in Xero stands", () => {
  test("a payment recorded by hand: nothing is removed, and both figures are said; once it is gone, Retry finishes", async () => {
    const placed = await posted("unpaid");
    await books.pay(numberOf(placed), "9.00");
    await world.settle();
    await undo(placed);

    const held = await merchant.page(placed);
    expect(held.status).toBe("attention");
    expect(held.reasons[0]).toContain(
      `${numberOf(placed)} has 9.00 of payments in Xero that somebody recorded there, beside 0.00 of Crossfoot's.`,
    );
    expect(await documents(placed)).toEqual([`${numberOf(placed)} AUTHORISED 29 tax 4.83 open 20`]);

    const [byHand] = await books.paymentsOf(numberOf(placed));
    await books.deletePayment(byHand?.PaymentID ?? "");
    await world.settle();
    expect(await documents(placed)).toEqual([`${numberOf(placed)} VOIDED 29 tax 4.83 open 0`]);
    expect((await merchant.page(placed)).status).toBe("excluded");
  });

  test("an edited invoice is left as it is, and left in Xero by “Post again”", async () => {
    const placed = await posted("unpaid");
    await books.editLines(numberOf(placed), [{ Description: "By agreement", UnitAmount: 20, AccountCode: "200" }]);
    await world.settle();
    await undo(placed);

    expect((await merchant.page(placed)).reasons[0]).toContain(`Invoice ${numberOf(placed)} stands at 20.00 (tax `);
    expect((await merchant.page(placed)).reasons[0]).toContain("it was sent as 29.00 (tax 4.83): somebody edited it there.");
    expect(await books.invoice(numberOf(placed))).toMatchObject({ Status: "AUTHORISED", Total: 20 });
  });
});

describe("an undone order", () => {
  test("is not posted again by webhooks, sweeps, Retry or Sync now", async () => {
    const placed = await posted("unpaid");
    await undo(placed);
    const writes = await world.xero.writes();
    await world.shopify.pay(placed);
    await world.shopify.redeliver(placed, 2);
    await world.settle();
    await merchant.retry(placed);
    await world.app.crossfoot.syncNow(merchant.shop);
    await world.settle();
    await world.advance(30 * 60_000);
    await world.settle();

    expect(await world.xero.writes()).toBe(writes);
    expect(await documents(placed)).toEqual([`${numberOf(placed)} VOIDED 29 tax 4.83 open 0`]);
    expect((await merchant.page(placed)).status).toBe("excluded");
  });

  test("is posted anew by “Post again”, under a number that is free, with its refund; pressed twice, once", async () => {
    const placed = await posted("paid");
    await undo(placed);
    await world.shopify.refund(placed, { lines: [{ ...MUG, quantity: 1 }] });
    await world.settle();
    const before = await books.balanceOf(CLEARING);
    const { recordId } = await merchant.page(placed);
    await Promise.all([world.app.crossfoot.postAgain(merchant.shop, recordId), world.app.crossfoot.postAgain(merchant.shop, recordId)]);
    await world.settle();

    const number = numberOf(placed);
    expect((await merchant.page(placed)).reasons).toEqual([]);
    expect(await documents(placed)).toEqual([
      `${number} VOIDED 29 tax 4.83 open 0`,
      `${number}-P2 PAID 29 tax 4.83 open 0`,
      `${number}-P2-R1 PAID 14.5 tax 2.41 open 0`,
    ]);
    expect(await books.balanceOf(CLEARING)).toBe(before + 1450);
    expect((await merchant.page(placed)).status).toBe("synced");

    await undo(placed);
    await postAgain(placed);
    expect((await documents(placed)).filter((each) => !each.includes("VOIDED"))).toEqual([
      `${number}-P3 PAID 29 tax 4.83 open 0`,
      `${number}-P3-R1 PAID 14.5 tax 2.41 open 0`,
    ]);
  });
});

describe("in a period that was locked since", () => {
  const today = () => world.clock.now().toISOString().slice(0, 10);
  const tomorrow = () => new Date(world.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);

  async function lock(): Promise<void> {
    await books.lock(today());
    await world.app.crossfoot.syncNow(merchant.shop);
    await world.settle();
  }

  async function open(): Promise<void> {
    await books.lock(null);
    await world.app.crossfoot.syncNow(merchant.shop);
    await world.settle();
  }

  test("unpaid: a credit note on the first open day reverses it, and settles the invoice", async () => {
    const placed = await posted("unpaid");
    await lock();
    await undo(placed);

    const number = numberOf(placed);
    const { status, reasons } = await merchant.page(placed);
    expect(reasons).toEqual([`Undone, as asked for on ${today()} (entered twice): in Xero it is reversed by ${number}-C1.`]);
    expect(status).toBe("excluded");
    expect(await documents(placed)).toEqual([`${number} PAID 29 tax 4.83 open 0`, `${number}-C1 PAID 29 tax 4.83 open 0`]);
    await open();
  });

  test("paid: reversed, and the money is a person's to give back", async () => {
    const placed = await posted("paid");
    await lock();
    const money = await books.balanceOf(CLEARING);
    await undo(placed);

    const number = numberOf(placed);
    const page = await merchant.page(placed);
    expect(page.status).toBe("attention");
    expect(page.reasons[0]).toContain(`reversed in Xero by ${number}-C1, dated after ${today()}.`);
    expect(page.reasons[0]).toContain("29.00 is open as the customer's credit.");
    expect(await documents(placed)).toEqual([`${number} PAID 29 tax 4.83 open 0`, `${number}-C1 AUTHORISED 29 tax 4.83 open 29`]);
    expect(await books.balanceOf(CLEARING)).toBe(money);

    await merchant.retry(placed);
    await world.settle();
    expect((await documents(placed)).length).toBe(2);
    await open();
  });

  test("that nobody told Crossfoot of: Xero's refusal has it read again, and the order is reversed", async () => {
    const placed = await posted("unpaid");
    await books.lock(today());
    await undo(placed);

    const number = numberOf(placed);
    expect(await documents(placed)).toEqual([`${number} PAID 29 tax 4.83 open 0`, `${number}-C1 PAID 29 tax 4.83 open 0`]);
    const note = (await books.creditNotes()).find(({ CreditNoteNumber }) => CreditNoteNumber === `${number}-C1`);
    expect((note as unknown as { DateString: string }).DateString.slice(0, 10)).toBe(tomorrow());
    await open();
  });
});

describe("“Do not send”", () => {
  test("keeps an order out of the books, with its reason, until it is lifted", async () => {
    await merchant.saveSetup({ taxRates: {} });
    const placed = await posted("paid");
    const { recordId, status } = await merchant.page(placed);
    expect(status).toBe("attention");
    expect(await world.app.crossfoot.holdBackOrder(merchant.shop, recordId, "a staff gift")).toEqual({ error: null });
    await merchant.saveSetup();
    await world.settle();
    await world.shopify.redeliver(placed, 1);
    await world.settle();

    const page = await merchant.page(placed);
    expect(page.status).toBe("excluded");
    expect(page.reasons).toEqual([`Not sent, as asked for on ${world.clock.now().toISOString().slice(0, 10)} (a staff gift).`]);
    expect(await documents(placed)).toEqual([]);

    await postAgain(placed);
    expect(await documents(placed)).toEqual([`${numberOf(placed)} PAID 29 tax 4.83 open 0`]);
  });

  test("is refused for an order that stands in Xero", async () => {
    const placed = await posted("paid");
    const { recordId } = await merchant.page(placed);

    const { error } = await world.app.crossfoot.holdBackOrder(merchant.shop, recordId, "too late");
    expect(error).toBe("The order stands in Xero by now: undo it instead.");
    expect((await merchant.page(placed)).status).toBe("synced");
  });
});

import assert from "node:assert/strict";
import { askJson } from "../../integration/setting/json";
import { numberOf } from "../../integration/setting/merchant";
import { People } from "../../integration/setting/people";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";

const ADA = { firstName: "Ada", lastName: "Thistledown", email: "ada@example.com" };

async function exported({ world, merchant }: Stage): Promise<string[]> {
  let file = "";
  for await (const piece of (await world.app.crossfoot.exportHistory(merchant.shop)) ?? []) file += piece;

  return file.trimEnd().split("\r\n");
}

/** Contacts too, for good, and without anybody who asked to be forgotten. */
export const KEPT: readonly Scenario[] = [
  {
    name: "audit/a-contact",
    proves: "What happened to a contact is on record as well: made, changed with its customer, and by whom it was asked for.",
    play: async (stage) => {
      const order = await stage.order({ customer: ADA });
      const people = new People(stage.merchant);
      await people.change(ADA.email, { phone: "+44 20 7946 0018" });
      await stage.settle();
      await stage.world.app.ports.audit.seal();
      const { ContactNumber } = await people.contactOf(order);
      const history = await stage.world.app.crossfoot.contactHistory(stage.merchant.shop, ContactNumber);
      const told = (history?.entries ?? []).map(({ what }) => what).reverse();
      for (const what of ["To be sent: Create contact", "Done: Create contact", "To be sent: phone number of the contact"])
        assert(
          told.some((each) => each.startsWith(what)),
          `${what} is not among ${told.join(" · ")}`,
        );
      assert.equal(
        history?.entries.every(({ holds }) => holds),
        true,
      );
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number: numberOf(order), total: "29.00", contact: "Ada Thistledown" }] },
        app: { status: "synced", seals: "all hold" },
      });
    },
  },
  {
    name: "audit/exported",
    proves: "The whole log is exported as CSV, entry by entry in the chain's order, each with its hash and whether its seal holds.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid", customer: ADA });
      const [headings, ...rows] = await exported(stage);
      assert.equal(headings, "position,at,kind,order record,what,detail,facts,hash,seal holds");
      assert.deepEqual(
        rows.map((row) => Number(row.split(",")[0])),
        rows.map((_row, index) => index + 1),
      );
      assert(rows.length > 10 && rows.every((row) => /,[0-9a-f]{64},yes$/.test(row)), "A row has no seal that holds.");
      assert(rows.some((row) => row.includes(`Done: Create invoice ${numberOf(order)}`)));
      await stage.shows(order, {
        shopify: { received: "29.00" },
        xero: { invoices: [{ status: "PAID", total: "29.00", due: "0.00" }] },
        app: { status: "synced", seals: "all hold" },
      });
    },
  },
  {
    name: "audit/nobody-rewrites-it",
    proves: "An entry can be neither changed nor deleted, not even with the database at hand.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid" });
      const { ports, db } = stage.world.app;
      await ports.audit.seal();
      for (const attempt of [`UPDATE "AuditEntry" SET "facts" = '{}'`, `DELETE FROM "AuditEntry"`])
        await assert.rejects(db.$executeRawUnsafe(attempt), /append only/);
      await stage.shows(order, {
        shopify: { received: "29.00" },
        xero: { invoices: [{ status: "PAID", total: "29.00" }] },
        app: { status: "synced", seals: "all hold" },
      });
    },
  },
  {
    name: "audit/erased-and-the-chain-holds",
    proves: "A customer who asks to be forgotten leaves no word in the log, and every seal holds.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid", customer: ADA });
      await stage.merchant.choose(order, { account: "260", reason: "promised to Ada Thistledown" });
      await stage.settle();
      const before = await exported(stage);
      assert(
        before.some((row) => row.includes("Thistledown")),
        "Nothing that could be erased was in the log.",
      );

      const { shop } = stage.merchant;
      const forget = { shop, topic: "customers/redact", customer: ADA.email };
      await askJson(`${stage.world.shopify.url}/control/compliance`, forget);
      await stage.settle();
      const after = await exported(stage);
      assert(!after.some((row) => row.includes("Thistledown")), "A name is still in the log.");
      const hashes = (rows: readonly string[]) => rows.map((row) => row.split(",").at(-2));
      assert.deepEqual(hashes(after).slice(0, before.length), hashes(before));
      await stage.shows(order, {
        shopify: { received: "29.00" },
        xero: { invoices: [{ status: "PAID", total: "29.00", due: "0.00" }] },
        app: { seals: "all hold" },
      });
    },
  },
];

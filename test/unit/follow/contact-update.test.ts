import { describe, expect, test } from "vitest";
import { textOf, type ContactField, type ContactFields } from "../../../app/domain/follow/contact-fields";
import { decideUpdate, isNews } from "../../../app/domain/follow/contact-update";

const ADDRESS = { company: null, line1: "1 Lane", line2: null, city: "Leeds", region: null, postalCode: "LS1", country: "UK" };
const NOTHING: ContactFields = { name: "", firstName: null, lastName: null, email: null, phone: null, taxNumber: null, address: null };

/** What both sides had last, by field; a field that is not named is not known. */
function known(before: Partial<ContactFields>) {
  return (field: ContactField, text: string) => (field in before ? textOf(field, before) === text : null);
}

function decided(sides: {
  before?: Partial<ContactFields>;
  ours: Partial<ContactFields>;
  stands: Partial<ContactFields>;
  preferOurs?: boolean;
}) {
  const { before = {}, ours, stands, preferOurs = false } = sides;

  return decideUpdate({ ours, stands: { ...NOTHING, ...stands }, wasBoth: known(before), preferOurs });
}

/** before · in Xero · in Shopify now → what happens to it. An empty text is nothing there; null: what was before is not known. */
const CASES: [string | null, string, string, "send" | "kept" | "agreed" | "nothing"][] = [
  ["a@example.com", "a@example.com", "b@example.com", "send"],
  ["a@example.com", "c@example.com", "b@example.com", "kept"],
  ["a@example.com", "c@example.com", "a@example.com", "kept"],
  ["a@example.com", "b@example.com", "b@example.com", "agreed"],
  ["a@example.com", "a@example.com", "a@example.com", "agreed"],
  ["a@example.com", "A@Example.com", "a@example.com", "agreed"],
  ["a@example.com", "", "b@example.com", "kept"],
  ["", "", "b@example.com", "send"],
  ["", "c@example.com", "b@example.com", "kept"],
  ["a@example.com", "a@example.com", "", "nothing"],
  ["a@example.com", "c@example.com", "", "kept"],
  [null, "", "b@example.com", "send"],
  [null, "c@example.com", "b@example.com", "kept"],
  [null, "b@example.com", "b@example.com", "agreed"],
  [null, "c@example.com", "", "nothing"],
];

describe("an e-mail address", () => {
  test.each(CASES)("was %j, is %j in Xero and %j in Shopify: %s", (...[before, stands, ours, outcome]) => {
    const given = { ...(before !== null && { before: { email: before } }), stands: { email: stands }, ours: { email: ours } };
    const { send, kept, agreed } = decided(given);

    expect({ send: "email" in send, kept: kept.includes("email"), agreed: agreed.includes("email") }).toEqual({
      send: outcome === "send",
      kept: outcome === "kept",
      agreed: outcome === "agreed",
    });
  });
});

test("the merchant's wish goes over a person's change, but nothing empties a field", () => {
  const before = { email: "a@example.com", phone: "1" };
  const { send, kept } = decided({
    before,
    stands: { email: "c@example.com", phone: "2" },
    ours: { email: "b@example.com", phone: null },
    preferOurs: true,
  });

  expect(send).toEqual({ email: "b@example.com" });
  expect(kept).toEqual(["phone"]);
});

test("only what differs is sent, and a field that is not Shopify's is never", () => {
  const before = { name: "Ada", email: "a@example.com", address: ADDRESS };
  const { send } = decided({ before, stands: before, ours: { name: "Ada", address: { ...ADDRESS, line1: "2 Lane" } } });

  expect(send).toEqual({ address: { ...ADDRESS, line1: "2 Lane" } });
});

test("a phone number that Xero splits in three is the same number", () => {
  const { agreed } = decided({ stands: { phone: "44 20 79460018" }, ours: { phone: "44 (20) 7946-0018" } });

  expect(agreed).toContain("phone");
});

describe("a namesake's name", () => {
  test("with a mark behind it is the customer's name", () => {
    const name = "Ann Lee (ann@example.com)";

    expect(decided({ before: { name }, stands: { name }, ours: { name: "Ann Lee" } })).toMatchObject({ send: {}, kept: [] });
  });

  test("changes with the customer all the same", () => {
    const name = "Ann Lee (ann@example.com)";

    expect(decided({ before: { name }, stands: { name }, ours: { name: "Ann Lean" } }).send).toEqual({ name: "Ann Lean" });
  });
});

describe("a contact that changed in Xero", () => {
  const before = { email: "a@example.com", phone: "1" };
  const asks = (stands: Partial<ContactFields>, kept: ContactField[]) =>
    isNews({ ...NOTHING, ...stands }, { wasBoth: known(before), kept });

  test.each<[string, Partial<ContactFields>, ContactField[], boolean]>([
    ["as we wrote it: an echo", before, [], false],
    ["a person's change", { ...before, phone: "2" }, [], true],
    ["one that is known already", { ...before, phone: "2" }, ["phone"], false],
    ["one that was taken back", before, ["phone"], true],
    ["a field of which nothing is known", { ...before, taxNumber: "GB1" }, [], false],
  ])("%s", (...[, stands, kept, news]) => {
    expect(asks(stands, kept)).toBe(news);
  });
});

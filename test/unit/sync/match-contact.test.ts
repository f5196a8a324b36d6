import { describe, expect, test } from "vitest";
import type { ContactInBooks } from "../../../app/domain/ledger/contact";
import { customerToContact } from "../../../app/domain/ledger/customer-to-contact";
import { matchContact } from "../../../app/domain/sync/match-contact";
import { aContactInBooks } from "../../builders/books";
import { frozen } from "../../builders/frozen";
import { aCustomer } from "../../builders/order";

/** Ada Example, ada@example.com, our number "Shopify 7001". */
const ADA = customerToContact(aCustomer());
const match = (found: ContactInBooks[], wanted = ADA) => matchContact(wanted, frozen(found));
const used = (found: ContactInBooks[], wanted = ADA) => {
  const outcome = match(found, wanted);

  return "use" in outcome ? outcome.use.id : null;
};
const createdAs = (found: ContactInBooks[], wanted = ADA) => {
  const outcome = match(found, wanted);

  return "create" in outcome ? outcome.create.name : null;
};

test("nobody like that: the customer becomes a new contact, unchanged", () => {
  expect(match([])).toEqual({ create: ADA });
});

describe("who it is", () => {
  const byNumber = aContactInBooks({ id: "number", number: "Shopify 7001", name: "Ada Married", email: "new@example.com" });
  const byEmail = aContactInBooks({ id: "email", name: "Ada E." });
  const byName = aContactInBooks({ id: "name", email: null });

  test("our number comes before the e-mail address, and that before the name", () => {
    expect(used([byName, byEmail, byNumber])).toBe("number");
    expect(used([byName, byEmail])).toBe("email");
    expect(used([byName])).toBe("name");
  });

  test("capitals and spaces around do not matter", () => {
    expect(used([aContactInBooks({ id: "email", name: "Somebody", email: " ADA@Example.com" })])).toBe("email");
    expect(used([aContactInBooks({ id: "name", name: "ADA EXAMPLE ", email: "" })])).toBe("name");
  });

  test("an archived contact is never used, nor its name taken", () => {
    const archived = [byEmail, byName].map((each) => ({ ...each, active: false }));
    expect(match(archived)).toEqual({ create: ADA });
  });

  test("one that has our number and is archived is told of: Xero gives that number to no other", () => {
    const archived = { ...byNumber, active: false };
    expect(match([archived])).toEqual({ archived });
    expect(match([archived, byEmail])).toEqual({ use: byEmail });
  });

  test("two with the same e-mail address: neither is guessed at", () => {
    expect(match([byEmail, { ...byEmail, id: "another", name: "Ada at work" }])).toEqual({ create: ADA });
  });

  test("two with the e-mail address, one with the name as well: the name decides", () => {
    expect(used([aContactInBooks({ id: "both" }), { ...byEmail, id: "another" }])).toBe("both");
  });
});

describe("the same name, but somebody else", () => {
  test("with another e-mail address", () => {
    expect(createdAs([aContactInBooks({ email: "other@example.com" })])).toBe("Ada Example (ada@example.com)");
  });

  test("with another Shopify number", () => {
    expect(createdAs([aContactInBooks({ number: "Shopify 7002", email: null })])).toBe("Ada Example (ada@example.com)");
  });

  test("a customer without an e-mail address is told apart by number", () => {
    const unreachable = { ...ADA, email: null };
    expect(createdAs([aContactInBooks({ number: "Shopify 7002", email: null })], unreachable)).toBe("Ada Example (Shopify 7001)");
  });

  test("a contact number of the bookkeeper's own does not speak against it", () => {
    expect(used([aContactInBooks({ id: "hers", number: "C-100", email: null })])).toBe("hers");
  });

  test("without an e-mail address to contradict, the name is enough", () => {
    expect(used([aContactInBooks({ id: "hers" })], { ...ADA, email: null })).toBe("hers");
  });

  test("the name with the e-mail address is taken too: the number makes it free", () => {
    const found = [
      aContactInBooks({ id: "1", email: "other@example.com" }),
      aContactInBooks({ id: "2", name: "ada example (ADA@example.com)" }),
      aContactInBooks({ id: "3", name: "Ada at work" }),
    ];
    expect(createdAs(found)).toBe("Ada Example (Shopify 7001)");
  });

  test("a long name leaves room for what tells it apart: Xero takes 255 characters", () => {
    const name = "x".repeat(255);
    const created = createdAs([aContactInBooks({ name, email: "other@example.com" })], { ...ADA, name });
    expect(created).toMatch(/^x+ \(ada@example\.com\)$/);
    expect(created?.length).toBeLessThanOrEqual(255);
  });

  test("only the name is changed", () => {
    const outcome = match([aContactInBooks({ email: "other@example.com" })]);
    expect(outcome).toEqual({ create: { ...ADA, name: "Ada Example (ada@example.com)" } });
  });
});

test("guests share one contact, found by its number", () => {
  const guest = customerToContact(null);
  expect(used([aContactInBooks({ id: "guest", number: "Shopify guest", name: "Renamed by the bookkeeper", email: null })], guest)).toBe(
    "guest",
  );
  expect(match([], guest)).toEqual({ create: guest });
});

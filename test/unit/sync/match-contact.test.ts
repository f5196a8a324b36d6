import { describe, expect, test } from "vitest";
import fc from "fast-check";
import type { Contact, ContactInBooks, ContactRule } from "../../../app/domain/ledger/contact";
import { channelToContact, companyToContact, customerToContact } from "../../../app/domain/ledger/customer-to-contact";
import { matchContact, type MatchBy } from "../../../app/domain/sync/match-contact";
import { aContactInBooks } from "../../builders/books";
import type { CompanyId } from "../../../app/domain/ids";
import { frozen } from "../../builders/frozen";
import { aCustomer } from "../../builders/order";

/** Ada Example, ada@example.com, our number "Shopify 7001". */
const ADA = customerToContact(aCustomer());
const ALL: readonly ContactRule[] = ["number", "email", "tax-number", "name"];
const match = (found: ContactInBooks[], wanted = ADA, by: Partial<MatchBy> = {}) =>
  matchContact(wanted, frozen(found), { rules: ALL, doubt: "review", ...by });
const used = (found: ContactInBooks[], wanted = ADA) => {
  const outcome = match(found, wanted);

  return "use" in outcome ? outcome.use.id : null;
};
const createdAs = (found: ContactInBooks[], wanted = ADA) => {
  const outcome = match(found, wanted, { doubt: "create" });

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

  test("two with the same e-mail address: neither is guessed at, whichever has the name", () => {
    const two = [aContactInBooks({ id: "both" }), { ...byEmail, id: "another" }];
    expect(match(two)).toEqual({ ambiguous: two, rule: "email" });
  });

  test("… unless the merchant wants another to be created then", () => {
    const two = [byEmail, { ...byEmail, id: "another", name: "Ada at work" }];
    expect(match(two, ADA, { doubt: "create" })).toEqual({ create: ADA });
  });

  test("an earlier rule that finds one decides, however many a later one would find", () => {
    expect(match([byNumber, byEmail, { ...byEmail, id: "another" }])).toEqual({ use: byNumber });
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

  test("Xero refused what seems free, for a contact that nobody found: the number goes behind, whoever is seen", () => {
    const refused = { doubt: "create", nameRefused: true } as const;
    expect(match([], ADA, refused)).toEqual({ create: { ...ADA, name: "Ada Example (Shopify 7001)" } });
    expect(match([aContactInBooks({ email: "other@example.com" })], ADA, refused)).toMatchObject({
      create: { name: "Ada Example (Shopify 7001)" },
    });
    expect(match([aContactInBooks({ id: "hers" })], ADA, refused)).toMatchObject({ use: { id: "hers" } });
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

describe("the merchant's own order of rules", () => {
  const byEmail = aContactInBooks({ id: "email", name: "Ada E." });
  const byName = aContactInBooks({ id: "name", email: null });
  const numbered = aContactInBooks({ id: "number", number: "Shopify 7001", name: "Ada Married", email: "new@example.com" });

  test("name before e-mail address", () => {
    expect(match([byEmail, byName], ADA, { rules: ["name", "email"] })).toEqual({ use: byName });
  });

  test("a rule that is switched off is not asked", () => {
    expect(match([byName], ADA, { rules: ["number", "email"] })).toEqual({ create: { ...ADA, name: "Ada Example (ada@example.com)" } });
    expect(match([byEmail, { ...byEmail, id: "another" }], ADA, { rules: ["number", "tax-number"] })).toEqual({ create: ADA });
  });

  test("a contact with our number is used all the same, since Xero gives the number to no other", () => {
    expect(match([numbered], ADA, { rules: ["email"] })).toEqual({ use: numbered });
    expect(match([numbered, byEmail], ADA, { rules: ["email"] })).toEqual({ use: byEmail });
    expect(match([numbered, byEmail, { ...byEmail, id: "another" }], ADA, { rules: ["email"], doubt: "create" })).toEqual({
      use: numbered,
    });
  });
});

describe("businesses", () => {
  const ACME: Contact = companyToContact(
    { id: "gid://shopify/Company/9" as CompanyId, name: "Acme Ltd", locationName: null, taxId: "GB 123 4567 89", address: null },
    { customer: aCustomer(), email: null },
  );

  test("the tax number is read without what people put between its groups", () => {
    const acme = aContactInBooks({ id: "acme", name: "ACME LIMITED", email: null, taxNumber: "gb123-4567-89" });
    expect(match([acme], { ...ACME, email: null })).toEqual({ use: acme });
    expect(match([{ ...acme, taxNumber: "GB 999 9999 99" }], { ...ACME, email: null })).toMatchObject({ create: { name: "Acme Ltd" } });
  });

  test("two of one tax number: a person says which", () => {
    const branches = ["north", "south"].map((id) => aContactInBooks({ id, name: id, email: null, taxNumber: "GB123456789" }));
    expect(match(branches, { ...ACME, email: null })).toEqual({ ambiguous: branches, rule: "tax-number" });
  });

  test("no tax number on either side is no likeness", () => {
    const nobody = aContactInBooks({ id: "nobody", name: "Nobody", email: null, taxNumber: null });
    expect(match([nobody], { ...ACME, email: null, taxNumber: "" })).toMatchObject({ create: { name: "Acme Ltd" } });
    expect(match([nobody], { ...ADA, email: null })).toMatchObject({ create: { name: "Ada Example" } });
  });

  test("a company is not taken for the person who orders for it, nor that person for the company", () => {
    const ada = aContactInBooks({ id: "ada", number: "Shopify 7001" });
    const acme = aContactInBooks({ id: "acme", number: "Shopify company 9", name: "Acme Ltd" });
    expect(match([ada], { ...ACME, email: "ada@example.com" })).toMatchObject({ create: { name: "Acme Ltd" } });
    expect(match([acme])).toEqual({ create: ADA });
    expect(match([ada], { ...ADA, number: "Shopify 8002" })).toEqual({ use: ada });
  });
});

test("the one contact of a channel is found by its number alone", () => {
  const till = channelToContact("Point of Sale");
  const standing = aContactInBooks({ id: "till", number: till.number, name: "Till sales", email: null });
  expect(match([standing], till, { rules: ["number", "email", "tax-number"] })).toEqual({ use: standing });
});

describe("whatever stands in Xero", () => {
  const text = (...values: string[]) => fc.constantFrom<string | null>(null, ...values);
  const contacts = fc.array(
    fc.record({
      number: text("Shopify 7001", "Shopify 7002", "Shopify company 9", "C-100"),
      name: fc.constantFrom("Ada Example", "ada example ", "Ada E.", "Acme Ltd"),
      email: text("ada@example.com", "ADA@example.com", "other@example.com"),
      taxNumber: text("GB 123", "GB123"),
      active: fc.boolean(),
    }),
    { maxLength: 6 },
  );
  const rules = fc.shuffledSubarray([...ALL]);
  const wanted = { ...ADA, taxNumber: "GB-123" };
  const found = (each: readonly Omit<ContactInBooks, "id">[]) => each.map((contact, index) => ({ ...contact, id: `${index}` }));
  /** What the rules say, written out once more and on their own. */
  const plain = (value: string | null | undefined) => (value ?? "").toUpperCase().replace(/[^A-Z0-9@.]/g, "");
  const fits = (rule: ContactRule, { number, email, taxNumber, name }: ContactInBooks): boolean => {
    const other = number?.startsWith("Shopify") && number !== "Shopify 7001";
    if (rule === "number") return number === "Shopify 7001";
    if (rule === "email") return plain(email) === "ADA@EXAMPLE.COM" && number !== "Shopify company 9";
    if (rule === "tax-number") return plain(taxNumber) === "GB123" && number !== "Shopify company 9";

    return plain(name) === "ADAEXAMPLE" && !other && (email === null || plain(email) === "ADA@EXAMPLE.COM");
  };

  test("one is used only where the first rule that finds anybody finds nobody else; several are a person's to choose from", () => {
    fc.assert(
      fc.property(contacts, rules, (given, asked) => {
        const standing = found(given);
        const active = standing.filter((each) => each.active);
        const sets = asked.map((rule) => active.filter((each) => fits(rule, each))).filter((set) => set.length > 0);
        const outcome = match(standing, wanted, { rules: asked });
        if (sets[0]?.length === 1) expect(outcome).toEqual({ use: sets[0][0] });
        else if (sets[0]) expect(outcome).toMatchObject({ ambiguous: sets[0] });
        else expect("ambiguous" in outcome).toBe(false);
      }),
      { seed: 2611, numRuns: 2_000 },
    );
  });

  test("what is created has a name and a number that no active contact has; where several fit nobody is taken for the customer", () => {
    fc.assert(
      fc.property(contacts, rules, (given, asked) => {
        const standing = found(given);
        const outcome = match(standing, wanted, { rules: asked, doubt: "create" });
        if ("create" in outcome) {
          const taken = standing.filter(({ active }) => active).map(({ name }) => name.trim().toLowerCase());
          expect(taken).not.toContain(outcome.create.name.toLowerCase());
          expect(standing.map(({ number }) => number)).not.toContain(outcome.create.number);
        }
        expect("ambiguous" in outcome).toBe(false);
      }),
      { seed: 2612, numRuns: 2_000 },
    );
  });
});

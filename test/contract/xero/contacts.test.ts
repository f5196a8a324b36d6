import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench, first, messages } from "./bench";

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("NZ");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

test("39 active names are unique whatever their case; e-mail addresses are not", async () => {
  await bench.api("PUT /Contacts", { Name: "Ada Byron", EmailAddress: "same@example.com" });
  const refused = await bench.api("PUT /Contacts?summarizeErrors=false", { Contacts: [{ Name: "ADA BYRON" }] });
  const element = first(refused.body.Contacts);
  expect(element).toMatchObject({
    ContactID: "00000000-0000-0000-0000-000000000000",
    HasValidationErrors: true,
    StatusAttributeString: "ERROR",
  });
  expect(messages(refused)).toEqual([
    "The contact name ADA BYRON is already assigned to another contact. The contact name must be unique across all active contacts.",
  ]);
  expect((await bench.api("PUT /Contacts", { Name: "ADA BYRON" })).status).toBe(400);
  expect((await bench.api("PUT /Contacts", { Name: "Somebody else", EmailAddress: "same@example.com" })).status).toBe(
    200
  );
});

test("40 an archived contact cannot be edited, hides from lists, and frees its name", async () => {
  const { ContactID } = await bench.contact("Old Friend");
  await bench.invoice({ Contact: { ContactID } });
  const archived = await bench.api("POST /Contacts", { ContactID, ContactStatus: "ARCHIVED" });
  expect(first(archived.body.Contacts).ContactStatus).toBe("ARCHIVED");
  for (const change of [{ FirstName: "Olly" }, { ContactStatus: "ACTIVE" }]) {
    expect(messages(await bench.api("POST /Contacts", { ContactID, ...change }))).toEqual([
      "The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.",
    ]);
  }
  const listed = async (query: string) =>
    (await bench.api(`GET /Contacts${query}`)).body.Contacts.some((contact) => contact.ContactID === ContactID);
  expect([await listed(""), await listed("?includeArchived=true")]).toEqual([false, true]);
  expect((await bench.contact("Old Friend")).ContactID).not.toBe(ContactID);
});

test("POST finds a contact by id, number or name, and changes only what is sent", async () => {
  const created = first(
    (await bench.api("POST /Contacts", { Name: "Mary", ContactNumber: "M1", EmailAddress: "mary@example.com" })).body
      .Contacts
  );
  for (const key of [{ ContactID: created.ContactID }, { ContactNumber: "M1" }, { Name: "mary" }]) {
    const changed = first(
      (await bench.api("POST /Contacts", { ...key, Addresses: [{ AddressType: "POBOX", City: "Wellington" }] })).body
        .Contacts
    );
    expect(changed).toMatchObject({ ContactID: created.ContactID, EmailAddress: "mary@example.com" });
    expect(changed.Addresses.map(({ AddressType, City }) => [AddressType, City])).toEqual([
      ["STREET", ""],
      ["POBOX", "Wellington"],
    ]);
  }
  expect(created.Phones.map(({ PhoneType }) => PhoneType)).toEqual(["DEFAULT", "DDI", "FAX", "MOBILE"]);
  expect(
    (await bench.api("POST /Contacts", { ContactID: "7b1f3f0e-0000-4000-8000-000000000001", Name: "x" })).status
  ).toBe(404);
});

test("contacts can be read by number, found by where, searchTerm and IDs, and carry balances", async () => {
  const { ContactID } = first(
    (await bench.api("PUT /Contacts", { Name: "Zed & Sons", ContactNumber: "Z-9", EmailAddress: "zed@example.com" }))
      .body.Contacts
  );
  await bench.invoice({ Contact: { ContactID } });
  const single = first((await bench.api("GET /Contacts/Z-9")).body.Contacts);
  expect(single).toMatchObject({
    ContactID,
    IsCustomer: true,
    Balances: { AccountsReceivable: { Outstanding: 24.15 } },
  });
  const queries = [
    `where=${encodeURIComponent('Name="zed & sons"')}`,
    `where=${encodeURIComponent('EmailAddress!=null AND EmailAddress.StartsWith("zed")')}`,
    "searchTerm=z-9",
    `IDs=${ContactID}`,
  ];
  for (const query of queries) {
    expect((await bench.api(`GET /Contacts?${query}`)).body.Contacts.map((contact) => contact.ContactID)).toEqual([
      ContactID,
    ]);
  }
});

test("a contact needs something to be known by, and a real e-mail address", async () => {
  expect(first(messages(await bench.api("PUT /Contacts", { FirstName: "No" })))).toMatch(
    /^The Contact must contain at least 1 of the following elements/
  );
  expect(messages(await bench.api("PUT /Contacts", { Name: "Umlaut", EmailAddress: "jürgen@example.com" }))).toEqual([
    "Email address must be valid",
  ]);
});

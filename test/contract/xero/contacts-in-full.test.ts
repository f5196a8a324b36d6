import { Contact } from "xero-node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench, first, messages } from "./bench";
import { rowOf, rowsOf, xeroNode } from "./ledger-bench";

let bench: Bench;
let home: string;
beforeAll(async () => {
  bench = await Bench.connected("NZ");
  home = `/control/organisations/${bench.tenantId}`;
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

const single = async (key: string) => rowOf(await bench.api(`GET /Contacts/${key}`), "Contacts");
const put = (fields: Record<string, unknown>) => bench.api("PUT /Contacts", fields);

test("two contacts cannot share a number, not even with an archived one", async () => {
  const { ContactID } = first((await put({ Name: "Numbered", ContactNumber: "N-1" })).body.Contacts);
  const sentence =
    "The contact number n-1 is already assigned to another contact. The contact number must be unique across all contacts.";
  expect(messages(await put({ Name: "Numbered too", ContactNumber: "n-1" }))).toEqual([sentence]);
  await bench.api("POST /Contacts", { ContactID, ContactStatus: "ARCHIVED" });
  expect(messages(await put({ Name: "Numbered too", ContactNumber: "n-1" }))).toEqual([sentence]);
});

test("a merged contact is archived and points to the one that took its documents over", async () => {
  const from = first((await put({ Name: "Twin A", ContactNumber: "T-A" })).body.Contacts).ContactID;
  const into = first((await put({ Name: "Twin B" })).body.Contacts).ContactID;
  const invoice = await bench.invoice({ Contact: { ContactID: from } });
  const other = await bench.invoice({ Contact: { ContactID: into } });
  bench.clock.advance(60_000);
  const merged = await bench.json(`${home}/contacts/T-A/merge`, { into });
  // 24.15 each.
  expect(merged).toMatchObject({ ContactID: into, Balances: { AccountsReceivable: { Outstanding: 48.3 } } });

  expect(await single(from)).toMatchObject({ ContactStatus: "ARCHIVED", MergedToContactID: into });
  for (const { InvoiceID, UpdatedDateUTC } of [invoice, other]) {
    expect(await bench.stored(InvoiceID)).toMatchObject({ Contact: { ContactID: into }, UpdatedDateUTC });
  }
  const listed = await bench.api("GET /Contacts?page=1&includeArchived=true");
  expect(rowsOf(listed, "Contacts").find(({ ContactID }) => ContactID === from)).toMatchObject({
    MergedToContactID: into,
  });
  expect(messages(await put({ Name: "Twin C", ContactNumber: "T-A" }))).toEqual([
    "Another contact has this contact number. Please enter a different contact number.",
  ]);
  expect(await bench.json(`${home}/contacts/${from}/merge`, { into })).toEqual({
    error: "Only active contacts can be merged.",
  });
  expect(await bench.json(`${home}/contacts/${into}/merge`, { into })).toEqual({
    error: "A contact cannot be merged into itself.",
  });
  expect(await bench.json(`${home}/contacts/${from}/restore`, {})).toEqual({
    error: "A merged contact cannot be restored.",
  });
});

test("a person can take a contact out of the archive, while its name is free", async () => {
  const { ContactID } = await bench.contact("Phoenix");
  expect(await bench.json(`${home}/contacts/phoenix/archive`, {})).toMatchObject({ ContactStatus: "ARCHIVED" });
  expect(await bench.json(`${home}/contacts/${ContactID}/restore`, {})).toMatchObject({ ContactStatus: "ACTIVE" });
  await bench.json(`${home}/contacts/${ContactID}/archive`, {});
  await bench.contact("PHOENIX");
  expect(await bench.json(`${home}/contacts/${ContactID}/restore`, {})).toEqual({
    error:
      "The contact name Phoenix is already assigned to another contact. The contact name must be unique across all active contacts.",
  });
});

test("every field that is kept comes back, and what is not sent stays", async () => {
  const sent = {
    Name: "Full",
    AccountNumber: "ACC-1",
    TaxNumber: "101-2-303",
    BankAccountDetails: "12-3456-0000001-00",
    AccountsReceivableTaxType: "OUTPUT2",
    SalesDefaultAccountCode: "200",
    PurchasesDefaultAccountCode: "400",
    DefaultCurrency: "NZD",
    PaymentTerms: { Sales: { Day: 20, Type: "OFFOLLOWINGMONTH" } },
    ContactPersons: [{ FirstName: "Ann", LastName: "Lee", EmailAddress: "ann@example.com", IncludeInEmails: true }],
  };
  const { ContactID } = first(
    (await put({ ...sent, Addresses: [{ AddressType: "POBOX", AddressLine3: "Level 3" }] })).body.Contacts
  );
  const after = first(
    (await bench.api("POST /Contacts", { ContactID, Phones: [{ PhoneType: "MOBILE", PhoneNumber: "021" }] })).body
      .Contacts
  );
  expect(after).toMatchObject(sent);
  expect(await single(ContactID)).toMatchObject({
    ...sent,
    Addresses: [{ AddressType: "STREET" }, { AddressType: "POBOX", AddressLine3: "Level 3" }],
    Phones: [{}, {}, {}, { PhoneType: "MOBILE", PhoneNumber: "021" }],
  });
});

test("texts that are too long, a sixth person, and settings that do not exist are refused, all at once", async () => {
  const refused = await put({
    Name: "n".repeat(256),
    Addresses: [{ AddressType: "STREET", PostalCode: "1".repeat(51) }],
    Phones: [{ PhoneType: "DDI", PhoneAreaCode: "1".repeat(11) }],
    ContactPersons: Array.from({ length: 6 }, () => ({ FirstName: "P" })),
    SalesDefaultAccountCode: "999",
    AccountsPayableTaxType: "BOGUS",
    DefaultCurrency: "EUR",
  });
  expect(messages(refused)).toEqual([
    "The name is too long: Xero stores at most 255 characters.",
    "The postalCode is too long: Xero stores at most 50 characters.",
    "The phoneAreaCode is too long: Xero stores at most 10 characters.",
    "A contact can have at most 5 contact persons.",
    "Account must be valid.",
    "Tax rate must be valid.",
    "Organisation is not subscribed to currency EUR",
  ]);
});

test("what is not kept of a contact is a 501 that names it", async () => {
  for (const [field, value] of Object.entries({
    BatchPayments: { BankAccountNumber: "1" },
    XeroNetworkKey: "K",
    SalesTrackingCategories: [{ TrackingCategoryName: "Sales channel" }],
  })) {
    const refused = await put({ Name: `With ${field}`, [field]: value });
    expect([refused.status, refused.body.Detail]).toEqual([
      501,
      expect.stringContaining(`The contact field ${field} is not simulated`),
    ]);
  }
  expect((await bench.api("GET /Contacts/7b1f3f0e-0000-4000-8000-000000000001/CISSettings")).status).toBe(501);
});

test("summaryOnly leaves out addresses, persons, groups and flags; pages carry them; balances come with the one contact", async () => {
  const { ContactID } = await bench.contact("Summed Up");
  await bench.invoice({ Contact: { ContactID } });
  const listed = async (query: string) =>
    first(rowsOf(await bench.api(`GET /Contacts?IDs=${ContactID}&${query}`), "Contacts"));
  const short = await listed("summaryOnly=true");
  for (const name of ["Addresses", "ContactPersons", "ContactGroups", "IsCustomer", "Balances"])
    expect(short).not.toHaveProperty(name);
  expect(short).toMatchObject({ ContactID, Name: "Summed Up", ContactStatus: "ACTIVE" });
  const paged = await listed("page=1");
  expect(paged).toMatchObject({ IsCustomer: true, Addresses: [{}, {}], ContactGroups: [] });
  expect(paged).not.toHaveProperty("Balances");
  expect(await single(ContactID)).toHaveProperty("Balances");
});

test("balances are in the currency of the documents, and overdue from the day after the due date", async () => {
  const { ContactID } = await bench.contact("Overseas");
  // 21.00 and 15 %: 24.15 American dollars, due yesterday.
  const due = new Date(bench.clock.now() - 2 * 24 * 3_600_000).toISOString().slice(0, 10);
  await bench.invoice({ Contact: { ContactID }, CurrencyCode: "USD", CurrencyRate: 0.5, Date: due, DueDate: due });
  expect(await single(ContactID)).toMatchObject({
    Balances: { AccountsReceivable: { Outstanding: 24.15, Overdue: 24.15 } },
  });
});

test("a document that changes its contact removes the persons that it does not send", async () => {
  const ContactPersons = [{ FirstName: "Ann", EmailAddress: "ann@example.com" }];
  const { ContactID } = first((await put({ Name: "Persons", ContactPersons })).body.Contacts);
  await bench.invoice({ Contact: { ContactID } });
  expect(await single(ContactID)).toMatchObject({ ContactPersons: [{ FirstName: "Ann" }] });
  await bench.invoice({ Contact: { ContactID, AccountNumber: "A-9" } });
  expect(await single(ContactID)).toMatchObject({ AccountNumber: "A-9", ContactPersons: [] });
});

test("groups are made, renamed, filled, emptied and deleted", async () => {
  const group = rowOf(await bench.api("PUT /ContactGroups", { Name: "VIPs" }), "ContactGroups");
  const at = `/ContactGroups/${String(group["ContactGroupID"])}`;
  expect(group).toMatchObject({ Name: "VIPs", Status: "ACTIVE", Contacts: [] });
  expect((await bench.api("PUT /ContactGroups", { Name: "vips" })).status).toBe(400);
  expect(rowOf(await bench.api(`POST ${at}`, { Name: "Wholesale" }), "ContactGroups")).toMatchObject({
    Name: "Wholesale",
  });

  const [ann, bob] = [await bench.contact("Group Ann"), await bench.contact("Group Bob")];
  await bench.api(`PUT ${at}/Contacts`, { Contacts: [{ ContactID: ann.ContactID }, { ContactID: bob.ContactID }] });
  const members = async () =>
    (rowOf(await bench.api(`GET ${at}`), "ContactGroups")["Contacts"] as { Name: string }[]).map(({ Name }) => Name);
  expect(await members()).toEqual(["Group Ann", "Group Bob"]);
  expect(await single(ann.ContactID)).toMatchObject({ ContactGroups: [{ Name: "Wholesale" }] });
  expect((await bench.api(`DELETE ${at}/Contacts/${ann.ContactID}`)).status).toBe(204);
  expect(await members()).toEqual(["Group Bob"]);
  expect((await bench.api(`DELETE ${at}/Contacts`)).status).toBe(204);
  expect(await members()).toEqual([]);
  const unknown = { Contacts: [{ ContactID: "7b1f3f0e-0000-4000-8000-000000000001" }] };
  expect((await bench.api(`PUT ${at}/Contacts`, unknown)).status).toBe(404);

  await bench.api(`POST ${at}`, { Status: "DELETED" });
  expect((await bench.api(`GET ${at}`)).status).toBe(404);
  expect(rowsOf(await bench.api("GET /ContactGroups"), "ContactGroups")).toEqual([]);
});

test("a contact's history tells who did what, and takes notes", async () => {
  const { ContactID, UpdatedDateUTC } = await bench.contact("Storied");
  bench.clock.advance(60_000);
  await bench.api(`PUT /Contacts/${ContactID}/History`, { HistoryRecords: [{ Details: "Rang" }] });
  expect((await single(ContactID))["UpdatedDateUTC"]).toBe(UpdatedDateUTC);
  await bench.json(`${home}/contacts/${ContactID}/edit`, { FirstName: "Sto" });
  const records = rowsOf(await bench.api(`GET /Contacts/${ContactID}/History`), "HistoryRecords");
  expect(records.map(({ Changes, User, Details }) => [Changes, User, Details])).toEqual([
    ["Edited", "Sam Taylor", ""],
    ["Note", "System Generated", "Rang"],
    ["Created", "Contract Test", ""],
  ]);
});

test("xero-node archives a contact and works with groups", async () => {
  const xero = xeroNode(bench);
  const { ContactID: contactID } = await bench.contact("Nodded");
  const groups = await xero.createContactGroup(bench.tenantId, { contactGroups: [{ name: "Node group" }] });
  const contactGroupID = first(groups.body.contactGroups).contactGroupID ?? "";
  await xero.createContactGroupContacts(bench.tenantId, contactGroupID, { contacts: [{ contactID }] });
  const group = await xero.getContactGroup(bench.tenantId, contactGroupID);
  expect(first(first(group.body.contactGroups).contacts).contactID).toBe(contactID);
  expect((await xero.deleteContactGroupContacts(bench.tenantId, contactGroupID)).response.status).toBe(204);
  const contactStatus = Contact.ContactStatusEnum.ARCHIVED;
  const archived = await xero.updateContact(bench.tenantId, contactID, { contacts: [{ contactStatus }] });
  expect(first(archived.body.contacts).contactStatus).toBe("ARCHIVED");
});

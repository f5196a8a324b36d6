import { AccountType } from "xero-node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { first, line, type Bench } from "./bench";
import { ledgerBench, refusals, rowOf, rowsOf, statusesWith, xeroNode, type Row } from "./ledger-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await ledgerBench("GB");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

const account = (Code: string, fields: object = {}) => ({ Code, Name: `Account ${Code}`, Type: "EXPENSE", ...fields });
const putAccount = (Code: string, fields: object = {}) => bench.api("PUT /Accounts", account(Code, fields));
const made = async (Code: string, fields: object = {}) => rowOf(await putAccount(Code, fields), "Accounts");
const at = (row: Row) => `/Accounts/${String(row["AccountID"])}`;

test("an account gets its class from its type and its tax type from its class", async () => {
  expect(await made("409", { Description: "Packaging" })).toMatchObject({
    Code: "409",
    Status: "ACTIVE",
    Type: "EXPENSE",
    Class: "EXPENSE",
    TaxType: "INPUT2",
    Description: "Packaging",
    EnablePaymentsToAccount: false,
  });
  expect(await made("261", { Type: "SALES" })).toMatchObject({ Class: "REVENUE", TaxType: "OUTPUT2" });
  expect(await made("856", { Type: "CURRLIAB", EnablePaymentsToAccount: true })).toMatchObject({ Class: "LIABILITY", TaxType: "NONE" });
  const { InvoiceID } = await bench.invoice({ LineItems: [line({ UnitAmount: 10, AccountCode: "261" })] });
  expect((await bench.pay(InvoiceID, 12, "856")).status).toBe(200);
});

test("names and codes are unique, codes have at most 10 characters, in Xero's words", async () => {
  expect(refusals(await putAccount("410", { Name: "sales" }))).toEqual(["Please enter a unique Name."]);
  expect(refusals(await putAccount("200", { Name: "Other sales" }))).toEqual(["Please enter a unique Code."]);
  expect(refusals(await putAccount("12345678901"))).toEqual(["Account Code is too long. Maximum of 10 characters allowed"]);
  expect(refusals(await putAccount("411", { TaxType: "OUTPUT2" }))).toEqual([
    "The TaxType code 'OUTPUT2' cannot be used with account code '411'.",
  ]);
  expect(refusals(await bench.api("PUT /Accounts", { Name: "Bank without number", Type: "BANK" }))).toEqual([
    "A bank account must have a BankAccountNumber.",
  ]);
  expect((await putAccount("412", { Type: "MONEY" })).body.ErrorNumber).toBe(14);
});

test("one account to a request: further ones are not looked at; summarizeErrors=false says OK of a refusal", async () => {
  const answer = await bench.api("PUT /Accounts", { Accounts: [account("413"), account("414")] });
  expect(rowsOf(answer, "Accounts").map(({ Code }) => Code)).toEqual(["413"]);
  const where = encodeURIComponent('Code=="414"');
  expect(rowsOf(await bench.api(`GET /Accounts?where=${where}`), "Accounts")).toEqual([]);
  const refused = await bench.api("PUT /Accounts?summarizeErrors=false", account("413"));
  expect([refused.status, first(rowsOf(refused, "Accounts"))]).toMatchObject([
    200,
    { StatusAttributeString: "OK", ValidationErrors: [{ Message: "Please enter a unique Name." }, { Message: "Please enter a unique Code." }] },
  ]);
});

test("22 an account is changed and archived; then no line may name it", async () => {
  const row = await made("415");
  expect(rowOf(await bench.api(`POST ${at(row)}`, { Name: "Renamed" }), "Accounts")).toMatchObject({ Name: "Renamed", Code: "415" });
  expect(rowOf(await bench.api(`POST ${at(row)}`, { Status: "ARCHIVED" }), "Accounts")["Status"]).toBe("ARCHIVED");
  expect(refusals(await bench.api(`POST ${at(row)}`, { Name: "Again" }))).toEqual(["An archived account cannot be changed."]);
  const refused = await bench.api("PUT /Invoices", {
    Type: "ACCPAY",
    Contact: { Name: "Ada Lovelace" },
    LineItems: [line({ UnitAmount: 1, AccountCode: "415" })],
  });
  expect(refusals(refused)).toEqual([
    "Account code '415' has been archived, or has been deleted. Each line item must reference a valid account.",
  ]);
});

test("an account is deleted while nothing is posted to it; Xero's own are neither deleted nor changed", async () => {
  const row = await made("416");
  expect(rowOf(await bench.api(`DELETE ${at(row)}`, {}), "Accounts")).toMatchObject({ Code: "416", Status: "DELETED" });
  expect((await bench.api(`DELETE ${at(row)}`, {})).status).toBe(404);
  const used = await made("417");
  await bench.invoice({ Type: "ACCPAY", LineItems: [line({ UnitAmount: 1, AccountCode: "417" })] });
  expect(refusals(await bench.api(`DELETE ${at(used)}`, {}))).toEqual(["The account cannot be deleted as it has been used."]);
  const recoded = await bench.api(`POST ${at(used)}`, { Code: "418" });
  expect([recoded.status, recoded.body.Detail]).toEqual([501, expect.stringContaining("A new code for an account")]);
  const where = encodeURIComponent('SystemAccount=="DEBTORS"');
  const debtors = first(rowsOf(await bench.api(`GET /Accounts?where=${where}`), "Accounts"));
  expect(refusals(await bench.api(`POST ${at(debtors)}`, { Name: "Owed" }))).toEqual(["System accounts cannot be changed."]);
  expect(refusals(await bench.api(`DELETE ${at(debtors)}`, {}))).toEqual(["System accounts cannot be deleted."]);
});

const rate = (Name: string, fields: object = {}) => ({
  Name,
  ReportTaxType: "OUTPUT",
  TaxComponents: [{ Name: "VAT", Rate: 12.5 }],
  ...fields,
});

test("a tax rate of one's own is called TAX001 and taxes lines; its ReportTaxType says of what", async () => {
  const [one, two] = [await bench.api("PUT /TaxRates", rate("Hotels 12.5 %")), await bench.api("PUT /TaxRates", rate("Costs", { ReportTaxType: "INPUT" }))];
  expect(rowOf(one, "TaxRates")).toMatchObject({ TaxType: "TAX001", EffectiveRate: 12.5, CanApplyToRevenue: true, CanApplyToExpenses: false });
  expect(rowOf(two, "TaxRates")).toMatchObject({ TaxType: "TAX002", CanApplyToRevenue: false, CanApplyToExpenses: true });
  // 12.5 % of 80.04 is 10.005: half up, 10.01.
  const { TotalTax } = await bench.invoice({ LineItems: [line({ UnitAmount: 80.04, TaxType: "TAX001" })] });
  expect(TotalTax).toBe(10.01);
});

test("system rates stay as they are; one's own is renamed, archived and then refused on lines", async () => {
  const { TaxType } = rowOf(await bench.api("PUT /TaxRates", rate("Passing")), "TaxRates");
  expect(refusals(await bench.api("POST /TaxRates", { TaxType: "OUTPUT2", Name: "Mine" }))).toEqual(["System tax rates cannot be changed."]);
  expect(rowOf(await bench.api("POST /TaxRates", { TaxType, Name: "Past" }), "TaxRates")["Name"]).toBe("Past");
  expect(rowOf(await bench.api("POST /TaxRates", { Name: "past", Status: "DELETED" }), "TaxRates")).toMatchObject({ TaxType, Status: "DELETED" });
  const refused = await bench.api("PUT /Invoices", {
    Type: "ACCREC",
    Contact: { Name: "Ada Lovelace" },
    LineItems: [line({ UnitAmount: 1, TaxType })],
  });
  expect(refusals(refused)).toEqual([
    `The TaxType code ${String(TaxType)} does not exist or cannot be used for this type of transaction`,
  ]);
});

test("what a tax rate must have; compound and non-recoverable components are refused by name", async () => {
  expect(refusals(await bench.api("PUT /TaxRates", rate("No report", { ReportTaxType: undefined })))).toEqual([
    "The ReportTaxType field must be specified.",
  ]);
  expect(refusals(await bench.api("PUT /TaxRates", rate("no vat", { TaxComponents: [] })))).toEqual([
    "Please enter a unique Name.",
    "A tax rate must have at least one tax component.",
  ]);
  for (const flag of ["IsCompound", "IsNonRecoverable"]) {
    const refused = await bench.api("PUT /TaxRates", rate("Odd", { TaxComponents: [{ Name: "x", Rate: 1, [flag]: true }] }));
    expect([refused.status, refused.body.Detail]).toEqual([501, expect.stringContaining(flag)]);
  }
});

test("a branding theme and a tax rate can be read by themselves; an unknown one is a 404", async () => {
  const [theme] = rowsOf(await bench.api("GET /BrandingThemes"), "BrandingThemes");
  const alone = await bench.api(`GET /BrandingThemes/${String(theme?.["BrandingThemeID"]).toUpperCase()}`);
  expect(rowsOf(alone, "BrandingThemes")).toEqual([theme]);
  expect(rowsOf(await bench.api("GET /TaxRates/output2"), "TaxRates").map(({ TaxType }) => TaxType)).toEqual(["OUTPUT2"]);
  for (const path of ["/BrandingThemes/11111111-1111-4111-8111-111111111111", "/TaxRates/BOGUS"]) {
    const unknown = await bench.api(`GET ${path}`);
    expect([unknown.status, unknown.text, unknown.headers.get("content-type")]).toEqual([404, "", "text/html; charset=utf-8"]);
  }
});

test("at most two tracking categories are active; options are added, renamed, archived and deleted", async () => {
  const region = rowOf(await bench.api("PUT /TrackingCategories", { Name: "Region" }), "TrackingCategories");
  const path = `/TrackingCategories/${String(region["TrackingCategoryID"])}`;
  const third = await bench.api("PUT /TrackingCategories", { Name: "Season" });
  expect(refusals(third)).toEqual(["An organisation can have at most 2 active tracking categories."]);
  expect(first(third.body.Elements)).toMatchObject({ Name: "Season", Status: "ACTIVE" });
  const options = rowsOf(await bench.api(`PUT ${path}/Options`, { Options: [{ Name: "North" }, { Name: "South" }] }), "Options");
  expect(options.map(({ Name, IsActive }) => [Name, IsActive])).toEqual([["North", true], ["South", true]]);
  const [north, south] = options.map(({ TrackingOptionID }) => `${path}/Options/${String(TrackingOptionID)}`);
  const twin = await bench.api(`PUT ${path}/Options`, { Name: "north" });
  expect(refusals(twin)).toEqual(["Please enter a unique Name."]);
  expect(first(twin.body.Elements)).toMatchObject({ Status: "ACTIVE", IsDeleted: false, IsActive: true });
  expect(rowOf(await bench.api(`POST ${String(north)}`, { Name: "Far north" }), "Options")["Name"]).toBe("Far north");

  const tracked = (Option: string) => [line({ UnitAmount: 1, Tracking: [{ Name: "Region", Option }] })];
  await bench.invoice({ LineItems: tracked("South") });
  expect(refusals(await bench.api(`DELETE ${String(south)}`, {}))).toEqual(["The tracking option cannot be deleted as it has been used."]);
  expect(rowOf(await bench.api(`POST ${String(south)}`, { Status: "ARCHIVED" }), "Options")["IsArchived"]).toBe(true);
  expect(rowOf(await bench.api(`DELETE ${String(north)}`, {}), "Options")).toMatchObject({ Status: "DELETED", IsDeleted: true });
  const invoice = { Type: "ACCREC", Contact: { Name: "Ada Lovelace" }, LineItems: tracked("South") };
  expect(refusals(await bench.api("PUT /Invoices", invoice))).toEqual([
    "The tracking option 'South' of category 'Region' could not be found.",
  ]);
});

test("an archived tracking category leaves the list, unless includeArchived=true, and makes room for another", async () => {
  const [region] = rowsOf(await bench.api(`GET /TrackingCategories?where=${encodeURIComponent('Name=="Region"')}`), "TrackingCategories");
  const path = `/TrackingCategories/${String(region?.["TrackingCategoryID"])}`;
  expect(refusals(await bench.api(`DELETE ${path}`, {}))).toEqual(["The tracking category cannot be deleted as it has been used."]);
  expect(rowOf(await bench.api(`POST ${path}`, { Status: "ARCHIVED" }), "TrackingCategories")["Status"]).toBe("ARCHIVED");
  const names = async (query: string) =>
    rowsOf(await bench.api(`GET /TrackingCategories${query}`), "TrackingCategories").map(({ Name }) => Name);
  expect([await names(""), await names("?includeArchived=true")]).toEqual([["Sales channel"], ["Region", "Sales channel"]]);
  const season = rowOf(await bench.api("PUT /TrackingCategories", { Name: "Season" }), "TrackingCategories");
  expect(refusals(await bench.api(`POST ${path}`, { Status: "ACTIVE" }))).toHaveLength(1);
  const deleted = await bench.api(`DELETE /TrackingCategories/${String(season["TrackingCategoryID"])}`, {});
  expect(rowOf(deleted, "TrackingCategories")["Status"]).toBe("DELETED");
});

test("3 settings are read with accounting.settings.read and written with accounting.settings", async () => {
  const requests = ["GET /TrackingCategories", "PUT /Accounts", "PUT /TaxRates", "PUT /TrackingCategories", "PUT /Currencies"];
  expect(await statusesWith("accounting.settings.read", requests)).toEqual([200, 401, 401, 401, 401]);
});

test("what the organisation may do is told by Actions", async () => {
  const actions = rowsOf(await bench.api("GET /Organisation/Actions"), "Actions");
  const statusOf = (name: string) => actions.find(({ Name }) => Name === name)?.["Status"];
  expect(statusOf("CreateRepeatingInvoice")).toBe("ALLOWED");
  expect(statusOf("UseMulticurrency")).toBe("ALLOWED");
  expect(statusOf("CreateDraftQuote")).toBe("NOT-ALLOWED");
});

test("xero-node adds an account, a tax rate, a tracking category and an option", async () => {
  const api = xeroNode(bench);
  const id = bench.tenantId;
  const added = first((await api.createAccount(id, { code: "420", name: "Node account", type: AccountType.EXPENSE })).body.accounts);
  expect(added).toMatchObject({ code: "420", taxType: "INPUT2" });
  const gone = await api.deleteAccount(id, added.accountID ?? "");
  expect(String(first(gone.body.accounts).status)).toBe("DELETED");
  const taxed = await api.createTaxRates(id, { taxRates: [{ name: "Node rate", reportTaxType: "OUTPUT" as never, taxComponents: [{ name: "VAT", rate: 3 }] }] });
  expect(first(taxed.body.taxRates).effectiveRate).toBe(3);
  const category = first((await api.createTrackingCategory(id, { name: "Node" })).body.trackingCategories);
  const option = await api.createTrackingOptions(id, category.trackingCategoryID ?? "", { name: "One" });
  expect(first(option.body.options).name).toBe("One");
});

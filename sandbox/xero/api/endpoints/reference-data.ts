import type { Answer, Json } from "../answer";
import type { ApiCall, Route } from "../call";
import { listAnswer } from "../query/list";
import {
  accountShape,
  brandingThemeShape,
  currencyShape,
  taxRateShape,
  trackingCategoryShape,
} from "../shapes/reference-data";

const AREA = "accounting.settings";

/** Lists that the app reads and a person edits in Xero; here they are fixed per demo organisation. */
export const referenceDataRoutes: Route[] = [
  { method: "get", path: "/Accounts", area: AREA, answer: getAccounts },
  { method: "get", path: "/Accounts/:id", area: AREA, answer: getAccounts },
  { method: "get", path: "/TaxRates", area: AREA, answer: getTaxRates },
  { method: "get", path: "/TaxRates/:id", area: AREA, answer: getTaxRates },
  { method: "get", path: "/Currencies", area: AREA, answer: getCurrencies },
  { method: "get", path: "/BrandingThemes", area: AREA, answer: getBrandingThemes },
  { method: "get", path: "/TrackingCategories", area: AREA, answer: getTrackingCategories },
];

const ACCOUNT_FIELDS = [
  "AccountID",
  "Code",
  "Name",
  "Status",
  "Type",
  "TaxType",
  "Class",
  "Description",
  "SystemAccount",
  "EnablePaymentsToAccount",
  "BankAccountNumber",
  "UpdatedDateUTC",
];

function getAccounts(call: ApiCall): Answer {
  const { id } = call.params;
  const accounts = call.books.setup.accounts.filter(
    ({ accountId }) => id === undefined || accountId === id.toLowerCase()
  );
  return listAnswer(call, {
    plural: "Accounts",
    rows: accounts,
    shape: accountShape,
    id: ({ code }) => code,
    updatedAtMs: ({ updatedAtMs }) => updatedAtMs,
    fields: ACCOUNT_FIELDS,
    pages: false,
  });
}

const TAX_RATE_FIELDS = [
  "Name",
  "TaxType",
  "Status",
  "EffectiveRate",
  "DisplayTaxRate",
  "ReportTaxType",
  "CanApplyToAssets",
  "CanApplyToEquity",
  "CanApplyToExpenses",
  "CanApplyToLiabilities",
  "CanApplyToRevenue",
];

function getTaxRates(call: ApiCall): Answer {
  const wanted = call.params["id"] ?? call.query.text("TaxType");
  const rates = call.books.setup.taxRates.filter(
    ({ taxType }) => wanted === undefined || taxType === wanted.toUpperCase()
  );
  return fixedList(call, {
    plural: "TaxRates",
    rows: rates.map(taxRateShape),
    key: "TaxType",
    fields: TAX_RATE_FIELDS,
  });
}

function getCurrencies(call: ApiCall): Answer {
  const rows = call.books.setup.currencies.map(currencyShape);
  return fixedList(call, { plural: "Currencies", rows, key: "Code", fields: ["Code", "Description"] });
}

function getBrandingThemes(call: ApiCall): Answer {
  const rows = call.books.setup.brandingThemes.map(brandingThemeShape);
  return fixedList(call, {
    plural: "BrandingThemes",
    rows,
    key: "SortOrder",
    fields: ["Name", "SortOrder", "BrandingThemeID"],
  });
}

function getTrackingCategories(call: ApiCall): Answer {
  const rows = call.books.setup.trackingCategories.map(trackingCategoryShape);
  return fixedList(call, {
    plural: "TrackingCategories",
    rows,
    key: "Name",
    fields: ["Name", "Status", "TrackingCategoryID"],
  });
}

interface FixedList {
  plural: string;
  rows: Json[];
  key: string;
  fields: string[];
}

/** A list without time stamps: If-Modified-Since does not narrow it. */
function fixedList(call: ApiCall, { plural, rows, key, fields }: FixedList): Answer {
  const unconditional = { ...call, ifModifiedSince: undefined };
  return listAnswer(unconditional, {
    plural,
    rows,
    fields,
    pages: false,
    shape: (row) => row,
    id: (row) => String(row[key]),
    updatedAtMs: () => 0,
  });
}

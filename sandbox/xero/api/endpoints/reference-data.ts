import type { Outcome } from "../../ledger/outcome";
import { addCurrency } from "../../ledger/settings/add-currency";
import { amendTaxRate, createTaxRate, type TaxRateInput } from "../../ledger/settings/save-tax-rate";
import type { TaxRate } from "../../ledger/settings/tax-rate";
import { envelope, notFound, type Answer } from "../answer";
import type { ApiCall, Route } from "../call";
import { firstElementOf } from "../reading/elements";
import { readTaxRate } from "../reading/settings-input";
import { brandingThemeShape, currencyShape, taxRateShape } from "../shapes/reference-data";
import { writeBatch } from "../write-batch";
import { fixedList } from "./fixed-list";

const AREA = "accounting.settings";

/** Tax rates, currencies and branding themes. */
export const referenceDataRoutes: Route[] = [
  { method: "get", path: "/TaxRates", area: AREA, answer: getTaxRates },
  { method: "get", path: "/TaxRates/:id", area: AREA, answer: getTaxRate },
  { method: "put", path: "/TaxRates", area: AREA, answer: (call) => writeTaxRate(call, createTaxRate) },
  { method: "post", path: "/TaxRates", area: AREA, answer: (call) => writeTaxRate(call, amendTaxRate) },
  { method: "get", path: "/Currencies", area: AREA, answer: getCurrencies },
  { method: "put", path: "/Currencies", area: AREA, answer: putCurrency },
  { method: "get", path: "/BrandingThemes", area: AREA, answer: getBrandingThemes },
  { method: "get", path: "/BrandingThemes/:id", area: AREA, answer: getBrandingTheme },
];

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
  const wanted = call.query.text("TaxType");
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

function getTaxRate(call: ApiCall): Answer {
  const rate = call.books.taxRate((call.params["id"] ?? "").toUpperCase());
  return rate ? envelope(call, "TaxRates", [taxRateShape(rate)]) : notFound();
}

type SaveTaxRate = (books: ApiCall["books"], input: TaxRateInput) => Outcome<TaxRate>;

/** One rate to a request; further elements are not looked at (Xero, Nov 2026). */
function writeTaxRate(call: ApiCall, save: SaveTaxRate): Answer {
  return writeBatch(call, {
    plural: "TaxRates",
    id: "TaxType",
    errorFlag: undefined,
    inputs: [readTaxRate(firstElementOf(call.body, "TaxRates"))],
    save: (input) => save(call.books, input),
    shape: taxRateShape,
    isStored: ({ taxType }) => call.books.taxRate(taxType) !== undefined,
  });
}

function getCurrencies(call: ApiCall): Answer {
  const rows = call.books.setup.currencies.map(currencyShape);
  return fixedList(call, { plural: "Currencies", rows, key: "Code", fields: ["Code", "Description"] });
}

function putCurrency(call: ApiCall): Answer {
  return writeBatch(call, {
    plural: "Currencies",
    id: "Code",
    errorFlag: undefined,
    inputs: [{ code: firstElementOf(call.body, "Currencies").text("Code") }],
    save: (input) => addCurrency(call.books, input),
    shape: currencyShape,
    isStored: () => true,
  });
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

function getBrandingTheme(call: ApiCall): Answer {
  const id = call.params["id"]?.toLowerCase();
  const theme = call.books.setup.brandingThemes.find(({ brandingThemeId }) => brandingThemeId === id);
  return theme ? envelope(call, "BrandingThemes", [brandingThemeShape(theme)]) : notFound();
}

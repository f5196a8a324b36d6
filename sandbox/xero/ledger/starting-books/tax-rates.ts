import { parseDecimal, PERCENT_PLACES } from "../decimal";
import type { CountryCode } from "../settings/organisation";
import type { TaxRate } from "../settings/tax-rate";
import type { CountryTax } from "./chart-of-accounts";

/** Whether a rate is for sales, for purchases or for either; Xero keeps one flag per account class. */
type Use = "sales" | "purchases" | "both";

type Row = [
  taxType: string,
  name: string,
  use: Use,
  components: [name: string, percent: string][],
  reportTaxType?: string
];

const FLAGS: Record<Use, TaxRate["canApplyTo"]> = {
  sales: { ASSET: true, EQUITY: true, EXPENSE: false, LIABILITY: true, REVENUE: true },
  purchases: { ASSET: true, EQUITY: true, EXPENSE: true, LIABILITY: true, REVENUE: false },
  both: { ASSET: true, EQUITY: true, EXPENSE: true, LIABILITY: true, REVENUE: true },
};

/** Tax types by country as Xero names them (its tax rates page, Nov 2026); percentages are the legal ones. */
const ROWS: Record<CountryCode, Row[]> = {
  GB: [
    ["OUTPUT2", "20% (VAT on Income)", "sales", [["VAT", "20"]], "OUTPUT"],
    ["INPUT2", "20% (VAT on Expenses)", "purchases", [["VAT", "20"]], "INPUT"],
    ["RROUTPUT", "5% (VAT on Income)", "sales", [["VAT", "5"]], "OUTPUT"],
    ["RRINPUT", "5% (VAT on Expenses)", "purchases", [["VAT", "5"]], "INPUT"],
    ["ZERORATEDOUTPUT", "Zero Rated Income", "sales", [["VAT", "0"]], "OUTPUT"],
    ["ZERORATEDINPUT", "Zero Rated Expenses", "purchases", [["VAT", "0"]], "INPUT"],
    ["EXEMPTOUTPUT", "Exempt Income", "sales", [["VAT", "0"]], "EXEMPTOUTPUT"],
    ["EXEMPTINPUT", "Exempt Expenses", "purchases", [["VAT", "0"]], "EXEMPTINPUT"],
    ["ECZROUTPUT", "Zero Rated EC Goods Income", "sales", [["VAT", "0"]], "ECOUTPUT"],
    ["ECZROUTPUTSERVICES", "Zero Rated EC Services", "sales", [["VAT", "0"]], "ECOUTPUTSERVICES"],
    ["NONE", "No VAT", "both", [["No VAT", "0"]], "NONE"],
  ],
  AU: [
    ["OUTPUT", "GST on Income", "sales", [["GST", "10"]], "OUTPUT"],
    ["INPUT", "GST on Expenses", "purchases", [["GST", "10"]], "INPUT"],
    ["CAPEXINPUT", "GST on Capital", "purchases", [["GST", "10"]], "INPUT"],
    ["EXEMPTOUTPUT", "GST Free Income", "sales", [["GST", "0"]], "EXEMPTOUTPUT"],
    ["EXEMPTEXPORT", "GST Free Exports", "sales", [["GST", "0"]], "EXEMPTEXPORT"],
    ["EXEMPTEXPENSES", "GST Free Expenses", "purchases", [["GST", "0"]], "EXEMPTEXPENSES"],
    ["INPUTTAXED", "Input Taxed", "both", [["GST", "0"]], "INPUTTAXED"],
    ["BASEXCLUDED", "BAS Excluded", "both", [["Tax", "0"]], "BASEXCLUDED"],
  ],
  NZ: [
    ["OUTPUT2", "15% GST on Income", "sales", [["GST", "15"]], "OUTPUT"],
    ["INPUT2", "15% GST on Expenses", "purchases", [["GST", "15"]], "INPUT"],
    ["ZERORATED", "Zero Rated", "both", [["GST", "0"]], "ZERORATED"],
    ["GSTONIMPORTS", "GST on Imports", "purchases", [["GST", "0"]], "GSTONIMPORTS"],
    ["NONE", "No GST", "both", [["No GST", "0"]], "NONE"],
  ],
  US: [
    ["NONE", "Tax Exempt", "both", [["No Tax", "0"]]],
    ["OUTPUT", "Tax on Sales", "sales", [["Sales Tax", "0"]]],
    ["INPUT", "Tax on Purchases", "purchases", [["Purchases Tax", "0"]]],
    [
      "TAX001",
      "CA Sales Tax 8.25%",
      "sales",
      [
        ["State", "6"],
        ["County", "0.25"],
        ["City", "2"],
      ],
    ],
    [
      "TAX002",
      "NY Sales Tax 8.875%",
      "sales",
      [
        ["State", "4"],
        ["City", "4.5"],
        ["MCTD", "0.375"],
      ],
    ],
    [
      "TAX003",
      "TX Sales Tax 8.25%",
      "sales",
      [
        ["State", "6.25"],
        ["City", "2"],
      ],
    ],
  ],
};

const DEFAULTS: Record<CountryCode, CountryTax> = {
  GB: { taxName: "VAT", sales: "OUTPUT2", purchases: "INPUT2", none: "NONE" },
  AU: { taxName: "GST", sales: "OUTPUT", purchases: "INPUT", none: "BASEXCLUDED" },
  NZ: { taxName: "GST", sales: "OUTPUT2", purchases: "INPUT2", none: "NONE" },
  US: { taxName: "Sales Tax", sales: "TAX001", purchases: "NONE", none: "NONE" },
};

export function taxRatesOf(country: CountryCode): TaxRate[] {
  return ROWS[country].map(([taxType, name, use, components, reportTaxType]) => ({
    name,
    taxType,
    status: "ACTIVE",
    components: components.map(([component, percent]) => ({ name: component, rate: exactPercent(percent) })),
    canApplyTo: FLAGS[use],
    reportTaxType,
  }));
}

/** What a rate of the user's own may stand on follows from the line of the tax return that it names. */
export function canApplyToOf(reportTaxType: string | undefined): TaxRate["canApplyTo"] {
  if (reportTaxType?.includes("OUTPUT")) return FLAGS.sales;
  return reportTaxType?.includes("INPUT") || reportTaxType?.includes("EXPENSES") ? FLAGS.purchases : FLAGS.both;
}

export function countryTaxOf(country: CountryCode): CountryTax {
  return DEFAULTS[country];
}

function exactPercent(text: string): bigint {
  const rate = parseDecimal(text, PERCENT_PLACES);
  if (rate === undefined) throw new Error(`${text} is not a percentage.`);
  return rate;
}

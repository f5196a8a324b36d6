import { stableGuid } from "../../ids";
import { CLASS_OF_TYPE, type Account, type AccountType } from "../settings/account";

/** The tax types that a country's accounts take by default, and the name of its sales tax. */
export interface CountryTax {
  taxName: string;
  sales: string;
  purchases: string;
  /** For accounts outside the tax. */
  none: string;
}

type Row = [
  code: string,
  name: string,
  type: AccountType,
  tax: keyof Omit<CountryTax, "taxName">,
  more?: Partial<Account>
];

const ROWS: Row[] = [
  ["090", "Business Bank Account", "BANK", "none", { bankAccountNumber: "12-3456-0123456-00" }],
  ["091", "Business Savings Account", "BANK", "none", { bankAccountNumber: "12-3456-0123456-01" }],
  ["200", "Sales", "REVENUE", "sales", { description: "Income from any normal business activity" }],
  ["210", "Shipping Income", "REVENUE", "sales", { description: "Delivery charged to customers" }],
  ["260", "Other Revenue", "REVENUE", "sales"],
  ["270", "Interest Income", "OTHERINCOME", "none"],
  ["310", "Cost of Goods Sold", "DIRECTCOSTS", "purchases"],
  ["400", "Advertising", "EXPENSE", "purchases"],
  ["404", "Bank Fees", "EXPENSE", "none"],
  ["408", "Payment Processing Fees", "EXPENSE", "none", { description: "Card and payout fees" }],
  ["425", "Freight & Courier", "EXPENSE", "purchases"],
  ["453", "Office Expenses", "EXPENSE", "purchases"],
  ["469", "Rent", "EXPENSE", "purchases"],
  ["470", "Market Stall Hire", "EXPENSE", "purchases", { status: "ARCHIVED" }],
  ["485", "Subscriptions", "EXPENSE", "purchases"],
  ["498", "Realised Currency Gains", "EXPENSE", "none", { systemAccount: "REALISEDCURRENCYGAIN" }],
  ["610", "Accounts Receivable", "CURRENT", "none", { systemAccount: "DEBTORS" }],
  ["630", "Inventory", "CURRENT", "none"],
  ["710", "Office Equipment", "FIXED", "purchases"],
  ["800", "Accounts Payable", "CURRLIAB", "none", { systemAccount: "CREDITORS" }],
  ["840", "Tips Payable", "CURRLIAB", "none", { description: "Tips for the staff, until they are paid out" }],
  [
    "855",
    "Shopify Clearing",
    "CURRENT",
    "none",
    { enablePaymentsToAccount: true, description: "Payments taken by the shop, until they are paid out" },
  ],
  ["860", "Rounding", "CURRLIAB", "none", { systemAccount: "ROUNDING" }],
  [
    "877",
    "Gift Card Liability",
    "CURRLIAB",
    "none",
    { enablePaymentsToAccount: true, description: "Gift cards sold and not yet spent" },
  ],
  ["880", "Owner Drawings", "EQUITY", "none", { enablePaymentsToAccount: true }],
  ["960", "Retained Earnings", "EQUITY", "none", { systemAccount: "RETAINEDEARNINGS" }],
];

/** The demo chart: Xero's own starting chart in small, with what a shop needs. */
export function chartOfAccounts(organisationKey: string, tax: CountryTax, createdAtMs: number): Account[] {
  const taxAccount: Row = ["820", tax.taxName, "CURRLIAB", "none", { systemAccount: "GST" }];
  return [...ROWS, taxAccount]
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([code, name, type, taxKey, more]) => ({
      accountId: stableGuid(`${organisationKey}/account/${code}`),
      code,
      name,
      status: "ACTIVE",
      type,
      accountClass: CLASS_OF_TYPE[type],
      taxType: tax[taxKey],
      description: "",
      enablePaymentsToAccount: false,
      systemAccount: undefined,
      bankAccountNumber: undefined,
      updatedAtMs: createdAtMs,
      ...more,
    }));
}

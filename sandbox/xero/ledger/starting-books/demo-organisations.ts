import { stableGuid } from "../../ids";
import type { BooksData } from "../books";
import type { CountryCode, Organisation } from "../settings/organisation";
import { emptyShelves } from "../shelves";
import { chartOfAccounts } from "./chart-of-accounts";
import { countryTaxOf, taxRatesOf } from "./tax-rates";

type Profile = Pick<
  Organisation,
  | "name"
  | "shortCode"
  | "countryCode"
  | "baseCurrency"
  | "timeZone"
  | "xeroTimeZone"
  | "taxNumber"
  | "taxNumberName"
  | "financialYearEnd"
> & { currencies: string[] };

const PROFILES: Profile[] = [
  {
    name: "Harbour & Pine Ltd",
    shortCode: "!hp4Gb",
    countryCode: "GB",
    baseCurrency: "GBP",
    timeZone: "Europe/London",
    xeroTimeZone: "GMTSTANDARDTIME",
    taxNumber: "GB 123 4567 89",
    taxNumberName: "VAT number",
    financialYearEnd: { day: 31, month: 3 },
    currencies: ["GBP", "EUR", "USD"],
  },
  {
    name: "Banksia Homewares Pty Ltd",
    shortCode: "!bk7Au",
    countryCode: "AU",
    baseCurrency: "AUD",
    timeZone: "Australia/Sydney",
    xeroTimeZone: "AUSEASTERNSTANDARDTIME",
    taxNumber: "11 111 111 138",
    taxNumberName: "ABN",
    financialYearEnd: { day: 30, month: 6 },
    currencies: ["AUD", "NZD", "USD"],
  },
  {
    name: "Kauri Trading Limited",
    shortCode: "!kt2Nz",
    countryCode: "NZ",
    baseCurrency: "NZD",
    timeZone: "Pacific/Auckland",
    xeroTimeZone: "NEWZEALANDSTANDARDTIME",
    taxNumber: "101-2-303",
    taxNumberName: "GST number",
    financialYearEnd: { day: 31, month: 3 },
    currencies: ["NZD", "AUD", "USD"],
  },
  {
    name: "Redwood Supply Co",
    shortCode: "!rw9Us",
    countryCode: "US",
    baseCurrency: "USD",
    timeZone: "America/Los_Angeles",
    xeroTimeZone: "PACIFICSTANDARDTIME",
    taxNumber: "00-0000000",
    taxNumberName: "EIN",
    financialYearEnd: { day: 31, month: 12 },
    currencies: ["USD", "CAD", "GBP"],
  },
];

const CURRENCY_NAMES: Record<string, string> = {
  GBP: "British Pound",
  EUR: "Euro",
  USD: "United States Dollar",
  AUD: "Australian Dollar",
  NZD: "New Zealand Dollar",
  CAD: "Canadian Dollar",
};

/** The demo organisations' books before anything was written in them; ids are the same on every fresh start. */
export function demoOrganisations(createdAtMs: number): BooksData[] {
  return PROFILES.map((profile) => emptyBooks(profile, createdAtMs));
}

function emptyBooks({ currencies, ...profile }: Profile, createdAtMs: number): BooksData {
  const key = `organisation/${profile.countryCode}`;
  return {
    organisation: {
      ...profile,
      organisationId: stableGuid(key),
      legalName: profile.name,
      class: "STANDARD",
      createdAtMs,
      periodLockDate: undefined,
      endOfYearLockDate: undefined,
    },
    accounts: chartOfAccounts(key, countryTaxOf(profile.countryCode), createdAtMs),
    taxRates: taxRatesOf(profile.countryCode),
    currencies: currencies.map((code) => ({ code, description: CURRENCY_NAMES[code] ?? code })),
    brandingThemes: [
      {
        brandingThemeId: stableGuid(`${key}/theme/standard`),
        name: "Standard",
        logoUrl: undefined,
        sortOrder: 0,
        createdAtMs,
      },
      {
        brandingThemeId: stableGuid(`${key}/theme/online`),
        name: "Online shop",
        logoUrl: undefined,
        sortOrder: 1,
        createdAtMs,
      },
    ],
    trackingCategories: [salesChannels(key)],
    contacts: [],
    documents: [],
    payments: [],
    allocations: [],
    shelves: emptyShelves(),
    lastNumber: { invoice: 0, creditNote: 0 },
  };
}

function salesChannels(key: string): BooksData["trackingCategories"][number] {
  const options = ["Online store", "Point of sale", "Wholesale"].map((name) => ({
    trackingOptionId: stableGuid(`${key}/tracking/${name}`),
    name,
    status: "ACTIVE" as const,
  }));
  return { trackingCategoryId: stableGuid(`${key}/tracking`), name: "Sales channel", status: "ACTIVE", options };
}

/** What a person reads beside an organisation: its country and its tax. */
export const COUNTRY_NAMES: Record<CountryCode, string> = {
  GB: "United Kingdom · VAT",
  AU: "Australia · GST",
  NZ: "New Zealand · GST",
  US: "United States · sales tax",
};

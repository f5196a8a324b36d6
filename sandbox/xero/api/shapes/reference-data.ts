import type { Account } from "../../ledger/settings/account";
import { hasAttachments } from "../../ledger/papers/attachment";
import type { Books } from "../../ledger/books";
import { jsonNumber, PERCENT_PLACES } from "../../ledger/decimal";
import type {
  BrandingTheme,
  Currency,
  Organisation,
  TrackingCategory,
  TrackingOption,
} from "../../ledger/settings/organisation";
import { currencyOf } from "../../ledger/payments/payment-money";
import { effectiveRate, type TaxRate } from "../../ledger/settings/tax-rate";
import { midnightUtcMs } from "../../ledger/calendar-date";
import type { Json } from "../answer";
import { unlessEmpty, wireInstant } from "./wire";

export function organisationShape(organisation: Organisation): Json {
  const { periodLockDate, endOfYearLockDate } = organisation;
  return {
    Name: organisation.name,
    LegalName: organisation.legalName,
    PaysTax: true,
    Version: organisation.countryCode === "GB" ? "UK" : organisation.countryCode,
    OrganisationType: "COMPANY",
    BaseCurrency: organisation.baseCurrency,
    CountryCode: organisation.countryCode,
    IsDemoCompany: organisation.class === "DEMO",
    OrganisationStatus: "ACTIVE",
    TaxNumber: organisation.taxNumber,
    FinancialYearEndDay: organisation.financialYearEnd.day,
    FinancialYearEndMonth: organisation.financialYearEnd.month,
    SalesTaxBasis: "ACCRUALS",
    SalesTaxPeriod: "QUARTERLY1",
    DefaultSalesTax: "Tax Exclusive",
    DefaultPurchasesTax: "Tax Exclusive",
    ...(periodLockDate === undefined ? {} : { PeriodLockDate: wireInstant(midnightUtcMs(periodLockDate)) }),
    ...(endOfYearLockDate === undefined ? {} : { EndOfYearLockDate: wireInstant(midnightUtcMs(endOfYearLockDate)) }),
    CreatedDateUTC: `/Date(${organisation.createdAtMs})/`,
    Timezone: organisation.xeroTimeZone,
    OrganisationEntityType: "COMPANY",
    ShortCode: organisation.shortCode,
    OrganisationID: organisation.organisationId,
    Edition: "BUSINESS",
    Class: organisation.class,
    Addresses: [],
    Phones: [],
    ExternalLinks: [],
    PaymentTerms: {},
  };
}

export function accountShape(books: Books, account: Account): Json {
  return {
    AccountID: account.accountId,
    Code: account.code,
    Name: account.name,
    Status: account.status,
    Type: account.type,
    TaxType: account.taxType,
    Description: account.description,
    Class: account.accountClass,
    ...unlessEmpty("SystemAccount", account.systemAccount),
    ...unlessEmpty("BankAccountNumber", account.bankAccountNumber),
    ...(account.type === "BANK" ? { BankAccountType: "BANK", CurrencyCode: currencyOf(books, account) } : {}),
    EnablePaymentsToAccount: account.enablePaymentsToAccount,
    ShowInExpenseClaims: false,
    ReportingCode: "",
    ReportingCodeName: "",
    HasAttachments: hasAttachments(books, account.accountId),
    UpdatedDateUTC: wireInstant(account.updatedAtMs),
    AddToWatchlist: false,
  };
}

export function taxRateShape(taxRate: TaxRate): Json {
  const rate = jsonNumber(effectiveRate(taxRate), PERCENT_PLACES);
  return {
    Name: taxRate.name,
    TaxType: taxRate.taxType,
    ...unlessEmpty("ReportTaxType", taxRate.reportTaxType),
    CanApplyToAssets: taxRate.canApplyTo.ASSET,
    CanApplyToEquity: taxRate.canApplyTo.EQUITY,
    CanApplyToExpenses: taxRate.canApplyTo.EXPENSE,
    CanApplyToLiabilities: taxRate.canApplyTo.LIABILITY,
    CanApplyToRevenue: taxRate.canApplyTo.REVENUE,
    DisplayTaxRate: rate,
    EffectiveRate: rate,
    Status: taxRate.status,
    TaxComponents: taxRate.components.map((component) => ({
      Name: component.name,
      Rate: jsonNumber(component.rate, PERCENT_PLACES),
      IsCompound: false,
      IsNonRecoverable: false,
    })),
  };
}

export function currencyShape(currency: Currency): Json {
  return { Code: currency.code, Description: currency.description };
}

export function brandingThemeShape(theme: BrandingTheme): Json {
  return {
    BrandingThemeID: theme.brandingThemeId,
    Name: theme.name,
    ...unlessEmpty("LogoUrl", theme.logoUrl),
    Type: "INVOICE",
    SortOrder: theme.sortOrder,
    CreatedDateUTC: wireInstant(theme.createdAtMs),
  };
}

export function trackingCategoryShape(category: TrackingCategory): Json {
  return {
    Name: category.name,
    Status: category.status,
    TrackingCategoryID: category.trackingCategoryId,
    Options: category.options.map(trackingOptionShape),
  };
}

export function trackingOptionShape(option: TrackingOption): Json {
  return {
    TrackingOptionID: option.trackingOptionId,
    Name: option.name,
    Status: option.status,
    HasValidationErrors: false,
    IsDeleted: false,
    IsArchived: option.status === "ARCHIVED",
    IsActive: option.status === "ACTIVE",
  };
}

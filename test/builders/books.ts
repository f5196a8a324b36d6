import type { TimeZone } from "../../app/domain/instant";
import type { Order } from "../../app/domain/commerce/order";
import type { ContactInBooks } from "../../app/domain/ledger/contact";
import type { Organisation } from "../../app/domain/ledger/organisation";
import type { InvoiceInBooks } from "../../app/domain/ledger/sales-invoice";
import type { PostingInput } from "../../app/domain/posting/plan-posting";
import { completeProfile } from "../../app/domain/posting/complete-profile";
import type { PostingProfile, SpecialAccount } from "../../app/domain/posting/posting-profile";
import { gbp } from "./amounts";

type ProfileOverrides = Partial<Omit<PostingProfile, "taxRates">> & { taxRates?: Record<string, string> };

/** Accounts for amounts that are no sale of goods. */
export const ACCOUNTS: Record<SpecialAccount, string> = {
  tips: "810",
  duties: "811",
  fees: "261",
  giftCards: "877",
  storeCredit: "878",
  rounding: "860",
  discounts: "205",
  refundDiscrepancies: "265",
  marketplaceTax: "821",
  taxLiability: "822",
};

/** Sales on 200, shipping on 260, payments on 090; UK rates for 20 %, 5 % and no tax. Gift cards and the like have accounts. */
export function aProfile(overrides: ProfileOverrides = {}): PostingProfile {
  return completeProfile({
    salesAccount: "200",
    shippingAccount: "260",
    paymentsAccount: "090",
    invoiceStatus: "AUTHORISED",
    numberPrefix: "SH-",
    dueAfterDays: 14,
    taxRates: { "VAT 20%": "OUTPUT2", "VAT 5%": "RROUTPUT", "": "ZERORATEDOUTPUT" },
    accounts: ACCOUNTS,
    ...overrides,
  });
}

export function anOrganisation(overrides: Partial<Organisation> = {}): Organisation {
  return {
    name: "Example Homeware Ltd",
    countryCode: "GB",
    baseCurrency: gbp("0.00").currency,
    timeZone: "Europe/London" as TimeZone,
    shortCode: "!Ex4mp",
    ...overrides,
  };
}

export const ORDER_URL = "https://admin.shopify.com/store/example/orders/5001";

export function postingInput(order: Order, overrides: Partial<Omit<PostingInput, "order">> = {}): PostingInput {
  return { order, profile: aProfile(), organisation: anOrganisation(), orderUrl: ORDER_URL, ...overrides };
}

/** Without overrides the approved, unpaid invoice of the builders' order: £12.00, £2.00 of it tax. */
export function anInvoiceInBooks(overrides: Partial<InvoiceInBooks> = {}): InvoiceInBooks {
  return {
    number: "SH-1001",
    status: "AUTHORISED",
    currency: gbp("0.00").currency,
    total: gbp("12.00"),
    totalTax: gbp("2.00"),
    amountDue: gbp("12.00"),
    amountPaid: gbp("0.00"),
    amountCredited: gbp("0.00"),
    url: ORDER_URL,
    reference: "#1001",
    updatedAt: "2026-11-20T10:01:00Z",
    payments: [],
    lines: [{ description: "Walnut tray", amount: gbp("12.00"), taxAmount: gbp("2.00") }],
    ...overrides,
  };
}

export function aContactInBooks(overrides: Partial<ContactInBooks> = {}): ContactInBooks {
  return { id: "contact-1", number: null, name: "Ada Example", email: "ada@example.com", active: true, ...overrides };
}

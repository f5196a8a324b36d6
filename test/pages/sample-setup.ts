import type { SetupView } from "../../app/use-cases/views";
import { connection } from "./sample-home";

const INCOME = [
  { code: "200", name: "Sales" },
  { code: "260", name: "Other Revenue" },
];
const OWED = [
  { code: "810", name: "Tips Payable" },
  { code: "825", name: "Customs Duties" },
];

/** Orders with tips, gift cards or store credit would be held; none of the recent ones has any. */
export const SETUP: SetupView = {
  organisation: connection("setup").organisation,
  live: false,
  salesAccounts: INCOME,
  paymentAccounts: [
    { code: "090", name: "Business Bank Account" },
    { code: "610", name: "Shopify Clearing" },
  ],
  gateways: [
    { gateway: "shopify_payments", name: "Shopify Payments", orders: 1190 },
    { gateway: "paypal", name: "PayPal", orders: 74 },
  ],
  specialAmounts: {
    giftCards: { accounts: [], orders: 0 },
    storeCredit: { accounts: [], orders: 0 },
    tips: { accounts: [...OWED, ...INCOME], orders: 0 },
    fees: { accounts: [...OWED, ...INCOME], orders: 0 },
    duties: { accounts: [...OWED, ...INCOME], orders: 0 },
    refundDiscrepancies: { accounts: INCOME, orders: 2 },
    rounding: { accounts: [{ code: "860", name: "Rounding" }, ...OWED, ...INCOME], orders: 0 },
    discounts: { accounts: INCOME, orders: 0 },
    marketplaceTax: { accounts: OWED, orders: 0 },
    taxLiability: { accounts: OWED, orders: 0 },
  },
  taxRates: [
    { taxType: "OUTPUT2", name: "20% (VAT on Income)", percent: "20.0000" },
    { taxType: "RROUTPUT", name: "5% (VAT on Income)", percent: "5.0000" },
    { taxType: "ZERORATEDOUTPUT", name: "Zero Rated Income", percent: "0.0000" },
    { taxType: "NONE", name: "No VAT", percent: "0" },
  ],
  taxesInUse: [
    { key: "VAT 20%", label: "VAT 20%", percent: "20", orders: 1204 },
    { key: "VAT 5%", label: "VAT 5%", percent: "5", orders: 1 },
    { key: "", label: "No tax charged", percent: "0", orders: 61 },
    { key: "MwSt 19%", label: "MwSt 19%", percent: "19", orders: 3 },
  ],
  values: {
    salesAccount: "200",
    shippingAccount: "200",
    paymentsAccount: "",
    invoiceStatus: "AUTHORISED",
    numberPrefix: "SH-",
    dueAfterDays: 0,
    ordersFrom: "2026-11-21",
    gatewayAccounts: {},
    accounts: {
      giftCards: "",
      storeCredit: "",
      tips: "",
      fees: "200",
      duties: "",
      refundDiscrepancies: "200",
      rounding: "860",
      discounts: "200",
      marketplaceTax: "",
      taxLiability: "",
    },
    discountDisplay: "amount",
    severalTaxes: "combined",
    draftOrders: "nothing",
    datePolicy: "created",
    lockDates: "hold",
    taxRates: { "VAT 20%": "OUTPUT2" },
  },
  warnings: [],
};

export const SETUP_WITH_TIPS: SetupView = {
  ...SETUP,
  specialAmounts: { ...SETUP.specialAmounts, tips: { accounts: OWED, orders: 3 } },
  waiting: { "accounts.tips": 12 },
};

import type { SetupView } from "../../app/use-cases/views";
import { connection } from "./sample-home";

export const SETUP: SetupView = {
  organisation: connection("setup").organisation,
  live: false,
  salesAccounts: [
    { code: "200", name: "Sales" },
    { code: "260", name: "Other Revenue" },
  ],
  paymentAccounts: [
    { code: "090", name: "Business Bank Account" },
    { code: "610", name: "Shopify Clearing" },
  ],
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
    taxRates: { "VAT 20%": "OUTPUT2" },
  },
  warnings: [],
};

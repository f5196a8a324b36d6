import { z } from "zod";
import { fromPercent } from "../domain/money/percentage";
import { ACCOUNT_CONDITIONS } from "../domain/posting/mapping-rules";

const code = z.string().min(1).max(10);
const decimal = z.string().regex(/^\d{1,3}(\.\d{1,6})?$/, 'a percentage such as "20" is expected');
const day = z.iso.date();
const tracking = z.strictObject({ category: z.string().min(1).max(100), option: z.string().min(1).max(100) });
const override = {
  account: code.optional(),
  tax: z.strictObject({ taxType: z.string().min(1), rate: decimal.transform(fromPercent) }).optional(),
  tracking: z.array(tracking).max(2).optional(),
};
const specialAccounts = [
  "tips",
  "duties",
  "fees",
  "giftCards",
  "storeCredit",
  "rounding",
  "discounts",
  "refundDiscrepancies",
  "marketplaceTax",
  "taxLiability",
] as const;
const conditions = <Name extends string>(names: readonly Name[]) => z.partialRecord(z.enum(names as [Name, ...Name[]]), z.string().min(1));

const organisation = z
  .strictObject({
    name: z.string(),
    countryCode: z.string().length(2),
    baseCurrency: z.string().length(3),
    timeZone: z.string().refine(isTimeZone, "a time zone such as Europe/London is expected"),
    currencies: z.array(z.string().length(3)),
    lockedUntil: day.nullable(),
  })
  .partial();

/** The `--profile` file. All is optional: what is left out is as without a profile. Unknown names are mistakes, never passed over. */
const schema = z
  .strictObject({
    organisation,
    salesAccount: code,
    shippingAccount: code,
    paymentsAccount: code,
    invoiceStatus: z.enum(["DRAFT", "SUBMITTED", "AUTHORISED"]),
    numberPrefix: z.string().regex(/^[\x20-\x7e]{0,20}$/, "at most 20 plain characters"),
    dueAfterDays: z.number().int().min(0).max(365),
    taxRates: z.record(z.string(), z.string().min(1)),
    accounts: z.partialRecord(z.enum(specialAccounts), code.nullable()),
    bookingCurrency: z.enum(["shop", "presentment"]),
    discountDisplay: z.enum(["net", "amount", "line"]),
    severalTaxes: z.enum(["combined", "separate"]),
    taxAccounts: z.record(z.string(), code),
    taxRules: z.array(
      z.strictObject({
        when: z
          .strictObject({ title: z.string(), rate: decimal, country: z.string(), region: z.string(), shipping: z.boolean() })
          .partial(),
        taxType: z.string().min(1),
      }),
    ),
    ratePercentages: z.record(z.string(), decimal),
    untaxedRates: z.partialRecord(z.enum(["notASale", "exemptCustomer", "export", "zeroRated"]), z.string().min(1).nullable()),
    accountRules: z.array(
      z.strictObject({
        when: conditions(ACCOUNT_CONDITIONS),
        account: code.optional(),
        item: z.string().max(30).optional(),
        tracking: z.array(tracking).max(2).optional(),
      }),
    ),
    trackingRules: z.array(
      z.strictObject({
        when: conditions(["location", "channel", "vendor", "productType"]),
        category: z.string().min(1),
        option: z.string().min(1),
      }),
    ),
    tagRules: z.array(
      z.strictObject({ tag: z.string().min(1), doNotSend: z.boolean().optional(), draft: z.boolean().optional(), ...override }),
    ),
    /** By the order's name, "#1001": what a person chose for it. */
    orderChoices: z.record(
      z.string(),
      z.strictObject({
        ...override,
        draft: z.boolean().optional(),
        lines: z.array(z.strictObject({ line: z.string().min(1), ...override })).optional(),
        reason: z.string().max(200),
      }),
    ),
    gatewayAccounts: z.record(z.string(), code),
    exclusions: z
      .strictObject({
        tags: z.array(z.string()),
        gateways: z.array(z.string()),
        channels: z.array(z.string()),
        zeroTotal: z.boolean(),
        placedBefore: day.nullable(),
      })
      .partial(),
    draftOrders: z.enum(["nothing", "quote"]),
    quoteExpiresAfterDays: z.number().int().min(0).max(365).nullable(),
    contactPer: z.enum(["customer", "company", "channel", "one"]),
    datePolicy: z.enum(["created", "paid", "fulfilled"]),
    reference: z.enum(["purchase-order", "order-name"]),
    brandingThemeId: z.string().nullable(),
    lockDates: z.enum(["hold", "first-open-day", "draft"]),
    roundingToleranceCents: z.number().int().min(0).max(100),
  })
  .partial()
  .extend({ version: z.literal(1, "this program reads profiles of version 1") });

export type ProfileFile = z.infer<typeof schema>;

/** The profile, or a sentence for each thing wrong with it, with its place. */
export function readProfile(text: string): { profile: ProfileFile } | { mistakes: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return { mistakes: [`it is no JSON: ${(thrown as SyntaxError).message}.`] };
  }
  const read = schema.safeParse(value);
  if (read.success) return { profile: read.data };

  return { mistakes: read.error.issues.map(({ path, message }) => `${path.join(".") || "profile"}: ${message}`) };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

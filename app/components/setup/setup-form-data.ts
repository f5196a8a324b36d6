import type { SpecialAccount } from "~/domain/posting/posting-profile";
import { forEachSpecial } from "~/domain/posting/special-accounts";
import type { SetupErrors, SetupField, SetupValues } from "~/use-cases/views";

const TAX_RATE = "taxRates.";
const GATEWAY_ACCOUNT = "gatewayAccounts.";

/** The name of the form field that holds the Xero rate for a tax. */
export function taxRateField(taxKey: string): string {
  return TAX_RATE + taxKey;
}

/** The name of the form field that holds the account of a payment provider. */
export function gatewayField(gateway: string): `gatewayAccounts.${string}` {
  return `${GATEWAY_ACCOUNT}${gateway}`;
}

export function specialAccountField(purpose: SpecialAccount): `accounts.${SpecialAccount}` {
  return `accounts.${purpose}`;
}

export type ReadSetup = { ok: true; values: SetupValues } | { ok: false; errors: SetupErrors };

/**
 * Reads the posted form. Judges only whether each field can be read at all;
 * whether an account or a rate will do is for the use case, which knows the organisation.
 */
export function setupValuesFromForm(form: FormData): ReadSetup {
  const invoiceStatus = oneOf(form, "invoiceStatus", ["DRAFT", "SUBMITTED", "AUTHORISED"]);
  const dueAfterDays = text(form, "dueAfterDays").trim();
  const ordersFrom = text(form, "ordersFrom");
  const errors: SetupErrors = {
    ...(!invoiceStatus && { invoiceStatus: "Choose what an invoice should be when it arrives in Xero." }),
    ...(!/^\d{1,3}$/.test(dueAfterDays) && { dueAfterDays: "Write a whole number of days from 0 to 365, such as 14." }),
    ...(!isDay(ordersFrom) && { ordersFrom: "Choose the first day whose orders are posted." }),
  };
  const ways = howPosted(form);
  if (!ways.ok) return { ok: false, errors: { ...errors, ...ways.errors } };
  if (Object.keys(errors).length > 0 || !invoiceStatus) return { ok: false, errors };

  return {
    ok: true,
    values: {
      salesAccount: text(form, "salesAccount"),
      shippingAccount: text(form, "shippingAccount"),
      paymentsAccount: text(form, "paymentsAccount"),
      invoiceStatus,
      numberPrefix: text(form, "numberPrefix").trim(),
      dueAfterDays: Number(dueAfterDays),
      ordersFrom,
      ...ways.values,
      taxRates: chosenUnder(form, TAX_RATE),
      gatewayAccounts: chosenUnder(form, GATEWAY_ACCOUNT),
      accounts: forEachSpecial((purpose) => text(form, specialAccountField(purpose))),
    },
  };
}

type Ways = Pick<SetupValues, "discountDisplay" | "severalTaxes" | "datePolicy" | "lockDates" | "draftOrders">;

function howPosted(form: FormData): { ok: true; values: Ways } | { ok: false; errors: SetupErrors } {
  const discountDisplay = oneOf(form, "discountDisplay", ["net", "amount", "line"]);
  const severalTaxes = oneOf(form, "severalTaxes", ["combined", "separate"]);
  const datePolicy = oneOf(form, "datePolicy", ["created", "paid", "fulfilled"]);
  const lockDates = oneOf(form, "lockDates", ["hold", "first-open-day", "draft"]);
  const draftOrders = oneOf(form, "draftOrders", ["nothing", "quote"]);
  if (discountDisplay && severalTaxes && datePolicy && lockDates && draftOrders)
    return { ok: true, values: { discountDisplay, severalTaxes, datePolicy, lockDates, draftOrders } };
  const open = Object.entries({ discountDisplay, severalTaxes, datePolicy, lockDates, draftOrders }).filter(([, value]) => value === null);

  return { ok: false, errors: Object.fromEntries(open.map(([name]) => [name, "Choose one of these."])) };
}

/** Fields of one kind that hold a choice: a tax that has none holds its orders, a provider that has none goes with the rest. */
function chosenUnder(form: FormData, prefix: string): Record<string, string> {
  const chosen = [...form].flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === "string" && value !== "" ? [[name.slice(prefix.length), value]] : [],
  );

  return Object.fromEntries(chosen) as Record<string, string>;
}

/** A field that is not there at all was not sent by our form; an empty one may have been. */
function text(form: FormData, name: SetupField): string {
  const value = form.get(name);
  if (typeof value !== "string") throw Response.json({ message: `The form came without “${name}”. Reload the page.` }, { status: 400 });

  return value;
}

/** Null when it is none of them. */
function oneOf<Choice extends string>(form: FormData, name: SetupField, choices: readonly Choice[]): Choice | null {
  const value = text(form, name);

  return choices.find((choice) => choice === value) ?? null;
}

/** "2026-02-29" has the right form and is no day. */
function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);

  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

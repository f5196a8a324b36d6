import type { SetupErrors, SetupValues } from "~/use-cases/views";

const TAX_RATE = "taxRates.";

/** The name of the form field that holds the Xero rate for a tax. */
export function taxRateField(taxKey: string): string {
  return TAX_RATE + taxKey;
}

export type ReadSetup = { ok: true; values: SetupValues } | { ok: false; errors: SetupErrors };

/**
 * Reads the posted form. Judges only whether each field can be read at all;
 * whether an account or a rate will do is for the use case, which knows the organisation.
 */
export function setupValuesFromForm(form: FormData): ReadSetup {
  const invoiceStatus = text(form, "invoiceStatus");
  const dueAfterDays = text(form, "dueAfterDays").trim();
  const ordersFrom = text(form, "ordersFrom");
  const errors: SetupErrors = {
    ...(!isInvoiceStatus(invoiceStatus) && { invoiceStatus: "Choose what an invoice should be when it arrives in Xero." }),
    ...(!/^\d{1,3}$/.test(dueAfterDays) && { dueAfterDays: "Write a whole number of days from 0 to 365, such as 14." }),
    ...(!isDay(ordersFrom) && { ordersFrom: "Choose the first day whose orders are posted." }),
  };
  if (Object.keys(errors).length > 0 || !isInvoiceStatus(invoiceStatus)) return { ok: false, errors };

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
      taxRates: taxRates(form),
    },
  };
}

/** A tax for which nothing was chosen stays out: orders that have it are held. */
function taxRates(form: FormData): Record<string, string> {
  const chosen = [...form].flatMap(([name, value]) =>
    name.startsWith(TAX_RATE) && typeof value === "string" && value !== "" ? [[name.slice(TAX_RATE.length), value]] : [],
  );

  return Object.fromEntries(chosen) as Record<string, string>;
}

/** A field that is not there at all was not sent by our form; an empty one may have been. */
function text(form: FormData, name: keyof SetupValues): string {
  const value = form.get(name);
  if (typeof value !== "string") throw Response.json({ message: `The form came without “${name}”. Reload the page.` }, { status: 400 });

  return value;
}

function isInvoiceStatus(value: string): value is SetupValues["invoiceStatus"] {
  return value === "DRAFT" || value === "SUBMITTED" || value === "AUTHORISED";
}

/** "2026-02-29" has the right form and is no day. */
function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);

  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

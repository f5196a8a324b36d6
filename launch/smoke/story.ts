import type { Sandbox } from "../sandbox";
import { differenceOf } from "./difference";
import { askJson, waitFor } from "./http";
import { Merchant } from "./merchant";

type ShopOrder = { id: string; name: string; total: string; totalTax: string; outstanding: string };
/** As the simulated Xero's own API shows them. */
type Invoice = { InvoiceID: string; InvoiceNumber: string; Status: string; Total: number; TotalTax: number; AmountDue: number };
type Payment = { PaymentID: string; Amount: number; Reference: string; Invoice: { InvoiceID: string }; Account: { Code: string } };

export type SmokeReport = { invoice: Invoice; payment: Payment; difference: string; ms: number; paidBackMs: number };

/** One paid order into Xero, and one Xero payment back into Shopify: the whole line, both ways. */
export async function walkTheLine(sandbox: Sandbox): Promise<SmokeReport> {
  const merchant = new Merchant(sandbox);
  await merchant.install();
  const { tenantId } = await merchant.connect("GB");
  await merchant.switchOn();
  const books = `${sandbox.urls.xero}/control/organisations/${tenantId}`;
  const shop = `${sandbox.urls.shopify}/control/orders`;

  const paidAt = performance.now();
  const order = await askJson<ShopOrder>(shop, { shape: "discount-and-shipping", paid: true });
  const invoice = await waitFor(`invoice of order ${order.name}, paid`, async () => {
    const found = await invoiceOf(books, order);

    return found?.Status === "PAID" && found;
  });
  const ms = Math.round(performance.now() - paidAt);
  const payments = await askJson<Payment[]>(`${books}/payments`);
  const ofInvoice = payments.filter(({ Invoice }) => Invoice.InvoiceID === invoice.InvoiceID);
  const [payment] = ofInvoice;
  if (!payment || ofInvoice.length !== 1) throw new Error(`Expected one payment of ${invoice.InvoiceNumber}, found ${ofInvoice.length}.`);

  return {
    invoice,
    payment,
    difference: differenceOf(order, {
      total: String(invoice.Total),
      totalTax: String(invoice.TotalTax),
      amountDue: String(invoice.AmountDue),
    }),
    ms,
    paidBackMs: await payBack(shop, books),
  };
}

/** An unpaid order, paid by hand in Xero: how long until Shopify shows it paid. */
async function payBack(shop: string, books: string): Promise<number> {
  const order = await askJson<ShopOrder>(shop, { shape: "unpaid" });
  const invoice = await waitFor(`invoice of order ${order.name}`, () => invoiceOf(books, order));
  const recordedAt = performance.now();
  await askJson(`${books}/invoices/${invoice.InvoiceID}/pay`, {});
  await waitFor(`order ${order.name} marked paid`, async () => Number((await askJson<ShopOrder>(`${shop}/${order.id}`)).outstanding) === 0);

  return Math.round(performance.now() - recordedAt);
}

async function invoiceOf(books: string, order: ShopOrder): Promise<Invoice | undefined> {
  const invoices = await askJson<Invoice[]>(`${books}/invoices`);

  return invoices.find(({ InvoiceNumber }) => InvoiceNumber === `SH-${order.name.slice(1)}`);
}

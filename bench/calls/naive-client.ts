import { builtInOrganisation } from "../../app/explain/built-in-profile";
import { toXeroContact, toXeroCreditNote, toXeroInvoice, toXeroPayment, toXeroRefund } from "../../app/adapters/xero/to-xero";
import type { ContactId, CreditNoteId, InvoiceId } from "../../app/domain/ids";
import { planPosting } from "../../app/domain/posting/plan-posting";
import type { PostingPlan } from "../../app/domain/posting/posting-plan";
import { profileFor } from "../engine/engine";
import type { BenchShop } from "../engine/shop";
import type { BenchXero } from "../engine/xero";

/**
 * The same orders in the same books by a client that asks for each thing alone, as the open connectors do: the contact by
 * e-mail, the contact, the invoice, the payment, the credit note, the refund. How many calls it made.
 */
export async function askNaively(xero: BenchXero, shop: Pick<BenchShop, "ids" | "read">): Promise<number> {
  let calls = 0;
  const ask = async (method: string, path: string, body?: unknown) => {
    calls++;

    return firstOf(await xero.ask(method, path, body));
  };
  const profile = profileFor(shop);
  for (const id of shop.ids) {
    const order = shop.read(id);
    const posting = planPosting({ order, profile, organisation: builtInOrganisation(order), orderUrl: "https://example.com" });
    if (posting.kind !== "post") throw new Error(`Order ${order.name} is not posted: ${JSON.stringify(posting)}`);
    await post(posting.plan, ask);
  }

  return calls;
}

type Ask = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown> | undefined>;

async function post({ contact, invoice, payments, creditNotes, refunds }: PostingPlan, ask: Ask): Promise<void> {
  const where = encodeURIComponent(`EmailAddress=="${contact.email ?? ""}"`);
  const standing = await ask("GET", `/Contacts?where=${where}`);
  const made = standing ?? (await ask("PUT", "/Contacts", pascal(toXeroContact(contact))));
  const contactId = made?.["ContactID"] as ContactId;
  const sold = await ask("PUT", "/Invoices?unitdp=4", pascal(toXeroInvoice({ ...invoice, contactId })));
  for (const payment of payments) {
    await ask("PUT", "/Payments", pascal(toXeroPayment({ ...payment, invoiceId: sold?.["InvoiceID"] as InvoiceId })));
  }
  for (const note of creditNotes) {
    const credited = await ask("PUT", "/CreditNotes?unitdp=4", pascal(toXeroCreditNote({ ...note, contactId })));
    for (const refund of refunds.filter(({ on }) => on.kind === "credit-note" && on.number === note.number)) {
      await ask("PUT", "/Payments", pascal(toXeroRefund({ ...refund, creditNoteId: credited?.["CreditNoteID"] as CreditNoteId })));
    }
  }
}

function firstOf(answer: Record<string, unknown>): Record<string, unknown> | undefined {
  const list = Object.values(answer).find((each) => Array.isArray(each)) as Record<string, unknown>[] | undefined;

  return list?.[0];
}

/** xero-node's names as Xero writes them. */
function pascal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascal);
  if (typeof value !== "object" || value === null) return value;

  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name.charAt(0).toUpperCase() + name.slice(1), pascal(each)]));
}

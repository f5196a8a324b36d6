import { askJson } from "./json";
import { numberOf, type Merchant } from "./merchant";
import type { ShopOrder } from "./shopify-side";

/** A contact as Xero shows it. */
export type XeroContact = {
  ContactID: string;
  ContactNumber: string;
  ContactStatus: string;
  Name: string;
  FirstName: string;
  EmailAddress: string;
  TaxNumber: string;
  Phones: { PhoneType: string; PhoneNumber: string }[];
  Addresses: { AddressType: string; AddressLine1: string; City: string; PostalCode: string }[];
};

export type Buyer = { order: ShopOrder; email: string; key: string };

/** The people of one shop: who buys, what they change about themselves, and what bookkeepers change about them in Xero. */
export class People {
  private count = 0;

  constructor(private readonly merchant: Merchant) {}

  /** Somebody who has bought once, so that there is a contact: "Ada Miller1". */
  async buyer(firstName = "Ada", lastName?: string): Promise<Buyer> {
    this.count += 1;
    const email = `buyer${this.count}@example.com`;
    const customer = { firstName, lastName: lastName ?? `Miller${this.count}`, email };
    const order = await this.merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid", customer });
    await this.merchant.world.settle();

    return { order, email, key: `Shopify ${await this.idOf(email)}` };
  }

  async change(email: string, changes: Record<string, unknown>): Promise<void> {
    await this.control(`customers/${encodeURIComponent(email)}`, { shop: this.merchant.shop, ...changes });
  }

  /** A business customer with one location; its main contact buys once. */
  async company(name: string, location: Record<string, unknown>): Promise<{ id: number; order: ShopOrder }> {
    this.count += 1;
    const customer = { firstName: "Bo", lastName: `Buyer${this.count}`, email: `office${this.count}@example.com` };
    const { id } = await this.control<{ id: number }>("companies", {
      shop: this.merchant.shop,
      name,
      contact: { customer },
      location: { name: "Head office", ...location },
    });
    const order = await this.merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid", company: name } as never);
    await this.merchant.world.settle();

    return { id, order };
  }

  async control<Answer>(path: string, body?: unknown): Promise<Answer> {
    return askJson<Answer>(`${this.merchant.world.shopify.url}/control/${path}`, body);
  }

  async contactOf(order: { name: string }): Promise<XeroContact> {
    const invoice = (await this.merchant.books.invoice(numberOf(order))) as unknown as { Contact: { ContactID: string } };

    return this.contact(invoice.Contact.ContactID);
  }

  async contact(id: string): Promise<XeroContact> {
    const { url } = this.merchant.world.xero;
    const all = await askJson<XeroContact[]>(`${url}/control/organisations/${this.merchant.books.tenantId}/contacts`);
    const found = all.find(({ ContactID }) => ContactID === id);
    if (!found) throw new Error(`No contact ${id}.`);

    return found;
  }

  /** What a bookkeeper changes in Xero. */
  async editInXero({ ContactID }: XeroContact, fields: Record<string, unknown>): Promise<void> {
    await this.merchant.books.act(`contacts/${ContactID}/edit`, fields);
  }

  private async idOf(email: string): Promise<number> {
    const all = await this.control<{ id: number; email: string }[]>(`customers?shop=${this.merchant.shop}`);
    const found = all.find((each) => each.email === email);
    if (!found) throw new Error(`No customer ${email}.`);

    return found.id;
  }
}

export function phoneOf({ Phones }: XeroContact): string | undefined {
  return Phones.find(({ PhoneType }) => PhoneType === "DEFAULT")?.PhoneNumber;
}

export function addressOf({ Addresses }: XeroContact) {
  return Addresses.find(({ AddressType }) => AddressType === "POBOX");
}

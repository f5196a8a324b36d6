import { askJson } from "./json";
import type { Merchant } from "./merchant";
import type { NewOrder, ShopOrder } from "./shopify-side";

export interface Draft {
  id: number;
  name: string;
  status: string;
  total: string;
}

/** What `POST /control/drafts` takes. */
export type NewDraft = Pick<NewOrder, "lines" | "customer" | "tags" | "shipping"> & {
  discounts?: readonly { kind: string; title: string; value: { percent: string } }[];
};

type QuoteLine = { Description: string; Quantity: number; UnitAmount: number; LineAmount: number; TaxAmount: number; AccountCode: string };
export interface Quote {
  QuoteID: string;
  QuoteNumber: string;
  Reference?: string;
  Title?: string;
  Status: string;
  Total: number;
  TotalTax: number;
  Contact: { ContactID: string; Name: string };
  LineItems: QuoteLine[];
}

export const ADA = { firstName: "Ada", lastName: "Example", email: "ada@example.com" };
/** At 14.50 a mug: two are 29.00, of it 20 % VAT: 29.00 ÷ 6 = 4.83. */
export const mugs = (quantity: number) => ({ lines: [{ sku: "HF-MUG-CRM", quantity }], customer: ADA }) satisfies NewDraft;

/** What a merchant does with the draft orders of one shop, and what a bookkeeper sees of their quotes. */
export class Drafts {
  constructor(private readonly merchant: Merchant) {}

  make(draft: NewDraft): Promise<Draft> {
    return askJson(this.at(""), { ...this.shop, ...draft });
  }

  /** One that has its quote by now. */
  async quoted(draft: NewDraft = mugs(2)): Promise<Draft> {
    const made = await this.make(draft);
    await this.merchant.world.settle();

    return made;
  }

  async change({ id }: Draft, draft: NewDraft): Promise<void> {
    await askJson(this.at(`/${id}`), { ...this.shop, ...draft });
  }

  /** "Send invoice": the customer has the offer by e-mail. */
  async send({ id }: Draft): Promise<void> {
    await askJson(this.at(`/${id}/invoice`), this.shop);
  }

  complete({ id }: Draft): Promise<ShopOrder> {
    return askJson(this.at(`/${id}/complete`), { ...this.shop, paymentPending: true });
  }

  async delete({ id }: Draft): Promise<void> {
    const response = await fetch(`${this.at(`/${id}`)}?shop=${this.merchant.shop}`, { method: "DELETE" });
    if (!response.ok) throw new Error(`The draft order was not deleted: ${await response.text()}`);
  }

  quotes(): Promise<Quote[]> {
    return this.merchant.books.get<{ Quotes: Quote[] }>("Quotes").then(({ Quotes }) => Quotes);
  }

  /** The quote of a draft order, which must be the only one of its number. */
  async quoteOf({ name }: Draft): Promise<Quote> {
    const number = name.replace("#", "SH-");
    const found = (await this.quotes()).filter(({ QuoteNumber }) => QuoteNumber === number);
    const [quote] = found;
    if (!quote || found.length !== 1) throw new Error(`Expected one quote ${number} in Xero, found ${found.length}.`);

    return quote;
  }

  /** A person changes the quote in Xero. */
  async edit(draft: Draft, fields: Record<string, unknown>): Promise<void> {
    const { QuoteID, Reference, Title } = await this.quoteOf(draft);
    await this.merchant.books.post(`Quotes/${QuoteID}`, { Reference, Title, ...fields });
  }

  private get shop() {
    return { shop: this.merchant.shop };
  }

  private at(path: string): string {
    return `${this.merchant.world.shopify.url}/control/drafts${path}`;
  }
}

import { askJson } from "./json";

export interface ShopOrder {
  id: number;
  gid: string;
  name: string;
  status: string;
  total: string;
  totalTax: string;
  received: string;
  outstanding: string;
  note: string | null;
  metafields: { namespace: string; key: string; value: string }[];
  transactions: { id: number; kind: string; amount: string; gateway: string; processedAt: string }[];
}

export type Plan = "Basic" | "Advanced" | "Plus";

interface NewLine {
  sku?: string;
  title?: string;
  price?: string;
  quantity?: number;
  giftCard?: boolean;
  duties?: readonly { amount: string }[];
  taxes?: readonly { title: string; rate: string }[];
}

/** What `POST /control/orders` takes; the simulated Shopify prices it. */
export interface NewOrder {
  lines?: readonly NewLine[];
  tip?: string;
  fees?: readonly { name: string; amount: string; taxes?: readonly { title: string; rate: string }[] }[];
  /** Each takes what the others leave, where it says no amount. */
  payments?: readonly { gateway: string; amount?: string }[];
  shipping?: string;
  discountPercent?: string;
  taxes?: readonly { title: string; rate: string }[];
  taxesIncluded?: boolean;
  payment?: "authorised" | "paid" | "unpaid";
  customer?: string | { firstName: string; lastName: string; email: string };
  /** Where it goes, if not to the customer's own address. */
  shippingAddress?: { address1: string; city: string; zip: string };
  createdAt?: string;
  tags?: readonly string[];
  test?: boolean;
  note?: string;
  /** The currency that the customer pays in, and its units for one of the shop's. */
  presentment?: { currency: string; rate: string };
}

interface Delivery {
  attempts: { status: number | null }[];
}

/** Shopify's side as it runs in this process. What is looked at again and again is not asked for over HTTP. */
type Running = { readonly url: string; readonly webhooksUnderWay: number };

/** The simulated Shopify as seen from outside the app. */
export class ShopifySide {
  readonly url: string;

  constructor(private readonly running: Running) {
    this.url = running.url;
  }

  /** A shop without orders, on the plan whose API limits a quick test does not meet. The app is not installed yet. */
  async createShop(handle: string, { currency = "GBP", plan = "Plus" }: { currency?: string; plan?: Plan } = {}): Promise<string> {
    const { domain } = await askJson<{ domain: string }>(`${this.url}/control/shops`, { handle, currency, plan });
    return domain;
  }

  async install(shop: string): Promise<void> {
    await askJson(`${this.url}/control/install`, { shop });
  }

  async uninstall(shop: string): Promise<void> {
    await askJson(`${this.url}/control/uninstall`, { shop });
  }

  async idToken(shop: string): Promise<string> {
    return (await askJson<{ token: string }>(`${this.url}/control/id-token`, { shop })).token;
  }

  placeOrder(shop: string, order: NewOrder): Promise<ShopOrder> {
    return askJson<ShopOrder>(`${this.url}/control/orders`, { shop, ...order });
  }

  /** A company's order, which the merchant made as a draft; its payment is pending. The company is made where there is none. */
  async placeCompanyOrder(shop: string, company: string, lines: NewOrder["lines"]): Promise<ShopOrder> {
    const known = await askJson<{ name: string }[]>(`${this.url}/control/companies?shop=${shop}`);
    if (!known.some(({ name }) => name === company))
      await askJson(`${this.url}/control/companies`, { shop, name: company, location: { name: "Head office" } });
    const draft = await askJson<{ name: string }>(`${this.url}/control/drafts`, { shop, company, lines });
    const path = `drafts/${encodeURIComponent(draft.name)}/complete`;

    return askJson<ShopOrder>(`${this.url}/control/${path}`, { shop, paymentPending: true });
  }

  order({ id }: ShopOrder): Promise<ShopOrder> {
    return askJson<ShopOrder>(`${this.url}/control/orders/${id}`);
  }

  /** The merchant presses "Mark as paid". */
  async pay({ id }: ShopOrder): Promise<void> {
    await askJson(`${this.url}/control/orders/${id}/pay`, {});
  }

  /** Without lines and amounts: everything, to the payment it came from. */
  async refund(
    { id }: ShopOrder,
    wanted: { lines?: readonly { sku: string; quantity: number }[]; shipping?: true; amount?: string },
  ): Promise<void> {
    await askJson(`${this.url}/control/orders/${id}/refund`, wanted);
  }

  /** The merchant edits the order after the sale. */
  async edit(
    { id }: ShopOrder,
    wanted: {
      add?: readonly { sku: string; quantity?: number }[];
      remove?: readonly { sku: string; quantity?: number }[];
      setQuantity?: readonly { sku: string; quantity: number }[];
    },
  ): Promise<void> {
    await askJson(`${this.url}/control/orders/${id}/edit`, wanted);
  }

  /** Money that comes after the checkout; all that is owed when no amount is given. */
  async addPayment({ id }: ShopOrder, payment: { gateway: string; amount?: string }): Promise<void> {
    await askJson(`${this.url}/control/orders/${id}/payments`, payment);
  }

  /** The merchant tags the order, in the place of its tags before. */
  async tag({ id }: ShopOrder, tags: readonly string[]): Promise<void> {
    await askJson(`${this.url}/control/orders/${id}/tags`, { tags });
  }

  async cancel({ id }: ShopOrder): Promise<void> {
    await askJson(`${this.url}/control/orders/${id}/cancel`, {});
  }

  async redeliver({ id }: ShopOrder, times: number): Promise<number> {
    return (await askJson<{ redelivered: number }>(`${this.url}/control/orders/${id}/redeliver`, { times })).redelivered;
  }

  /** How often anything was sent, successful or not. */
  async attempts(): Promise<number> {
    const deliveries = await askJson<Delivery[]>(`${this.url}/control/webhooks`);

    return deliveries.reduce((sum, { attempts }) => sum + attempts.length, 0);
  }

  /** Webhooks that should have been sent by now. */
  get underWay(): number {
    return this.running.webhooksUnderWay;
  }
}

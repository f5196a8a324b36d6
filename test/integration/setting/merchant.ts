import type { BillToWanted } from "../../../app/use-cases/bill-to-views";
import type { ChoiceErrors, ChoiceValues, TagRuleValues } from "../../../app/use-cases/choice-views";
import type { EditAnswer } from "../../../app/use-cases/edit-views";
import type { OrderPageView, SetupValues } from "../../../app/use-cases/views";
import type { ShopDomain } from "../../../app/domain/ids";
import { forEachSpecial } from "../../../app/domain/posting/special-accounts";
import type { Connection } from "../../../app/ports/connection";
import type { NewOrder, Plan, ShopOrder } from "./shopify-side";
import type { World } from "./world";
import type { XeroBooks } from "./xero-books";

/** Shopify's library answers only clients that look like a browser. */
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

/** Accounts and tax rates of the simulated British organisation. 20 % VAT is mapped, and goods without tax. */
export const BRITISH_SETUP: SetupValues = {
  salesAccount: "200",
  shippingAccount: "210",
  paymentsAccount: "855",
  invoiceStatus: "AUTHORISED",
  numberPrefix: "SH-",
  dueAfterDays: 14,
  ordersFrom: "2020-01-01",
  discountDisplay: "amount",
  severalTaxes: "combined",
  datePolicy: "created",
  lockDates: "hold",
  draftOrders: "nothing",
  gatewayAccounts: {},
  // What the organisation's chart offers of its own accord: the rest is not used, and holds its orders.
  accounts: forEachSpecial((purpose) => ({ discounts: "200", refundDiscrepancies: "200", rounding: "860" })[purpose as string] ?? ""),
  taxRates: { "UK VAT 20%": "OUTPUT2", "": "ZERORATEDOUTPUT" },
};

/** The owner of one shop, and what happens in it. */
export class Merchant {
  private constructor(
    readonly world: World,
    readonly shop: string,
    readonly books: XeroBooks,
  ) {}

  /** A new shop whose owner has installed and opened the app; Xero is not connected yet. */
  static async open(world: World, handle = "corner-shop", plan: Plan = "Plus"): Promise<Merchant> {
    const shop = await world.shopify.createShop(handle, { plan });
    const merchant = new Merchant(world, shop, world.xero.books(await world.xero.tenantOf("GB")));
    await merchant.openApp();

    return merchant;
  }

  /** … connected to the British organisation, switched on, and at rest. */
  static async live(world: World, options: { handle?: string; plan?: Plan; setup?: Partial<SetupValues> } = {}): Promise<Merchant> {
    const merchant = await Merchant.open(world, options.handle, options.plan);
    await merchant.connect();
    await merchant.saveSetup(options.setup);
    await world.settle();

    return merchant;
  }

  /** Installs the app and loads its first page. */
  async openApp(): Promise<void> {
    await this.world.shopify.install(this.shop);
    await this.visitApp();
  }

  /** Loads a page: where there is no good offline token, Shopify's library exchanges the session token for one. */
  async visitApp(): Promise<void> {
    const host = Buffer.from(`admin.shopify.com/store/${this.shop.split(".")[0]}`).toString("base64");
    const query = new URLSearchParams({ shop: this.shop, host, embedded: "1" });
    const headers = { Authorization: `Bearer ${await this.world.shopify.idToken(this.shop)}`, "User-Agent": BROWSER };
    await this.world.app.shopify.authenticate.admin(new Request(`${this.world.webUrl}/app?${query.toString()}`, { headers }));
  }

  /** "Connect Xero" up to the organisation that is chosen, over the real addresses. */
  async connect(): Promise<void> {
    const { ticket } = await this.consent();
    const { ok, message } = await this.world.app.crossfoot.connectOrganisation(this.shop, { ticket, tenantId: this.books.tenantId });
    if (!ok) throw new Error(message);
    await this.leaveOutNights();
  }

  /** Whatever the hour at which the tests run, and however far they move the clock: what is compared by night has tests of its own. */
  private async leaveOutNights(): Promise<void> {
    const inYears = new Date(this.world.clock.now().getTime() + 10 * 365 * 24 * 60 * 60_000);
    await this.world.app.db.connection.updateMany({ where: { shop: this.shop }, data: { comparedAt: inYears } });
  }

  /** The consent without the choice. */
  async consent(): Promise<{ ticket: string }> {
    const { location, cookie } = await this.startConsent();
    const back = await visit(await this.world.xero.allow(location, this.books.tenantId), cookie);

    return { ticket: new URL(back.location).searchParams.get("ticket") ?? "" };
  }

  /** From the embedded page to Xero's: where the browser is sent, and the cookie it was given. */
  async startConsent(): Promise<{ startUrl: string; location: string; cookie: string }> {
    const { startUrl } = await this.world.app.crossfoot.beginXeroConsent(this.shop);

    return { startUrl, ...(await visit(startUrl, "")) };
  }

  async saveSetup(changes: Partial<SetupValues> = {}): Promise<void> {
    const { errors } = await this.world.app.crossfoot.saveSetup(this.shop, { ...BRITISH_SETUP, ...changes });
    if (Object.keys(errors).length > 0) throw new Error(`The setup was refused: ${JSON.stringify(errors)}`);
  }

  placeOrder(order: NewOrder): Promise<ShopOrder> {
    return this.world.shopify.placeOrder(this.shop, order);
  }

  /** The app's page of an order. */
  async page({ name }: { name: string }): Promise<OrderPageView> {
    const { rows } = await this.world.app.crossfoot.orders(this.shop, { status: null, after: null });
    const row = rows.find((each) => each.name === name);
    const page = row && (await this.world.app.crossfoot.order(this.shop, row.recordId));
    if (!page) throw new Error(`Crossfoot knows no order ${name}; it knows ${rows.map((each) => each.name).join(", ") || "none"}.`);

    return page;
  }

  async retry(order: ShopOrder): Promise<void> {
    await this.world.app.crossfoot.retryOrder(this.shop, (await this.page(order)).recordId);
  }

  /** "Create a new contact". */
  async newContact(order: ShopOrder): Promise<void> {
    await this.world.app.crossfoot.newContact(this.shop, (await this.page(order)).recordId);
  }

  /** What the merchant presses on the order's page about an invoice that a person changed in Xero. */
  async answer(order: ShopOrder, what: EditAnswer["do"], number = numberOf(order)): Promise<{ error: string | null }> {
    const { recordId, edits } = await this.page(order);
    const shown = edits.find((each) => each.number === number);
    if (!shown) throw new Error(`The page shows no edit of ${number}.`);

    return this.world.app.crossfoot.decideEdit(this.shop, recordId, { do: what, number, standsAs: shown.standsAs });
  }

  /** "Bill to someone else", from the order's page. What is not said stays empty. */
  async billTo(order: ShopOrder, wanted: Pick<BillToWanted, "scope" | "payer"> & Partial<BillToWanted>): Promise<{ error: string | null }> {
    const { recordId } = await this.page(order);
    const empty = { tag: "", search: "", name: "", email: "", taxNumber: "", reason: "", portion: "whole" as const, part: "" };

    return this.world.app.crossfoot.chooseBillTo(this.shop, { ...empty, ...wanted, recordId });
  }

  /** "Choices for this order", saved by a member of staff. What is not said stays as the settings have it. */
  async choose(order: ShopOrder, chosen: Partial<ChoiceValues>): Promise<{ errors: ChoiceErrors }> {
    const { recordId } = await this.page(order);
    const nothing: ChoiceValues = { draft: "", account: "", taxType: "", tracking: {}, lines: {}, reason: "" };

    return this.world.app.crossfoot.chooseForOrder(this.shop, {
      recordId,
      values: { ...nothing, reason: "a favour", ...chosen },
      by: "41",
    });
  }

  /** The order's lines as the page of choices lists them. */
  async linesToChoose(order: ShopOrder): Promise<string[]> {
    const { recordId } = await this.page(order);

    return ((await this.world.app.crossfoot.choices(this.shop, recordId))?.lines ?? []).map(({ line }) => line);
  }

  async takeChoiceBack(order: ShopOrder): Promise<void> {
    await this.world.app.crossfoot.takeChoiceBack(this.shop, (await this.page(order)).recordId);
  }

  /** "Tags that decide", in the place of the rules before. */
  async tagRules(...rules: readonly (Pick<TagRuleValues, "tag"> & Partial<TagRuleValues>)[]): Promise<{ errors: ChoiceErrors }> {
    const nothing = { then: "send" as const, account: "", taxType: "", tracking: {} };

    return this.world.app.crossfoot.saveTagRules(
      this.shop,
      rules.map((rule) => ({ ...nothing, ...rule })),
    );
  }

  async connection(): Promise<Connection> {
    const connection = await this.world.app.ports.connections.active(this.shop as ShopDomain);
    if (!connection) throw new Error(`${this.shop} is not connected.`);

    return connection;
  }
}

/** The invoice number that the British setup gives an order: "#1001" is SH-1001. */
export function numberOf({ name }: { name: string }): string {
  return name.replace("#", BRITISH_SETUP.numberPrefix);
}

/** One page load that does not follow its redirect. */
export async function visit(url: string, cookie: string): Promise<{ status: number; location: string; cookie: string }> {
  const response = await fetch(url, { redirect: "manual", headers: cookie ? { cookie } : {} });
  await response.arrayBuffer();
  const [given = ""] = (response.headers.get("set-cookie") ?? "").split(";");

  return { status: response.status, location: response.headers.get("location") ?? "", cookie: given };
}

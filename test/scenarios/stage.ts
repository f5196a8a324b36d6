import assert from "node:assert/strict";
import { Merchant } from "../integration/setting/merchant";
import type { NewOrder, ShopOrder } from "../integration/setting/shopify-side";
import { World } from "../integration/setting/world";
import type { XeroBooks } from "../integration/setting/xero-books";
import type { TestDatabase } from "../bench/database";
import { differences, type Wanted } from "./difference";
import { readSides } from "./read-sides";
import type { Scenario, Sides } from "./scenario";

export type Cast = { openDatabase: () => Promise<TestDatabase>; atEnd: (close: () => Promise<void>) => void };
export type WantedSides = { shopify?: Wanted; xero?: Wanted; app?: Wanted };

/** Where a scenario plays: a shop that is live, a British organisation, and the app between them. Nothing was played on it before. */
export class Stage {
  /** The order that was looked at last, and what each side showed of it. */
  looked: { order: ShopOrder; sides: Sides } | null = null;

  private constructor(
    readonly world: World,
    readonly merchant: Merchant,
  ) {}

  static async open(scenario: Pick<Scenario, "plan" | "setup" | "notLive">, { openDatabase, atEnd }: Cast): Promise<Stage> {
    const { plan = "Plus", setup = {}, notLive = false } = scenario;
    const world = await World.start(atEnd, { openDatabase });
    const merchant = notLive ? await Merchant.open(world, undefined, plan) : await Merchant.live(world, { plan, setup });

    return new Stage(world, merchant);
  }

  get books(): XeroBooks {
    return this.merchant.books;
  }

  /** Two mugs at 14.50, 20 % VAT inside: 29.00, tax 4.83. On account unless said otherwise. Everything it causes has come to rest. */
  async order(order: NewOrder = {}): Promise<ShopOrder> {
    const placed = await this.merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM", quantity: 2 }], payment: "unpaid", ...order });
    await this.world.settle();

    return placed;
  }

  /** Delivers the webhooks that were caused, and works until nothing is due. */
  async settle(): Promise<void> {
    await this.world.settle();
  }

  /** So many minutes pass, with all that the worker and both platforms do in them. */
  async minutes(count: number): Promise<void> {
    for (let minute = 0; minute < count; minute++) {
      await this.world.advance(60_000);
      await this.world.settle();
    }
  }

  /** What the three sides show of the order. Only what is named is compared. */
  async shows(order: ShopOrder, wanted: WantedSides): Promise<Sides> {
    const sides = await readSides(this.merchant, order);
    this.looked = { order, sides };
    const wrong = [
      ...differences(wanted.shopify ?? {}, sides.shopify, "shopify"),
      ...differences(wanted.xero ?? {}, sides.xero, "xero"),
      ...differences(wanted.app ?? {}, sides.app, "app"),
    ];
    assert.equal(wrong.length, 0, `${order.name} is not as it should be:\n  ${wrong.join("\n  ")}`);

    return sides;
  }
}

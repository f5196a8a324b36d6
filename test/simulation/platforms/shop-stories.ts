import fc from "fast-check";
import type { PostingInput } from "../../../app/domain/posting/plan-posting";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import type { TestCurrency } from "../../builders/amounts";
import { minorUnits } from "../../builders/amounts";
import { MINOR_PER_UNIT, priceStory, type Priced } from "../../builders/price-story";
import { story, type Story } from "../../builders/shop-story";
import { storyToInput } from "../../builders/story-to-order";
import { TAX_SYSTEMS, type TaxSystem } from "../../builders/tax-systems";

/** How far an order has come. `paid` in full, or not at all: what lies between is told by the shop. */
export type Stage = { paid: boolean; refunds: number; edited: boolean; cancelled: boolean };

/** What Shopify says of an order at one stage, with the figures that its documents must come to. */
export type Telling = { input: PostingInput; priced: Priced; due: bigint; dueTax: bigint };

/** A product, what it costs and what may come back of it: many orders of many schedules tell the same story. */
export class ShopStory {
  /** By stage. */
  private readonly tellings: (Telling | undefined)[] = [];
  readonly refunds: number;
  readonly canBeEdited: boolean;
  /** The documents of every stage without an edit can be drawn up: then nothing but the events may hold the order. */
  readonly plannable: boolean;

  constructor(private readonly told: Story) {
    this.refunds = told.refunds.length;
    this.canBeEdited = told.shippingRemoved || told.products.some(({ removed, quantity }) => Math.min(removed, quantity - 1) > 0);
    this.plannable = this.stagesWithoutEdit().every((stage) => isPlanned(this.at(stage)));
  }

  /** Taxes may stand on lines of their own instead of in the tax column. */
  get taxInColumn(): boolean {
    return !this.told.marketplace && this.told.severalTaxes === "combined";
  }

  at(stage: Stage): Telling {
    const key = 8 * stage.refunds + (stage.paid ? 4 : 0) + (stage.edited ? 2 : 0) + (stage.cancelled ? 1 : 0);
    const known = this.tellings[key];
    if (known) return known;
    const told = this.staged(stage);
    const priced = priceStory(told);
    const minor = (units: bigint) => units * MINOR_PER_UNIT[told.code];
    const telling = { input: storyToInput(told, priced), priced, due: minor(priced.due), dueTax: minor(priced.dueTax) };
    this.tellings[key] = telling;

    return telling;
  }

  private staged({ paid, refunds, edited, cancelled }: Stage): Story {
    const { told } = this;
    const products = edited ? told.products : told.products.map((sold) => ({ ...sold, removed: 0 }));

    return {
      ...told,
      products,
      cancelled,
      shippingRemoved: edited && told.shippingRemoved,
      payment: paid ? "paid" : "unpaid",
      refunds: told.refunds.slice(0, refunds),
    };
  }

  private stagesWithoutEdit(): Stage[] {
    const before = [false, true].map((paid) => ({ paid, refunds: 0, edited: false, cancelled: false }));
    const after = this.told.refunds.map((_, index) => ({ paid: true, refunds: index + 1, edited: false, cancelled: false }));

    return [...before, ...after];
  }
}

function isPlanned({ input }: Telling): boolean {
  const posting = planPosting(input);

  return posting.kind === "post" && posting.plan.overpayments.length === 0 && posting.plan.invoice.lines.length > 0;
}

/** A kind of shop: how its country taxes and in which currency it sells. Its organisation keeps the same currency. */
export type Market = { system: TaxSystem; code: TestCurrency; stories: readonly ShopStory[] };

const PER_MARKET = 24;

/**
 * Cash rounding is left out, because it comes with the payment: an invoice sent before would be a cent off, which is the
 * planner's to prove and not the engine's. So are figures that Shopify leaves out.
 */
export function makeMarkets(): Market[] {
  return TAX_SYSTEMS.map((system, index) => {
    const code: TestCurrency = system.country === "JP" ? "JPY" : system.country === "US" ? "USD" : "GBP";
    const told = fc.sample(story, { numRuns: PER_MARKET, seed: index + 1 });
    // One profile serves a whole shop.
    const choices = {
      discountDisplay: index % 2 === 0 ? "amount" : "line",
      severalTaxes: index % 3 === 2 ? "separate" : "combined",
    } as const;
    const stories = told.map((each) => new ShopStory({ ...each, ...choices, system, code, cashRounding: 0n, unstated: [] }));

    return { system, code, stories };
  });
}

export function inMinor(code: TestCurrency, units: bigint) {
  return minorUnits(code, units * MINOR_PER_UNIT[code]);
}

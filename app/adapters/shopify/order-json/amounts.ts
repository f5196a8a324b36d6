import type { BookingCurrency } from "../../../ports/shop-orders";
import { currency, type Currency } from "../../../domain/money/currency";
import { parseMoney } from "../../../domain/money/decimal-string";
import { zero, type Money } from "../../../domain/money/money";
import { isObject, type JsonObject } from "./json";
import { UnreadableOrder } from "./unreadable";

/** Which side of each money bag is read, and in what currency it must be. Places are put together only for a fault. */
export abstract class AmountReader {
  private readonly nothing: Money;

  constructor(
    readonly currency: Currency,
    /** The bag's field on that side, "shopMoney". */
    private readonly side: string,
  ) {
    this.nothing = zero(currency);
  }

  /** Null where it is absent. */
  abstract amountOr(from: JsonObject, key: string): Money | null;

  amount(from: JsonObject, key: string): Money {
    const found = this.amountOr(from, key);
    if (!found) throw new UnreadableOrder(key, "it is missing.");

    return found;
  }

  /** Zero where it is absent. */
  amountOrZero(from: JsonObject, key: string): Money {
    return this.amountOr(from, key) ?? this.nothing;
  }

  protected inBag(bag: unknown, key: string): Money | null {
    if (bag === undefined || bag === null) return null;
    if (!isObject(bag)) throw new UnreadableOrder(key, "an amount in shop and customer currency is expected here.");
    const money = bag[this.side];
    if (money === undefined || money === null) throw new UnreadableOrder(`${key}.${this.side}`, "it is missing.");
    if (!isObject(money)) throw new UnreadableOrder(`${key}.${this.side}`, "an amount with its currency is expected here.");
    this.refuseOther(money["currencyCode"] ?? money["currency_code"], key);
    const amount = this.parse(money["amount"]);
    if (typeof amount === "string") throw new UnreadableOrder(`${key}.${this.side}.amount`, amount);

    return amount;
  }

  /** Ten dollars are not ten pounds: an amount that names another currency than the order's is no amount of this order. */
  private refuseOther(written: unknown, key: string): void {
    if (written === undefined || written === null || written === this.currency) return;
    if (typeof written === "string" && currency(written) === this.currency) return;
    throw new UnreadableOrder(`${key}.${this.side}`, `the amount is in ${String(written)}, and the order in ${this.currency}.`);
  }

  /** A sentence where it is none. Numbers are taken by their shortest text, which is what stood in the JSON up to fifteen digits. */
  protected parse(written: unknown): Money | string {
    if (typeof written !== "string" && typeof written !== "number") return "an amount is expected here.";
    const parsed = parseMoney(String(written), this.currency);

    return parsed.ok ? parsed.value : parsed.problems.map(({ message }) => message).join(" ");
  }
}

/** GraphQL: `totalPriceSet { shopMoney { amount } presentmentMoney { amount } }`. */
export function graphqlAmounts(currency: Currency, side: BookingCurrency): AmountReader {
  return new GraphqlAmounts(currency, side === "shop" ? "shopMoney" : "presentmentMoney");
}

/** REST: a bag under `price_set`, or only the plain `price`, which is in the shop's currency. */
export function restAmounts(currency: Currency, side: BookingCurrency): AmountReader {
  return side === "shop" ? new RestShopAmounts(currency, "shop_money") : new RestAmounts(currency, "presentment_money");
}

class GraphqlAmounts extends AmountReader {
  amountOr(from: JsonObject, key: string): Money | null {
    return this.inBag(from[key], key);
  }
}

class RestAmounts extends AmountReader {
  amountOr(from: JsonObject, key: string): Money | null {
    const set = `${key}_set`;

    return this.inBag(from[set], set) ?? (isObject(from[key]) ? this.inBag(from[key], key) : null);
  }
}

class RestShopAmounts extends RestAmounts {
  override amountOr(from: JsonObject, key: string): Money | null {
    const inSet = super.amountOr(from, key);
    if (inSet || from[key] === undefined || from[key] === null) return inSet;
    const amount = this.parse(from[key]);
    if (typeof amount === "string") throw new UnreadableOrder(key, amount);

    return amount;
  }
}

import { parseAmount } from "../money/minor-units";
import { toPresentmentMoney, toShopMoney } from "../money/presentment";
import { Refusal } from "../refusal";
import type { Currencies } from "../store/records";
import type { RestMoneySet } from "./rest-fields";

/** Refuses the whole import; `path` is the place in the JSON, as in orders[0].line_items[1].price. */
export function refuseAt(path: string, reason: string): never {
  throw new Refusal(`${path}: ${reason}`);
}

export interface GivenAmount {
  /** REST's plain field, in the shop's currency. */
  readonly plain?: string | null | undefined;
  readonly set?: RestMoneySet | null | undefined;
}

/** Reads the amounts of one order, which are kept in the currency the customer paid in. */
export class AmountReader {
  constructor(readonly currencies: Currencies) {}

  /** An amount that has to be there, from its set if it has one. */
  required(given: GivenAmount, path: string): bigint {
    return this.optional(given, path) ?? refuseAt(path, "is missing.");
  }

  /** Null when it is not given. */
  optional({ plain, set }: GivenAmount, path: string): bigint | null {
    if (set) return this.fromSet(set, path);
    return plain === null || plain === undefined ? null : this.inShopCurrency(plain, path);
  }

  /** An amount in the currency named beside it; null means the customer's. */
  inCurrency(text: string, currency: string | null, path: string): bigint {
    const { presentment, currency: shopCurrency } = this.currencies;
    if (currency === null || currency === presentment.currency) return parsed(text, presentment.currency, path);
    if (currency === shopCurrency) return this.inShopCurrency(text, path);
    return refuseAt(path, `is in ${currency}; the order is in ${presentment.currency} and ${shopCurrency}.`);
  }

  /** Only an amount that comes back from the customer's currency unchanged can be kept exactly. */
  private inShopCurrency(text: string, path: string): bigint {
    const amount = parsed(text, this.currencies.currency, path);
    const presented = toPresentmentMoney(amount, this.currencies);
    if (toShopMoney(presented, this.currencies) === amount) return presented;
    return refuseAt(path, `${text} ${this.currencies.currency} is no whole amount in ${this.currencies.presentment.currency}: give the amount's set too.`);
  }

  private fromSet({ shop_money: shop, presentment_money: presented }: RestMoneySet, path: string): bigint {
    const { presentment, currency } = this.currencies;
    if (presented.currency_code !== presentment.currency) refuseAt(path, `the presentment money is in ${presented.currency_code}, the order in ${presentment.currency}.`);
    if (shop.currency_code !== currency) refuseAt(path, `the shop money is in ${shop.currency_code}, the order in ${currency}.`);
    return parsed(presented.amount, presentment.currency, path);
  }
}

function parsed(text: string, currency: string, path: string): bigint {
  try {
    return parseAmount(text, currency);
  } catch (cause) {
    if (cause instanceof Refusal) return refuseAt(path, cause.message);
    throw cause;
  }
}

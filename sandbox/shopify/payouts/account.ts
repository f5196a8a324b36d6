import { currencyDigits, parseAmount } from "../money/minor-units";
import { Refusal } from "../refusal";
import type { Shop } from "../store/records";
import type { PaymentsAccount } from "../store/records/payments-account";
import type { World } from "../world";

/** Shopify's chargeback fee by the country of the shop, in its currency; others as in the United States. */
const DISPUTE_FEES: Readonly<Record<string, string>> = { AU: "25", GB: "10" };

export interface AccountTerms {
  readonly active?: boolean | undefined;
  readonly currency?: string | undefined;
  readonly exchangeRate?: string | undefined;
  readonly feePercent?: string | undefined;
  /** Decimals of the account's currency, as is `disputeFee`. */
  readonly feeFixed?: string | undefined;
  readonly refundsReturnFees?: boolean | undefined;
  readonly disputeFee?: string | undefined;
}

/** The shop's account: every shop has one, at 2.9 % + 0.30 in its own currency, until other terms are set. */
export function accountOf(world: World, shop: Shop): PaymentsAccount {
  return world.store.paymentsAccounts.get(shop.domain) ?? standardAccount(shop, shop.currency);
}

/** Other terms from now on; what has been settled stays as it is. A new currency brings the standard fees in it. */
export function setAccountTerms(world: World, shop: Shop, terms: AccountTerms): PaymentsAccount {
  const known = accountOf(world, shop);
  const currency = terms.currency ?? known.currency;
  const before = currency === known.currency ? known : standardAccount(shop, currency);
  const exchangeRate = terms.exchangeRate ?? (currency === shop.currency ? "1" : before.exchangeRate);
  checkCurrency(world, shop, { currency, exchangeRate });
  const account: PaymentsAccount = {
    ...before,
    currency,
    exchangeRate,
    active: terms.active ?? before.active,
    feePercent: terms.feePercent ?? before.feePercent,
    feeFixed: terms.feeFixed === undefined ? before.feeFixed : parseAmount(terms.feeFixed, currency),
    refundsReturnFees: terms.refundsReturnFees ?? before.refundsReturnFees,
    disputeFee: terms.disputeFee === undefined ? before.disputeFee : parseAmount(terms.disputeFee, currency),
  };
  world.store.paymentsAccounts.set(shop.domain, account);
  const { feePercent, active } = account;
  world.journal.record("payments-account-set", { shop: shop.domain, active, currency, exchangeRate, feePercent });
  return account;
}

function checkCurrency(world: World, shop: Shop, { currency, exchangeRate }: Pick<PaymentsAccount, "currency" | "exchangeRate">): void {
  const other = [...world.store.balanceTransactions.values()].find((one) => one.shop === shop.domain && one.currency !== currency);
  if (other) throw new Refusal(`The account of ${shop.name} holds ${other.currency} already: its currency cannot change.`);
  if (!/^\d+(\.\d{1,8})?$/.test(exchangeRate) || /^[0.]+$/.test(exchangeRate)) {
    throw new Refusal(`"${exchangeRate}" is not an exchange rate: write it like "1.15", with up to eight decimals.`);
  }
  if (currency === shop.currency && !/^1(\.0*)?$/.test(exchangeRate)) throw new Refusal(`${currency} to ${currency} is 1, not ${exchangeRate}.`);
}

function standardAccount({ id, domain, address }: Shop, currency: string): PaymentsAccount {
  return {
    __typename: "ShopifyPaymentsAccount",
    id,
    shop: domain,
    active: true,
    currency,
    exchangeRate: "1",
    feePercent: "2.9",
    feeFixed: currencyDigits(currency) === 0 ? 0n : parseAmount("0.30", currency),
    refundsReturnFees: false,
    disputeFee: parseAmount(DISPUTE_FEES[address.countryCode] ?? "15", currency),
  };
}

import { takesRevenue, type LedgerAccount } from "../domain/ledger/chart";
import type { BooksOffer } from "../domain/posting/books-offer";
import type { PostingProfile } from "../domain/posting/posting-profile";
import { forEachSpecial, mayStandFor } from "../domain/posting/special-accounts";
import { handleOf } from "./setup-values";
import type { AccountOption, GatewayView, SetupView } from "./views";

type Options = Pick<SetupView, "salesAccounts" | "paymentAccounts" | "gateways" | "specialAmounts" | "taxRates" | "taxesInUse">;

/** What each field of the setup page offers. */
export function toOptions(offer: BooksOffer, profile: PostingProfile): Options {
  const { accounts, taxRates, taxesInUse, specialInUse } = offer;

  return {
    salesAccounts: accounts.filter(takesRevenue).map(toOption),
    paymentAccounts: accounts.filter(({ takesPayments }) => takesPayments).map(toOption),
    gateways: toGateways(offer, profile),
    specialAmounts: forEachSpecial((purpose) => ({
      accounts: accounts.filter((account) => mayStandFor(account, purpose)).map(toOption),
      orders: specialInUse[purpose] ?? 0,
    })),
    taxRates: taxRates.map(({ taxType, name, rate }) => ({ taxType, name, percent: rate })),
    taxesInUse: taxesInUse.map(({ key, rate, orders }) => ({ key, label: key || "No tax charged", percent: rate, orders })),
  };
}

/** Those of recent orders, and those that were given an account before. */
function toGateways({ gatewaysInUse }: BooksOffer, { gatewayAccounts }: PostingProfile): GatewayView[] {
  const saved = Object.keys(gatewayAccounts).filter(
    (key) => !gatewaysInUse.some(({ gateway }) => gateway === handleOf(key, gatewaysInUse)),
  );

  return [...gatewaysInUse, ...saved.map((key) => ({ gateway: key, name: key, orders: 0 }))];
}

function toOption({ code, name }: LedgerAccount): AccountOption {
  return { code, name };
}

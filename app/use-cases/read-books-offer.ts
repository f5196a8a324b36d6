import type { BooksOffer } from "../domain/posting/books-offer";
import { gatewaysInUse } from "../domain/posting/gateways-in-use";
import { specialInUse } from "../domain/posting/special-accounts";
import { taxesInUse } from "../domain/posting/taxes-in-use";
import type { Answer } from "../ports/answer";
import type { Books } from "../ports/books";
import type { Connection } from "../ports/connection";
import type { ShopOrders } from "../ports/shop-orders";
import { problemOf } from "./failure";
import type { XeroAccess } from "./xero-access";

export type OfferPorts = { books: Books; xero: XeroAccess; shopOrders: ShopOrders };

/** A platform did not answer while a page was being made; `message` is for the merchant. */
export class PlatformUnavailable extends Error {}

/** What the merchant may choose from, read fresh: an account made in Xero a minute ago is there. */
export async function readBooksOffer(
  { books, xero, shopOrders }: OfferPorts,
  connection: Connection,
): Promise<{ offer: BooksOffer; currency: string }> {
  // Xero one after the other: where the access token has run out, the first call renews it, and a second one beside it would be told to wait.
  const chart = async () => ({
    accounts: await xero(connection, (access) => books.accounts(access)).then(answeredBy("Xero")),
    taxRates: await xero(connection, (access) => books.taxRates(access)).then(answeredBy("Xero")),
  });
  const [{ accounts, taxRates }, recent, shop] = await Promise.all([
    chart(),
    shopOrders.recentOrders(connection.shop).then(answeredBy("Shopify")),
    shopOrders.shop(connection.shop).then(answeredBy("Shopify")),
  ]);

  const used = {
    taxesInUse: taxesInUse(recent.map(({ taxes }) => taxes)),
    gatewaysInUse: gatewaysInUse(recent.map(({ gateways }) => gateways)),
    specialInUse: specialInUse(recent.map(({ special }) => special)),
  };

  return { offer: { accounts, taxRates, ...used }, currency: shop.currency };
}

export function answeredBy(platform: "Xero" | "Shopify") {
  return <T>(answer: Answer<T>): T => {
    if (answer.kind === "done") return answer.value;
    throw new PlatformUnavailable(problemOf(answer, platform).message);
  };
}

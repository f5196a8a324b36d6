import type { Container } from "./container.server";
import type { Crossfoot } from "./crossfoot";
import type { ShopDomain } from "./domain/ids";
import { makeDisconnect } from "./use-cases/disconnect";
import { makeRetryOrder, makeSyncNow } from "./use-cases/look-again";
import { makeSaveSetup, makeShowSetup } from "./use-cases/setup-page";
import { makeShowHome } from "./use-cases/show-home";
import { makeShowOrder } from "./use-cases/show-order";
import { makeShowOrders } from "./use-cases/show-orders";
import { makeBeginConsent, makeConnectOrganisation, makeOrganisationChoice } from "./use-cases/xero-consent";

/** What the pages may ask, on the real ports. Pages pass the shop of a verified session, so it is taken at its word here. */
export function makeCrossfoot({ ports }: Container): Crossfoot {
  const asShop = <Args extends unknown[], Result>(ask: (shop: ShopDomain, ...args: Args) => Promise<Result>) =>
    ask as (shop: string, ...args: Args) => Promise<Result>;
  const beginConsent = makeBeginConsent(ports);

  return {
    home: asShop(makeShowHome(ports)),
    beginXeroConsent: asShop(async (shop) => ({ startUrl: ports.consentStartUrl((await beginConsent(shop)).consentId) })),
    organisationChoice: asShop(makeOrganisationChoice(ports)),
    connectOrganisation: asShop(makeConnectOrganisation(ports)),
    disconnect: asShop(makeDisconnect(ports)),
    setup: asShop(makeShowSetup(ports)),
    saveSetup: asShop(makeSaveSetup(ports)),
    orders: asShop(makeShowOrders(ports)),
    order: asShop(makeShowOrder(ports)),
    retryOrder: asShop(makeRetryOrder(ports)),
    syncNow: asShop(makeSyncNow(ports)),
  };
}

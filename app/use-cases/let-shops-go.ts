import type { ShopDomain } from "../domain/ids";
import type { AuditLog } from "../ports/audit-log";
import type { Clock } from "../ports/clock";
import type { Log } from "../ports/log";
import type { ReceiptStore } from "../ports/receipt-store";
import type { ShopAccess } from "../ports/shop-access";
import type { ForgetShop } from "./disconnect";

/** What webhooks say of a shop that removed the app: which they are, and whether what was said of it is to be erased too. */
export type Departure = { receipts: bigint[]; erase: boolean };

export type DeparturePorts = {
  shopAccess: ShopAccess;
  receipts: Pick<ReceiptStore, "markHandled" | "putOff">;
  audit: Pick<AuditLog, "erase">;
  forgetShop: ForgetShop;
  clock: Pick<Clock, "now">;
  log: Log;
};

const AT_ONCE = 10;
const ASKED_AGAIN_MS = 10 * 60_000;

/**
 * Lets go of the shops that left. Shopify tells of it late, or again (eight tries in four hours, and now and then a day later, 2026):
 * by then the app may be installed again and set up, and what was meant for the installation of before would disconnect the new one.
 * So the shop is asked, and only one that does not have the app is let go of. Where that cannot be found out, its webhooks wait.
 */
export async function letShopsGo(ports: DeparturePorts, departures: ReadonlyMap<ShopDomain, Departure>): Promise<void> {
  const all = [...departures];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    await Promise.all(all.slice(from, from + AT_ONCE).map(([shop, departure]) => letGo(ports, shop, departure)));
  }
}

/** A fault with one shop is logged and tried again with the rest of it; the others' departures go on. */
async function letGo(ports: DeparturePorts, shop: ShopDomain, departure: Departure): Promise<void> {
  const { receipts, clock, log } = ports;
  let known: boolean;
  try {
    known = await decide(ports, shop, departure);
  } catch (cause) {
    log.error("A shop that left could not be let go of; tried again in ten minutes.", { shop, cause });
    known = false;
  }
  if (known) await receipts.markHandled(departure.receipts);
  else await receipts.putOff(departure.receipts, new Date(clock.now().getTime() + ASKED_AGAIN_MS));
}

/** False while it is not known. */
async function decide({ shopAccess, forgetShop, audit, log }: DeparturePorts, shop: ShopDomain, { erase }: Departure): Promise<boolean> {
  const answer = await shopAccess.hasApp(shop);
  if (answer.kind !== "done") {
    log.warn("It could not be found out whether a shop has left; asked again in ten minutes.", { shop, kind: answer.kind });

    return false;
  }
  if (answer.value) {
    log.warn("Shopify said that a shop has left, but it has the app all the same: nothing was done.", { shop, erase });

    return true;
  }
  await forgetShop(shop);
  if (erase) await audit.erase(shop, "everybody");

  return true;
}

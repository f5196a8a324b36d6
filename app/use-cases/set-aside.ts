import type { InvoiceId, ShopDomain } from "../domain/ids";
import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { ElsewhereStore } from "../ports/elsewhere-store";

type Ports = { connections: ConnectionStore; elsewhere: Pick<ElsewhereStore, "setAside" | "showAgain">; clock: Clock };

/** `standsAs`: the document as the page showed it. */
export type SettingAside = { id: string; standsAs: string; reason: string };

const MOST_LETTERS = 500;

/**
 * "Not the same money": a document of others that looks like a sale which Crossfoot posted is not shown so again, for this reason,
 * until it comes to something else. Nothing changes in Xero, and no order waits for it. A sentence where it cannot be.
 */
export function makeSetAside({ connections, elsewhere, clock }: Ports) {
  return async function setAside(shop: ShopDomain, { id, standsAs, reason }: SettingAside): Promise<{ error: string | null }> {
    const connection = await connections.active(shop);
    if (!connection) return { error: "Connect Xero first." };
    const why = reason.trim();
    if (why === "") return { error: "Say why it is other money, for whoever reads the books after you." };
    if (why.length > MOST_LETTERS) return { error: `Say why in at most ${MOST_LETTERS} letters.` };
    const document = { id: id as InvoiceId, standsAs };
    const isDone = await elsewhere.setAside(connection.id, document, { at: clock.now(), reason: why });

    return { error: isDone ? null : "It stands otherwise in Xero by now. Look at it again, then decide." };
  };
}

/** Taken back: it is shown again, as long as it looks like the same money. */
export function makeShowAgain({ connections, elsewhere }: Pick<Ports, "connections" | "elsewhere">) {
  return async function showAgain(shop: ShopDomain, id: string): Promise<void> {
    const connection = await connections.active(shop);
    if (connection) await elsewhere.showAgain(connection.id, id as InvoiceId);
  };
}

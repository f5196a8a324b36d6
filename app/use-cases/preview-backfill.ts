import { NOTHING, together } from "../domain/backfill/dry-run";
import type { Answer } from "../ports/answer";
import type { Backfill } from "../ports/backfill-store";
import type { ExportPart } from "../ports/shop-history";
import { dryRunOrders, type DryRunPorts } from "./dry-run-orders";
import { readElsewhere, type ElsewherePorts } from "./read-elsewhere";
import { waitFor, waitForShopify, type BackfillPorts } from "./wait-for-shopify";
import type { ReadyConnection } from "./ready-connection";

export type PreviewPorts = BackfillPorts & DryRunPorts & ElsewherePorts;

/** Read and planned in a second or two, so that live orders do not wait long. Refunded ones as many as are read in one query. */
const PER_STEP = 250;
const REFUNDED_PER_STEP = 20;
const POLL_MS = 5_000;

/**
 * One step of the dry run: has Shopify write the orders into a file, waits for it, then reads it part by part, plans each
 * order as its posting would, and adds up. Xero is only asked what others have invoiced in those days. True when the next step may follow at once.
 */
export async function previewBackfill(ports: PreviewPorts, connection: ReadyConnection, backfill: Backfill): Promise<boolean> {
  const { backfills, shopHistory, clock } = ports;
  if (backfill.exportId === null) {
    const failed = await readElsewhere(ports, connection, backfill.fromDay);
    if (failed) return waitFor(ports, backfill, { failed, whom: "Xero" });
    // A worker that dies before the export's name is kept leaves a file that nobody reads: another is begun.
    const began = await shopHistory.beginExport(connection.shop, backfill.span);
    if (began.kind !== "done") return waitForShopify(ports, backfill, began);
    await backfills.saveExport(backfill.id, { exportId: began.value, profileVersion: connection.profileVersion });

    return true;
  }
  const { exportId } = backfill;
  if (backfill.profileVersion !== connection.profileVersion) {
    // Sums by two settings would be of use to nobody; the file is the same for both.
    await backfills.saveExport(backfill.id, { exportId, profileVersion: connection.profileVersion });

    return true;
  }
  const state = await shopHistory.exportState(connection.shop, exportId);
  if (state.kind !== "done") return waitForShopify(ports, backfill, state);
  if (state.value.kind === "finished") return addPart(ports, connection, { backfill, file: state.value.file });
  if (state.value.kind === "failed") {
    await backfills.move(backfill.id, { from: ["PREVIEWING"], to: "FAILED", at: clock.now(), reason: state.value.message });
  } else await backfills.wait(backfill.id, { until: new Date(clock.now().getTime() + POLL_MS), reason: null, attempts: 0 });

  return false;
}

type Reading = { backfill: Backfill; file: { url: string; orders: number } | null };

/** The part and how far it goes are kept together: a worker that dies in between reads the same part again, and adds it once. */
async function addPart(ports: PreviewPorts, connection: ReadyConnection, { backfill, file }: Reading): Promise<boolean> {
  const part = await readPart(ports, connection, { backfill, file });
  if (part.kind !== "done") return waitForShopify(ports, backfill, part);
  const { orders, nextByte } = part.value;
  const added = await dryRunOrders(ports, connection, orders);
  if ("failed" in added) return waitForShopify(ports, backfill, added.failed);

  const before = backfill.preview ?? { sums: NOTHING, newContacts: 0 };
  const preview = { sums: together([before.sums, added.sums]), newContacts: before.newContacts + added.newContacts };
  await ports.backfills.savePreview(backfill, { preview, found: file?.orders ?? 0, nextByte });

  return nextByte !== null;
}

function readPart({ shopHistory }: BackfillPorts, { profile }: ReadyConnection, { backfill, file }: Reading): Promise<Answer<ExportPart>> {
  // Nothing was placed in these days, so there is no file.
  if (!file) return Promise.resolve({ kind: "done", value: { orders: [], nextByte: null } });

  const part = { fromByte: backfill.exportByte, limit: PER_STEP, mostRefunded: REFUNDED_PER_STEP };

  return shopHistory.readExport({ url: file.url, ...part, side: profile.bookingCurrency });
}

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../../ports/log";
import type { NewReceipt, ReceiptStore } from "../../ports/receipt-store";
import { readRawBody } from "./raw-body";

export type Intake = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What a platform adds to the common way: whether the signature holds, and how one delivery is told from another. */
export type Platform = {
  isSigned(request: IncomingMessage, body: Buffer): boolean;
  /** Null when a header that must be there is missing. */
  receipt(request: IncomingMessage, body: Buffer): NewReceipt | null;
};

export type IntakeTools = { receipts: ReceiptStore; afterStored: () => void; log: Log };

/** Stored first, then acknowledged: a 200 is a promise that nothing is lost from here on. */
export function makeIntake(platform: Platform, { receipts, afterStored, log }: IntakeTools): Intake {
  return async (request, response) => {
    const answer = (status: number) => response.writeHead(status).end();
    if (request.method !== "POST") return void answer(405);
    const body = await readRawBody(request);
    if (!body) return void answer(413);
    if (!platform.isSigned(request, body)) return void answer(401);
    const receipt = platform.receipt(request, body);
    if (!receipt) return void answer(400);
    try {
      await receipts.store(receipt);
    } catch (cause) {
      log.error("A webhook could not be stored; its sender was asked to try again.", { topic: receipt.topic, cause });

      return void answer(503);
    }
    answer(200);
    afterStored();
  };
}

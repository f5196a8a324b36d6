import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../../ports/log";
import type { Meters } from "../../ports/meters";
import type { NewReceipt, ReceiptSource, ReceiptStore } from "../../ports/receipt-store";
import { readRawBody } from "./raw-body";

export type Intake = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What a platform adds to the common way: whether the signature holds, and how one delivery is told from another. */
export type Platform = {
  source: ReceiptSource;
  isSigned(request: IncomingMessage, body: Buffer): boolean;
  /** Null when a header that must be there is missing. */
  receipt(request: IncomingMessage, body: Buffer): NewReceipt | null;
};

export type IntakeTools = {
  receipts: Pick<ReceiptStore, "store">;
  afterStored: () => void;
  log: Log;
  meters: Pick<Meters, "webhookAnswered">;
};

/** Stored first, then acknowledged: a 200 is a promise that nothing is lost from here on. Never rejects. */
export function makeIntake(platform: Platform, { receipts, afterStored, log, meters }: IntakeTools): Intake {
  const statusFor = async (request: IncomingMessage): Promise<number> => {
    if (request.method !== "POST") return 405;
    const body = await readRawBody(request);
    if (!body) return 413;
    if (!platform.isSigned(request, body)) return 401;
    const receipt = platform.receipt(request, body);
    if (!receipt) return 400;
    try {
      await receipts.store(receipt);
    } catch (cause) {
      log.error("A webhook could not be stored; its sender was asked to try again.", { topic: receipt.topic, cause });

      return 503;
    }

    return 200;
  };

  return async (request, response) => {
    let status: number;
    try {
      status = await statusFor(request);
    } catch (cause) {
      log.warn("A webhook broke off before it was received; its sender tries again.", { cause });
      response.destroy();

      return meters.webhookAnswered(platform.source, "broken");
    }
    // What was not read of the request would be taken for the next one.
    response.writeHead(status, { "content-length": 0, ...(status === 413 && { connection: "close" }) }).end();
    meters.webhookAnswered(platform.source, status);
    if (status === 200) afterStored();
  };
}

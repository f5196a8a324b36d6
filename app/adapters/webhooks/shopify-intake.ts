import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { NewReceipt } from "../../ports/receipt-store";
import { makeIntake, type Intake, type IntakeTools } from "./intake";
import { isSigned } from "./signature";

/** Secrets: the app's client secret, and the one before it while a rotation is young. */
export function makeShopifyIntake(secrets: readonly string[], tools: IntakeTools): Intake {
  return makeIntake(
    { source: "SHOPIFY", isSigned: (request, body) => isSigned(body, header(request, "hmac-sha256"), secrets), receipt: toReceipt },
    tools,
  );
}

/**
 * One merchant action fires several topics under one event id, and a retry repeats both with the same body (Shopify,
 * "Ignore duplicates", 2026). The body tells them apart as well, because one action may change many orders: a duplicate
 * taken for new costs one more look, an order taken for a duplicate would wait for the sweep.
 */
function toReceipt(request: IncomingMessage, body: Buffer): NewReceipt | null {
  const topic = header(request, "topic");
  const shop = header(request, "shop-domain");
  const event = header(request, "event-id") ?? header(request, "webhook-id");
  if (!topic || !shop || !event) return null;

  const deliveryKey = createHash("sha256").update(`${shop}|${event}|${topic}|`).update(body).digest("base64url");

  return { source: "SHOPIFY", deliveryKey, topic, shop, body };
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[`x-shopify-${name}`];

  return Array.isArray(value) ? value[0] : value;
}

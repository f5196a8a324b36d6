import type { Hint, ReceiptReader } from "../../ports/receipt-reader";
import type { Receipt } from "../../ports/receipt-store";
import { shopifyHints } from "./shopify-hints";
import { xeroHints } from "./xero-hints";
import { parsePlainJson } from "../../domain/plain-text";

export const receiptReader: ReceiptReader = {
  hints: ({ source, topic, body }: Receipt): Hint[] => {
    const content = parse(body);

    return source === "SHOPIFY" ? shopifyHints(topic, content) : xeroHints(content);
  },
};

/** Signed, and yet no JSON: becomes a hint that says so. */
function parse(body: Buffer): unknown {
  try {
    return parsePlainJson(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

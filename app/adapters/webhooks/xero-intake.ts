import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { makeIntake, type Intake, type IntakeTools } from "./intake";
import { isSigned } from "./signature";

/**
 * Xero probes with right and wrong signatures before it switches a webhook on; answering 200 and 401 is all it asks.
 * A delivery has no id, but its body carries entropy, so the body's hash tells deliveries apart.
 * Keys: the webhook's key, and the one before it while a rotation is young.
 */
export function makeXeroIntake(keys: readonly string[], tools: IntakeTools): Intake {
  return makeIntake(
    {
      source: "XERO",
      isSigned: (request, body) => isSigned(body, signatureOf(request), keys),
      receipt: (_request, body) => ({
        source: "XERO",
        deliveryKey: createHash("sha256").update(body).digest("hex"),
        topic: "events",
        shop: null,
        body,
      }),
    },
    tools,
  );
}

function signatureOf(request: IncomingMessage): string | undefined {
  const value = request.headers["x-xero-signature"];

  return Array.isArray(value) ? value[0] : value;
}

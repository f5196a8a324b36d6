import type { AxiosResponse } from "axios";
import type { Log } from "../../ports/log";
import type { Meters } from "../../ports/meters";

export type HeardTools = { meters: Pick<Meters, "xeroAnswered">; log: Log };

/**
 * Counts an answer, and logs a refusal with the two names that lead further: our idempotency key to the batch and its
 * webhooks, Xero's own correlation id to Xero's support. Of the address only the path: a query may name a person.
 */
export function hearAnswer({ status, headers, config }: AxiosResponse, { meters, log }: HeardTools): void {
  meters.xeroAnswered(status);
  if (status < 400) return;
  log.info("Xero refused a call.", {
    status,
    call: `${config.method?.toUpperCase()} ${new URL(config.url ?? "", "https://api.xero.com").pathname}`,
    key: config.headers["Idempotency-Key"] as unknown,
    xeroCorrelationId: headers["xero-correlation-id"] as unknown,
  });
}

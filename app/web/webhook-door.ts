import type { RequestListener } from "node:http";

type Intakes = { shopify: RequestListener; xero: RequestListener };

/**
 * Webhooks have seconds, not minutes, and come in bursts: they are answered before Express or Remix is asked. Everything
 * else goes on to `rest`.
 */
export function webhooksFirst(intakes: Intakes, rest: RequestListener): RequestListener {
  const doors = new Map([
    ["/webhooks/shopify", intakes.shopify],
    ["/webhooks/xero", intakes.xero],
  ]);

  return (request, response) => {
    const [path = ""] = (request.url ?? "").split("?", 1);
    (doors.get(path) ?? rest)(request, response);
  };
}

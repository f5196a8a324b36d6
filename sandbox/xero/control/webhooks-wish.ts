import { USUAL_CATEGORIES, type Subscription } from "../webhooks/subscription";
import { ENDPOINT_OF_CATEGORY, isWebhookCategory, type WebhookCategory } from "../webhooks/webhook-event";
import type { Webhooks } from "../webhooks/webhooks";
import { ControlError } from "./control-error";
import { record, requiredText, text } from "./reading";

/** The state of the subscription, as Xero's developer portal shows it; the key is a secret and stays out. */
export function webhooksShape({ data, undelivered, underWay }: Webhooks): Record<string, unknown> {
  const { subscription, status, reason, attempts } = data;
  return {
    url: subscription?.url ?? null,
    categories: subscription?.categories ?? [],
    status: subscription ? status : "NONE",
    reason,
    attempts,
    undelivered,
    underWay,
  };
}

/** POST /control/webhooks: sets where events go and which; what is not sent stays as it is. */
export async function subscribe(webhooks: Webhooks, body: unknown): Promise<unknown> {
  const wish = record(body);
  const before = webhooks.data.subscription;
  const subscription: Subscription = {
    url: text(wish, "url") ?? before?.url ?? requiredText(wish, "url", '"http://localhost:4000/webhooks/xero"'),
    key: text(wish, "key") ?? before?.key ?? webhooks.usualKey ?? requiredText(wish, "key", '"a webhook signing key"'),
    categories:
      wish["categories"] === undefined ? before?.categories ?? USUAL_CATEGORIES : categoriesIn(wish["categories"]),
  };
  if (!URL.canParse(subscription.url)) throw new ControlError(400, "url must be a whole address.");
  await webhooks.subscribe(subscription);
  return webhooksShape(webhooks);
}

/** POST /control/webhooks/enable: the handshake again, and then all that has waited. */
export async function enable(webhooks: Webhooks): Promise<unknown> {
  if (!webhooks.data.subscription)
    throw new ControlError(400, "There is no subscription: POST /control/webhooks makes one.");
  await webhooks.enable();
  return webhooksShape(webhooks);
}

function categoriesIn(value: unknown): WebhookCategory[] {
  const names = Array.isArray(value) ? value.map((name) => String(name).toUpperCase()) : [];
  const known = names.filter(isWebhookCategory);
  if (known.length === 0 || known.length < names.length) {
    throw new ControlError(400, `categories must be a list of ${Object.keys(ENDPOINT_OF_CATEGORY).join(", ")}.`);
  }
  return known;
}

import { AlertTriangleIcon, CheckCircleIcon, ClockIcon, MinusCircleIcon } from "@shopify/polaris-icons";
import type { OrderStatus } from "~/use-cases/views";

/** In the order in which a merchant wants to know. */
export const ORDER_STATUSES = ["attention", "pending", "synced", "excluded"] as const satisfies readonly OrderStatus[];

/** How each status looks: always an icon and a word, so that the colour is never alone. */
export const STATUS_LOOKS = {
  attention: { label: "Needs attention", tone: "critical", icon: AlertTriangleIcon },
  pending: { label: "Pending", tone: "attention", icon: ClockIcon },
  synced: { label: "Synced", tone: "success", icon: CheckCircleIcon },
  excluded: { label: "Not posted", tone: undefined, icon: MinusCircleIcon },
} as const;

export function isOrderStatus(text: string): text is OrderStatus {
  return ORDER_STATUSES.some((status) => status === text);
}

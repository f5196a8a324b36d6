import { Badge } from "@shopify/polaris";
import type { OrderStatus } from "~/use-cases/views";
import { STATUS_LOOKS } from "./order-status";

export function StatusBadge({ status }: { status: OrderStatus }) {
  const { label, tone, icon } = STATUS_LOOKS[status];

  // The blank stops Polaris from reading the tone's name aloud before the label, which says it already.
  return (
    <span data-testid="order-status">
      <Badge icon={icon} toneAndProgressLabelOverride=" " {...(tone && { tone })}>
        {label}
      </Badge>
    </span>
  );
}

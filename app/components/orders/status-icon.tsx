import { Icon } from "@shopify/polaris";
import type { OrderStatus } from "~/use-cases/views";
import { STATUS_LOOKS } from "./order-status";

const TONES = { attention: "critical", pending: "caution", synced: "success", excluded: "subdued" } as const;

export function StatusIcon({ status }: { status: OrderStatus }) {
  return (
    <span>
      <Icon source={STATUS_LOOKS[status].icon} tone={TONES[status]} />
    </span>
  );
}

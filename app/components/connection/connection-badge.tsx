import { Badge } from "@shopify/polaris";
import { AlertTriangleIcon, CheckCircleIcon, ClockIcon } from "@shopify/polaris-icons";
import type { ConnectionView } from "~/use-cases/views";

/** As the merchant experiences it: switched on, with no worker to do the work, or none that gets on with it, is not live. */
export type ConnectionCondition = ConnectionView["state"] | "stopped" | "faulty";

const STANDING_STILL = { label: "Standing still", tone: "critical", icon: AlertTriangleIcon } as const;

const BADGES = {
  live: { label: "Live", tone: "success", icon: CheckCircleIcon },
  setup: { label: "Not switched on yet", tone: "attention", icon: ClockIcon },
  stopped: STANDING_STILL,
  faulty: STANDING_STILL,
  reconnect: { label: "Disconnected by Xero", tone: "critical", icon: AlertTriangleIcon },
} as const;

export function ConnectionBadge({ condition }: { condition: ConnectionCondition }) {
  const { label, tone, icon } = BADGES[condition];

  // The blank stops Polaris from reading the tone's name aloud before the label, which says it already.
  return (
    <Badge tone={tone} icon={icon} toneAndProgressLabelOverride=" ">
      {label}
    </Badge>
  );
}

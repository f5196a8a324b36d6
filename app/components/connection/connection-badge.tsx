import { Badge } from "@shopify/polaris";
import { AlertTriangleIcon, CheckCircleIcon, ClockIcon } from "@shopify/polaris-icons";
import type { ConnectionView } from "~/use-cases/views";

const BADGES = {
  live: { label: "Live", tone: "success", icon: CheckCircleIcon },
  setup: { label: "Not switched on yet", tone: "attention", icon: ClockIcon },
  reconnect: { label: "Disconnected by Xero", tone: "critical", icon: AlertTriangleIcon },
} as const;

export function ConnectionBadge({ state }: { state: ConnectionView["state"] }) {
  const { label, tone, icon } = BADGES[state];

  // The blank stops Polaris from reading the tone's name aloud before the label, which says it already.
  return (
    <Badge tone={tone} icon={icon} toneAndProgressLabelOverride=" ">
      {label}
    </Badge>
  );
}

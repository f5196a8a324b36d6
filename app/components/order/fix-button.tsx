import { Button } from "@shopify/polaris";
import type { OrderPageView } from "~/use-cases/views";
import { ConnectButton } from "../connection/connect-button";

type Fix = NonNullable<OrderPageView["fix"]>;

/** Leads to where the cause is mended; the order then carries on by itself. */
export function FixButton({ fix }: { fix: Fix }) {
  if (fix === "reconnect") return <ConnectButton label="Reconnect Xero" />;

  return (
    <Button url="/app/setup" variant="primary">
      Open settings
    </Button>
  );
}

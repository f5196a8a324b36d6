import { Button } from "@shopify/polaris";
import type { OrderPageView } from "~/use-cases/views";
import { ConnectButton } from "../connection/connect-button";

type Fix = NonNullable<OrderPageView["fix"]>;

/** Leads to where the cause is mended; the order then carries on by itself. */
export function FixButton({ fix, field }: { fix: Fix; field: string | null }) {
  if (fix === "reconnect") return <ConnectButton label="Reconnect Xero" />;
  if (fix === "contacts") {
    return (
      <Button url="/app/contacts" variant="primary">
        Choose the contact
      </Button>
    );
  }

  return (
    <Button url={field === null ? "/app/setup" : `/app/setup?${new URLSearchParams({ field }).toString()}`} variant="primary">
      Open settings
    </Button>
  );
}

import { Banner, Text } from "@shopify/polaris";
import { useConnectXero } from "./use-connect-xero";

/** Xero ended our access, or somebody there withdrew it. */
export function ReconnectBanner({ organisation }: { organisation: string }) {
  const { connect, connecting } = useConnectXero();

  return (
    <Banner
      tone="critical"
      title={`Xero no longer lets Crossfoot into ${organisation}`}
      action={{ content: "Reconnect Xero", onAction: connect, loading: connecting }}
    >
      <Text as="p">
        Nothing is lost: new orders and payments wait here and are posted as soon as you reconnect. It takes one sign-in at Xero; your
        settings stay as they are.
      </Text>
    </Banner>
  );
}

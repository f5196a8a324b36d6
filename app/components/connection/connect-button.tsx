import { Button } from "@shopify/polaris";
import { useConnectXero } from "./use-connect-xero";

export function ConnectButton({ label = "Connect Xero" }: { label?: string }) {
  const { connect, connecting } = useConnectXero();

  return (
    <Button variant="primary" onClick={connect} loading={connecting}>
      {label}
    </Button>
  );
}

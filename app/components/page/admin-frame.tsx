import { Link } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import type { ReactNode } from "react";

/** What surrounds every page in the Shopify admin: App Bridge, the app's menu, Polaris. */
export function AdminFrame(frame: { apiKey: string; appBridgeUrl: string; children: ReactNode }) {
  return (
    <AppProvider isEmbeddedApp apiKey={frame.apiKey} __APP_BRIDGE_URL={frame.appBridgeUrl}>
      <NavMenu>
        <Link to="/app" rel="home">
          Home
        </Link>
        <Link to="/app/orders">Orders</Link>
        <Link to="/app/contacts">Contacts</Link>
        <Link to="/app/backfill">Past orders</Link>
        <Link to="/app/settings">Settings</Link>
      </NavMenu>
      {frame.children}
    </AppProvider>
  );
}

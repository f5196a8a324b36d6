import type { LinksFunction } from "@remix-run/node";
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from "@remix-run/react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import type { ReactNode } from "react";
import { PlainPage } from "~/components/page/plain-page";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  // The admin shows the app's icon; an empty one here keeps browsers from asking for /favicon.ico.
  { rel: "icon", href: "data:," },
];

export function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>Crossfoot</title>
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** The last resort, for what no page could show: an unknown address, or a fault before the admin frame stood. */
export function ErrorBoundary() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) {
    return <PlainPage title="There is no such page">Open Crossfoot again from Apps in your Shopify admin.</PlainPage>;
  }

  return (
    <PlainPage title="Crossfoot could not show this page">
      Nothing was changed, in Shopify or in Xero. Reload the page; if it happens again, the log of the Crossfoot server has the cause.
    </PlainPage>
  );
}

import { json, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { AdminFrame } from "~/components/page/admin-frame";
import { signedIn } from "~/load-context";

/** Everything inside the Shopify admin. */
export async function loader(args: LoaderFunctionArgs) {
  await signedIn(args);
  const { apiKey, appBridgeUrl } = args.context.embedding;

  return json({ apiKey, appBridgeUrl });
}

export default function AdminLayout() {
  return (
    <AdminFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </AdminFrame>
  );
}

/** Shopify's library signs people in by throwing pages and headers; both must reach the browser as they are. */
export function ErrorBoundary() {
  return boundary.error(useRouteError());
}

export const headers: HeadersFunction = (args) => boundary.headers(args);

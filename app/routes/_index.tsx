import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { PlainPage } from "~/components/page/plain-page";

/** Shopify opens the app at its root with `shop`, `host` and a token in the query; all of them are still needed. */
export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  if (searchParams.has("shop")) throw redirect(`/app?${searchParams}`);

  return null;
}

export default function Index() {
  return (
    <PlainPage title="Crossfoot">
      Crossfoot keeps a Shopify shop and a Xero organisation in step: every order becomes an invoice, every payment is recorded, and both
      sides agree to the cent. To use it, open it from Apps in your Shopify admin.
    </PlainPage>
  );
}

import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HistoryPage } from "~/components/order/history-page";
import { signedIn } from "~/load-context";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const view = await crossfoot.history(shop, args.params["recordId"] ?? "");
  if (!view) throw json({ message: "This shop has no such order. It may have been deleted." }, { status: 404 });

  return json(view);
}

export default function History() {
  return <HistoryPage view={useLoaderData<typeof loader>()} />;
}

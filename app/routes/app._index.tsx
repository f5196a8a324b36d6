import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { HomePage } from "~/components/home/home-page";
import { readSyncWhat } from "~/components/home/sync-what";
import { signedIn } from "~/load-context";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);

  return json(await crossfoot.home(shop));
}

/** "Sync now". */
export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  await crossfoot.syncNow(shop, readSyncWhat(await args.request.formData()));

  return json({ started: true });
}

export default function Home() {
  const [search] = useSearchParams();

  return <HomePage view={useLoaderData<typeof loader>()} justSaved={search.has("saved")} consent={search.get("consent")} />;
}

import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ElsewherePage } from "~/components/elsewhere/elsewhere-page";
import { signedIn } from "~/load-context";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);

  return json(await crossfoot.elsewhere(shop, { after: new URL(args.request.url).searchParams.get("after") }));
}

export default function Elsewhere() {
  return <ElsewherePage view={useLoaderData<typeof loader>()} />;
}

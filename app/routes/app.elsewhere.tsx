import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ElsewherePage } from "~/components/elsewhere/elsewhere-page";
import { textOf } from "~/components/page/form-text";
import { signedIn } from "~/load-context";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);

  return json(await crossfoot.elsewhere(shop, { after: new URL(args.request.url).searchParams.get("after") }));
}

/** "Not the same money", or that taken back. */
export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const form = await args.request.formData();
  const text = (name: string) => textOf(form, name);
  if (form.get("intent") === "show-again") {
    await crossfoot.showAgain(shop, text("id"));

    return json({ error: null });
  }
  const { error } = await crossfoot.setAside(shop, { id: text("id"), standsAs: text("standsAs"), reason: text("reason") });

  return json({ error }, { status: error === null ? 200 : 422 });
}

export default function Elsewhere() {
  return <ElsewherePage view={useLoaderData<typeof loader>()} />;
}

import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackfillPage } from "~/components/backfill/backfill-page";
import { signedIn } from "~/load-context";
import type { BackfillCommand } from "~/use-cases/backfill-views";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);

  return json(await crossfoot.backfill(shop));
}

const COMMANDS: readonly BackfillCommand[] = ["start", "pause", "resume", "cancel"];

export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const form = await args.request.formData();
  const intent = form.get("intent");
  const command = COMMANDS.find((each) => each === intent);
  if (command) {
    await crossfoot.controlBackfill(shop, command);

    return json({ errors: {} });
  }
  if (intent !== "preview")
    throw json({ message: "This page only knows how to preview, start, pause, resume and cancel." }, { status: 400 });
  const { errors } = await crossfoot.planBackfill(shop, { fromDay: textOf(form, "fromDay"), toDay: textOf(form, "toDay") });

  return json({ errors }, { status: Object.keys(errors).length > 0 ? 422 : 200 });
}

export default function Backfill() {
  return <BackfillPage view={useLoaderData<typeof loader>()} errors={useActionData<typeof action>()?.errors ?? {}} />;
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);

  return typeof value === "string" ? value : "";
}

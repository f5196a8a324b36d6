import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackfillPage } from "~/components/backfill/backfill-page";
import { textOf } from "~/components/page/form-text";
import type { Crossfoot } from "~/crossfoot";
import { signedIn } from "~/load-context";
import type { BackfillCommand } from "~/use-cases/backfill-views";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);

  const [view, undos] = await Promise.all([crossfoot.backfill(shop), crossfoot.undos(shop)]);

  return json({ ...view, undos });
}

const COMMANDS: readonly BackfillCommand[] = ["start", "pause", "resume", "cancel"];

export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const form = await args.request.formData();
  const intent = form.get("intent");
  const command = COMMANDS.find((each) => each === intent);
  if (command) {
    const { error } = await crossfoot.controlBackfill(shop, command);

    return json({ errors: {}, error }, { status: error === null ? 200 : 422 });
  }
  const undone = await undo(crossfoot, { shop, form });
  if (undone) return json({ errors: {}, ...undone }, { status: undone.error === null ? 200 : 422 });
  if (intent !== "preview")
    throw json({ message: "This page only knows how to preview, start, pause, resume, cancel and undo." }, { status: 400 });
  const { errors } = await crossfoot.planBackfill(shop, { fromDay: textOf(form, "fromDay"), toDay: textOf(form, "toDay") });

  return json({ errors }, { status: Object.keys(errors).length > 0 ? 422 : 200 });
}

/** What is pressed of an undo; null where it was something else. */
async function undo(crossfoot: Crossfoot, { shop, form }: { shop: string; form: FormData }): Promise<{ error: string | null } | null> {
  const intent = form.get("intent");
  if (intent === "undo-day") return crossfoot.planUndo(shop, { day: textOf(form, "day") });
  if (intent === "undo-backfill") return crossfoot.planUndo(shop, { backfillId: textOf(form, "backfillId") });
  if (intent !== "undo-start" && intent !== "undo-cancel") return null;
  await crossfoot.controlUndo(shop, intent === "undo-start" ? "start" : "cancel");

  return { error: null };
}

export default function Backfill() {
  const { undos, ...view } = useLoaderData<typeof loader>();

  return <BackfillPage view={view} undos={undos} errors={useActionData<typeof action>()?.errors ?? {}} />;
}

import { json, type ActionFunctionArgs } from "@remix-run/node";
import { signedIn } from "~/load-context";

/** Begins a consent for whichever page asked. The browser opens the answer at the top: Xero refuses to be framed. */
export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);

  return json(await crossfoot.beginXeroConsent(shop));
}

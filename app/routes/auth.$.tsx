import type { LoaderFunctionArgs } from "@remix-run/node";
import { signedIn } from "~/load-context";

/** The library's own addresses (bounce page, leaving the iframe): its check answers them by itself. */
export async function loader(args: LoaderFunctionArgs) {
  await signedIn(args);

  return null;
}

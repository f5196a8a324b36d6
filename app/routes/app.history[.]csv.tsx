import { createReadableStreamFromReadable, json, type LoaderFunctionArgs } from "@remix-run/node";
import { Readable } from "node:stream";
import { signedIn } from "~/load-context";

/** The whole chain as a file, sent piece by piece: it may hold a million entries. */
export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const pieces = await crossfoot.exportHistory(shop);
  if (!pieces) throw json({ message: "No Xero organisation is connected, so there is no history." }, { status: 404 });

  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="crossfoot-history.csv"' },
  });
}

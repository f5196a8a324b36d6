import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { finishDocumentHeaders } from "./document-headers";

/** Longer than any page should take; React gives up a second later. */
export const streamTimeout = 5_000;

/** Renders a document; crawlers get it whole, browsers get it as soon as its frame stands. */
// Remix calls this with five positional arguments.
// eslint-disable-next-line max-params
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  loadContext.shopify.addDocumentResponseHeaders(request, headers);
  finishDocumentHeaders(headers, loadContext.embedding);
  headers.set("Content-Type", "text/html");

  const { body, failed } = await renderDocument({ request, remixContext });

  return new Response(body, { headers, status: failed ? 500 : status });
}

/** What loaders and actions threw: a fault is logged; an answer such as 404, or a reader who left, is none. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted && !isRouteErrorResponse(error)) console.error(error);
}

type Rendered = { body: ReadableStream; failed: boolean };

function renderDocument(page: { request: Request; remixContext: EntryContext }): Promise<Rendered> {
  const { request, remixContext } = page;
  const whole = isbot(request.headers.get("user-agent") ?? "");

  return new Promise((resolve, reject) => {
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={remixContext} url={request.url} />, {
      [whole ? "onAllReady" : "onShellReady"]: () => {
        const body = new PassThrough();
        resolve({ body: createReadableStreamFromReadable(body), failed });
        pipe(body);
      },
      onShellError: reject,
      onError(error: unknown) {
        failed = true;
        console.error(error);
      },
    });
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

import type { RequestHandler, Request, Response } from "express";

export type Handle = (request: Request, response: Response) => Promise<void>;

/** Express 4 knows nothing of promises: without this a failed request would end the process, not the request. */
export function answering(handle: Handle): RequestHandler {
  return (request, response, next) => {
    handle(request, response).catch(next);
  };
}

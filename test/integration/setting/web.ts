import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { makeIntakes } from "../../../app/container.server";
import { frontDoor } from "../../../app/web/front-door";
import { webhooksFirst } from "../../../app/web/webhook-door";
import type { AppUnderTest } from "./app-under-test";

export interface Web {
  readonly url: string;
  /** Requests that came earlier wait for this. */
  open(app: AppUnderTest): void;
  close(): Promise<void>;
}

/** The app's web server without its pages. Its address is known before the app is, as a deployment's is. */
export async function startWeb(): Promise<Web> {
  let open = (_app: AppUnderTest): void => undefined;
  const opened = new Promise<RequestListener>((resolve) => {
    open = (app) => resolve(routes(app));
  });
  const server: Server = createServer((request, response) => void opened.then((listener) => listener(request, response)));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    open,
    close: () => {
      server.closeAllConnections();

      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

function routes({ settings, ports }: AppUnderTest): RequestListener {
  return webhooksFirst(makeIntakes(settings, ports), express().use(frontDoor({ ports, secure: false })));
}

import { createRequire } from "node:module";
import type { AxiosInstance, AxiosResponse } from "axios";
import { XeroClient } from "xero-node";
import { hearCallsLeft } from "./calls-left";
import { hearAnswer, type HeardTools } from "./hear-answer";
import { XERO_ITSELF, type XeroAddresses } from "./xero-addresses";

const TIMEOUT_MS = 30_000;

// xero-node 20 has no time limit of its own and fixes two hosts in its code (api.xero.com/connections and the token
// endpoint). Its axios is the CommonJS one: the ESM import is another instance, where settings would have no effect.
const axios = createRequire(createRequire(import.meta.url).resolve("xero-node"))("axios") as AxiosInstance;

/** Call once per process, before the first request. Called again, as where tests share a process, it takes the place of what was. */
export function configureXeroNode(addresses: XeroAddresses, heard: HeardTools): void {
  axios.interceptors.request.clear();
  axios.interceptors.response.clear();
  axios.defaults.timeout = TIMEOUT_MS;
  axios.defaults.maxRedirects = 0;
  const hear = (response: AxiosResponse): AxiosResponse => {
    hearCallsLeft(response.config.headers["xero-tenant-id"], response.headers);
    hearAnswer(response, heard);

    return response;
  };
  axios.interceptors.response.use(hear, (cause: unknown) => {
    if (hasResponse(cause)) hear(cause.response);
    else heard.meters.xeroAnswered("none");

    return Promise.reject(cause as Error);
  });
  if (addresses.api === XERO_ITSELF.api) return;
  axios.interceptors.request.use((request) => {
    if (request.url) request.url = request.url.replace(XERO_ITSELF.api, addresses.api);

    return request;
  });
}

/** How long a parameter's text is in an address that xero-node asks for. */
export function encodedLength(text: string): number {
  return axios.getUri({ url: "", params: { q: text } }).length - "?q=".length;
}

function hasResponse(cause: unknown): cause is { response: AxiosResponse } {
  return typeof cause === "object" && cause !== null && "response" in cause && cause.response !== undefined;
}

/** A client holds one token, so each call gets its own: two organisations can never share one by accident. */
export function xeroClientFor(accessToken: string): XeroClient {
  const client = new XeroClient();
  client.setTokenSet({ access_token: accessToken });

  return client;
}

import http from "node:http";
import https from "node:https";
import { CONNECT_LIMIT_MS } from "./retry-schedule";

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly answerLimitMs: number;
}

export interface WebhookOutcome {
  readonly status: number | null;
  readonly error: string | null;
}

/** One POST. Never throws: no connection within a second or no answer in time is an outcome too. */
export function send(request: WebhookRequest): Promise<WebhookOutcome> {
  return new Promise((resolve) => {
    const { request: open } = request.url.startsWith("https:") ? https : http;
    const outgoing = open(request.url, { method: "POST", headers: request.headers, agent: false });
    const giveUp = (reason: string) => outgoing.destroy(new Error(reason));
    const connecting = setTimeout(giveUp, CONNECT_LIMIT_MS, "no connection within 1 s");
    const answering = setTimeout(giveUp, request.answerLimitMs, `no answer within ${request.answerLimitMs} ms`);
    const settle = (outcome: WebhookOutcome) => {
      clearTimeout(connecting);
      clearTimeout(answering);
      resolve(outcome);
    };
    outgoing.on("socket", (socket) => socket.once("connect", () => clearTimeout(connecting)));
    outgoing.on("error", (error) => settle({ status: null, error: error.message }));
    outgoing.on("response", (response) => {
      response.resume();
      response.on("error", (error) => settle({ status: null, error: error.message }));
      response.on("end", () => settle({ status: response.statusCode ?? null, error: null }));
    });
    outgoing.end(request.body);
  });
}

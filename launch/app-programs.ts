import type { Program } from "./child";

/** The HTTP server: the embedded pages, the webhook intake, the sign-in callbacks. */
export function webProgram(env: NodeJS.ProcessEnv): Program {
  return { name: "web", entry: "app/server.ts", env };
}

/** Takes the jobs: everything that talks to Xero, and the sweeps. */
export function workerProgram(env: NodeJS.ProcessEnv): Program {
  return { name: "worker", entry: "app/worker.server.ts", env };
}

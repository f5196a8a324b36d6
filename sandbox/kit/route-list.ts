import type { IRoute, Router } from "express";

interface Layer {
  readonly route?: IRoute;
  readonly handle: { readonly stack?: readonly Layer[] };
}

/** Every call that a router answers, its own and those of the routers in it: "POST /control/orders/:id/pay". */
export function routeList(router: Router, prefix: string): string[] {
  return callsOf(router.stack as unknown as readonly Layer[]).map(([method, path]) => `${method} ${prefix}${path}`);
}

function callsOf(layers: readonly Layer[]): [method: string, path: string][] {
  return layers.flatMap(({ route, handle }) => {
    if (!route) return callsOf(handle.stack ?? []);
    const methods = new Set(route.stack.map(({ method }) => method.toUpperCase()));
    return [...methods].map((method): [string, string] => [method, route.path]);
  });
}

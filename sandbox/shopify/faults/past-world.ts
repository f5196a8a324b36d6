import type { IncomingMessage } from "node:http";
import { injectedFault } from "../../kit/faults/inject";
import { Store } from "../store/store";
import type { World } from "../world";

/** The world as this request is to see it: as it stood a while ago under a fault of stale reads. */
export function worldSeenBy(world: World, request: IncomingMessage): World {
  const fault = injectedFault(request);
  if (fault?.fault !== "stale-read") return world;
  return { ...world, store: new Store(world.faults.past.before(fault.ms ?? 0)) };
}

import type { Finding } from "../oracle/judge-order";
import type { Pace } from "../pace";
import type { Stage } from "../stage/stage";
import type { Workload } from "../workload";

export interface Scene {
  readonly stage: Stage;
  readonly work: Workload;
  /** Orders to place, in the demo shop. */
  readonly orders: number;
  readonly pace: Pace;
  readonly seed: number;
  /** From 0 up to 1, the same for the same seed. */
  readonly random: () => number;
  /** Another shop with an organisation of its own, connected and switched on. */
  openSmallShop(): Promise<Workload>;
  /** Until every order stands as it should and nothing is left to do. Throws when that never comes. */
  comesToRest(): Promise<void>;
}

export interface Fault {
  readonly name: string;
  /** What is done, in one line. */
  readonly what: string;
  /**
   * Lets the orders come and does the harm meanwhile; when it resolves the harm is over, but for what the round mends
   * by itself: lines, ordered faults, processes. Returns what it saw itself that must never be.
   */
  readonly strike: (scene: Scene) => Promise<readonly Finding[] | void>;
  /** Another client uses up the organisation's calls: that ours are turned away meanwhile is not ours to prevent. */
  readonly othersCall?: true;
}

/** Something that must never be and that is no one order's. */
export function wrong(what: string): Finding {
  return { kind: "wrong", order: "-", what };
}

/** Everything at once, for faults that only change how the platforms or the network behave meanwhile. */
export async function letOrdersCome({ work, orders }: Scene): Promise<void> {
  await work.place(orders);
  await work.follow();
}

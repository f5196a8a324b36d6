import type { Request } from "express";

export interface HoldOrder {
  /** `PUT /Invoices`: a method and the beginning of a path below /api.xro/2.0. */
  match: string;
  /** Hold before the work is done, or after it but before the answer. */
  mode: "before" | "after";
}

interface HeldRequest {
  release: (drop: boolean) => void;
}

/**
 * Stops one API request in its tracks, so that a test can kill its sender at the worst moment:
 * before Xero has done the work, or after it and before the sender knows.
 */
export class Hold {
  private order: HoldOrder | undefined;
  private held: HeldRequest | undefined;

  get state(): { armed: HoldOrder | undefined; held: boolean } {
    return { armed: this.order, held: this.held !== undefined };
  }

  /** The next request that matches will be held; one at a time. */
  arm(order: HoldOrder): void {
    this.order = order;
  }

  /** Lets the held request go on, or with `drop` breaks its connection without an answer. False when none is held. */
  release(drop: boolean): boolean {
    const held = this.held;
    this.order = undefined;
    this.held = undefined;
    held?.release(drop);
    return held !== undefined;
  }

  /** Resolves to true when the request may go on; to false when its connection was dropped. */
  async pass(request: Request, at: HoldOrder["mode"]): Promise<boolean> {
    if (!this.order || this.held || this.order.mode !== at || !matches(this.order.match, request)) return true;
    const drop = await new Promise<boolean>((resolve) => {
      this.held = { release: resolve };
    });
    if (drop) request.socket.destroy();
    return !drop;
  }
}

function matches(match: string, request: Request): boolean {
  const [method = "", path = ""] = match.split(" ");
  return request.method === method.toUpperCase() && request.path.toLowerCase().startsWith(path.toLowerCase());
}

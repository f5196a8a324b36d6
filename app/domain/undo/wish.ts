import type { Instant } from "../instant";

/**
 * What a person decided about one order, over whatever its own state would lead to. `undo`: nothing of it shall stand in
 * Xero. `do-not-send`: nothing of it shall ever come there. It holds until a person lifts it, however often the order changes.
 */
export type Wish = { kind: "undo" | "do-not-send"; reason: string; at: Instant };

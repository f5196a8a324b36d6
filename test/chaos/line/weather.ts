/** A piece of traffic: the beginning of the request it belongs to, and which of the line's targets has it. */
export interface Piece {
  readonly request: string;
  readonly target: number;
}

/**
 * What becomes of a piece. `reset`: the connection breaks; on an answer that is the cut after the other side has done the
 * work. `stall`: silence until somebody gives up. `half-close`: it arrives, and then that direction is closed.
 */
export type Fate = "pass" | "reset" | "stall" | "half-close" | { readonly delayMs: number };

export interface Weather {
  readonly onRequest: (piece: Piece) => Fate;
  readonly onAnswer: (piece: Piece) => Fate;
}

export const CALM: Weather = { onRequest: () => "pass", onAnswer: () => "pass" };

/** `fate` on so large a share of the answers to matching requests. */
export function onAnswers(fate: Fate, { share, matching, random }: { share: number; matching: RegExp; random: () => number }): Weather {
  return { ...CALM, onAnswer: ({ request }) => (matching.test(request) && random() < share ? fate : "pass") };
}

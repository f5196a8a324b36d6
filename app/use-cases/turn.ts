import type { OrderRecordId } from "../domain/ids";

/**
 * What a turn keeps an eye on between two requests to Xero: that the lane is still its own, and that more urgent work does
 * not wait. `taken` are orders that more urgent work took in hand meanwhile: what was planned for them no longer holds.
 */
export interface Turn {
  /** Asked once there is something to do. False: not in this turn. */
  begins(): boolean;
  readonly taken: ReadonlySet<OrderRecordId>;
  /** Nothing more may be written in this turn. */
  readonly over: boolean;
  /** Asked between two requests. False once the turn is over. */
  goOn(): Promise<boolean>;
  /** Between two parts of long reckoning: asks nothing, and lets others of this process have their turn. */
  breathe(): Promise<void>;
  /** Xero takes no more for now: what is left waits for another turn, after that long. */
  end(afterMs?: number): void;
  readonly againAfterMs: number;
}

type Watching = {
  breathe?: () => Promise<void>;
  begins?: () => boolean;
  stillOurs: () => Promise<boolean>;
  /** Does what is more urgent, and says which orders it took in hand. */
  overtake: () => Promise<readonly OrderRecordId[]>;
  /** Had their turn just now. */
  before?: readonly OrderRecordId[];
};

export function makeTurn({ stillOurs, overtake, before = [], begins = () => true, breathe = atOnce }: Watching): Turn {
  const taken = new Set<OrderRecordId>(before);
  let over = false;
  let againAfterMs = 0;

  return {
    begins,
    breathe,
    taken,
    get over() {
      return over;
    },
    goOn: async () => {
      over ||= !(await stillOurs());
      if (over) return false;
      for (const id of await overtake()) taken.add(id);

      return !over;
    },
    get againAfterMs() {
      return againAfterMs;
    },
    end: (afterMs = 0) => {
      over = true;
      againAfterMs = Math.max(againAfterMs, afterMs);
    },
  };
}

/** Live work gives way to nobody. */
function atOnce(): Promise<void> {
  return Promise.resolve();
}

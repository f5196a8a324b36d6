import type { Random } from "./random";

/** What else is so in a schedule, besides its orders and its faults. Each seed has a few of these. */
export type Habits = {
  /** Changes come in bursts, about when the shop is swept: some are listed before others that are older. */
  bursts: boolean;
  sweepEveryMs: number;
  /** Xero counts calls; null: it takes as many as come. */
  limits: Limited | null;
  /** Somebody disconnects the app in Xero, and the merchant connects it again once he is told. */
  disconnects: boolean;
  /** Syncs happen at set times, and when the merchant asks for one. */
  setTimes: boolean;
  /** The merchant undoes some of his orders. */
  undoes: boolean;
  /** He takes past orders into the books, pauses that and may cancel it. */
  backfills: boolean;
  /** He decides about invoices that people edited, and asks for syncs of a kind. */
  decides: boolean;
  /** Bookkeepers merge and archive contacts. */
  tidies: boolean;
  /** The merchant chooses how single orders are booked, by hand and by tags. */
  chooses: boolean;
  /** He has others billed than those who buy. */
  billsOthers: boolean;
  /** Customers change, and people write on their contacts in Xero. */
  customersChange: boolean;
  /** People make contacts that customers could be, and the merchant says who is who. */
  namesakes: boolean;
  /** The merchant forgets a tax rate, and chooses it again. Not where a backfill would have to be previewed again for it. */
  mendsSettings: boolean;
};

/** `shared`: somebody else calls on the app's account, so that a refusal may be his doing. */
export type Limited = { dayLeft: number; shared: boolean };

export function someHabits(fortune: Random): Habits {
  const bursts = fortune.chance(0.35);
  const dayLeft = fortune.pick([4_800, 4_800, 700]);
  const limits = { dayLeft, shared: fortune.chance(0.3) };
  const backfills = fortune.chance(0.2);

  return {
    bursts,
    // The worker's own sweeps are ten minutes apart.
    sweepEveryMs: bursts ? 150_000 : 240_000,
    limits: fortune.chance(0.12) ? limits : null,
    disconnects: fortune.chance(0.1),
    setTimes: fortune.chance(0.1),
    undoes: fortune.chance(0.2),
    backfills,
    decides: fortune.chance(0.3),
    tidies: fortune.chance(0.25),
    chooses: fortune.chance(0.2),
    billsOthers: fortune.chance(0.15),
    customersChange: fortune.chance(0.15),
    namesakes: fortune.chance(0.1),
    mendsSettings: !backfills && fortune.chance(0.25),
  };
}

/** How long and how hard. The short round scales every wait down, and keeps each longer than what it has to outlast. */
export interface Pace {
  /** Redis, PostgreSQL or the queue is gone for so long. */
  readonly outageMs: number;
  /** A worker stands still for so long; a lane's lease lasts twelve seconds. */
  readonly standstillMs: number;
  /** Processes are killed at random for so long, one every so often. */
  readonly killingMs: number;
  readonly killEveryMs: readonly [number, number];
  /** Webhooks come so much later. */
  readonly lateMs: number;
  /** Calls to Xero at which a worker is killed, one after the other. */
  readonly killAt: readonly string[];
  /** How often each fault of Xero's answers strikes. */
  readonly strikes: number;
  /** Orders of the large shop for one of the small one. */
  readonly whale: number;
  /** Everything must be right so long after the fault has ended. */
  readonly deadlineMs: number;
  /** And nothing may be written for so long after that. */
  readonly calmMs: number;
  readonly sweepEverySeconds: number;
  /** Xero's limits are in force. */
  readonly limits: boolean;
}

export const SHORT: Pace = {
  ...{ outageMs: 2_500, standstillMs: 13_000, killingMs: 5_000, killEveryMs: [800, 1_600], lateMs: 3_000 },
  ...{ killAt: ["PUT /Payments"], strikes: 2, whale: 6, deadlineMs: 180_000, calmMs: 700, sweepEverySeconds: 30 },
  limits: false,
};

export const FULL: Pace = {
  ...{ outageMs: 20_000, standstillMs: 45_000, killingMs: 120_000, killEveryMs: [5_000, 20_000], lateMs: 60_000 },
  ...{ killAt: ["PUT /Contacts", "PUT /Invoices", "PUT /Payments", "PUT /CreditNotes"], strikes: 12, whale: 25 },
  ...{ deadlineMs: 600_000, calmMs: 20_000, sweepEverySeconds: 30, limits: true },
};

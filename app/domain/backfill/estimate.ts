import type { DryRun } from "./dry-run";
import type { DocumentKind } from "./plan-sums";

/** What posting it takes of Xero. Bytes are rough. */
export type Estimate = { calls: number; bytesUp: number; bytesDown: number; minutes: number };

/** How many calls may go to this: a minute of Xero's limit, and a day of it. */
export type Pace = { callsPerMinute: number; callsPerDay: number };

/** Xero advises about fifty documents in a request, and gives lists in pages of up to a thousand (Nov 2026). */
const PER_WRITE = 50;
const PER_PAGE = 1000;
const MINUTES_A_DAY = 24 * 60;

/**
 * `newContacts`: customers without a known contact, at most.
 * Allocations go one by one, because Xero takes those of one credit note at a time.
 */
export function estimate(dryRun: DryRun, { newContacts, pace }: { newContacts: number; pace: Pace }): Estimate {
  const counts = countsOf(dryRun);
  const written = [newContacts, counts.invoice, counts.payment, counts.creditNote, counts.refund];
  const writes = written.reduce((sum, count) => sum + requests(count, PER_WRITE), counts.allocation + counts.overpayment);
  // Contacts are looked for before, and what Xero says has changed is read after.
  const reads = 2 * requests(counts.invoice, PER_PAGE) + requests(counts.payment, PER_PAGE);
  const calls = writes + reads;

  return { calls, ...bytesOf(dryRun, newContacts), minutes: minutesFor(calls, pace) };
}

/** Whole days of calls first; what is left runs at the minute's limit. */
export function minutesFor(calls: number, { callsPerMinute, callsPerDay }: Pace): number {
  const days = Math.floor(Math.max(calls - 1, 0) / callsPerDay);

  return days * MINUTES_A_DAY + Math.ceil((calls - days * callsPerDay) / callsPerMinute);
}

function requests(documents: number, each: number): number {
  return Math.ceil(documents / each);
}

function countsOf({ documents }: DryRun): Record<DocumentKind, number> {
  const counts = { invoice: 0, payment: 0, overpayment: 0, creditNote: 0, refund: 0, allocation: 0 };
  for (const { kind, count } of documents) counts[kind] += count;

  return counts;
}

/**
 * What 600 invoices with 1,700 lines and their payments came to in the simulated Xero, shared out: up in the requests; down in
 * the answers, and once more when what changed is read.
 */
const BYTES = {
  document: { up: 320, down: 2_800 },
  line: { up: 150, down: 830 },
  money: { up: 160, down: 890 },
  contact: { up: 300, down: 1_100 },
};

function bytesOf({ documents }: DryRun, newContacts: number): { bytesUp: number; bytesDown: number } {
  const size = (way: "up" | "down") =>
    documents.reduce(
      (sum, { count, lines }) => sum + count * (lines > 0 ? BYTES.document : BYTES.money)[way] + lines * BYTES.line[way],
      newContacts * BYTES.contact[way],
    );

  return { bytesUp: size("up"), bytesDown: size("down") };
}

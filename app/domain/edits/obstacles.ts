import type { Organisation } from "../ledger/organisation";
import type { InvoiceInBooks, SalesInvoice } from "../ledger/sales-invoice";
import { isGone } from "../ledger/standing-document";
import type { StandingLinks } from "../sync/order-situation";
import { isUsed } from "./free-fields";

/**
 * Why a document that stands in Xero can be changed no more: what was sent of it is not known; it was voided or deleted; it is
 * paid, credited or used; others go with it; its period is locked; a person edited it.
 */
export type Obstacle = "not-kept" | "gone" | "used" | "beside" | "locked" | "edited";

/** What is asked of a document. `named`: "invoice SH-1001". `used`: what is on it, in words; null where nothing is. */
export type Standing = {
  named: string;
  kept: boolean;
  status: string;
  used: string | null;
  day: string;
  beside?: boolean;
  edited?: boolean;
};

/** What follows from each for whoever asks, put behind the fact. Only these are asked, in this order. */
export type Consequences = Partial<Record<Obstacle, string>>;

/** The first obstacle that concerns whoever asks, as a clause; null where there is none. Xero, Nov 2026: its edit rules. */
export function obstacleAmong(standing: Standing, organisation: Organisation, consequences: Consequences): string | null {
  for (const [obstacle, consequence] of Object.entries(consequences) as [Obstacle, string][]) {
    const fact = factOf(obstacle, standing, organisation);
    if (fact !== null) return `${fact}${consequence}`;
  }

  return null;
}

/** The same as a sentence begins. */
export function obstacleInWords(standing: Standing, organisation: Organisation, consequences: Consequences): string | null {
  const obstacle = obstacleAmong(standing, organisation, consequences);

  return obstacle && begun(obstacle);
}

function factOf(obstacle: Obstacle, standing: Standing, { lockedUntil, name }: Organisation): string | null {
  const { named, status, used, day } = standing;
  switch (obstacle) {
    case "not-kept":
      return standing.kept ? null : `what was sent as ${named} was not kept by an early version`;
    case "gone":
      return isGone(standing) ? `${named} is ${status.toLowerCase()} in Xero` : null;
    case "used":
      return used === null ? null : `${named} ${used}`;
    case "beside":
      return standing.beside ? `${named} has further documents that go with it` : null;
    case "locked":
      return lockedUntil && day <= lockedUntil ? `${named} is dated ${day}, and ${name} is locked up to ${lockedUntil}` : null;
    case "edited":
      return standing.edited ? `${named} was edited by a person in Xero` : null;
  }
}

/** An invoice of ours, with what is left of it to say by whoever asks. */
export function standingInvoice({ sent, seen }: { sent: SalesInvoice | null; seen: InvoiceInBooks }): Standing {
  return {
    named: `invoice ${seen.number}`,
    kept: sent !== null,
    status: seen.status,
    used: isUsed(seen) ? "has payments or credit on it" : null,
    day: seen.date ?? sent?.date ?? "",
  };
}

/** Documents that were made because of it, and stay with it. */
export function hasBeside({ supplements, corrections, creditNotes }: StandingLinks): boolean {
  return supplements.length + corrections.length + creditNotes.size > 0;
}

/** A clause as a sentence begins. */
export function begun(clause: string): string {
  return clause.slice(0, 1).toUpperCase() + clause.slice(1);
}

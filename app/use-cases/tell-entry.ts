import { begun } from "../domain/edits/obstacles";
import { formatMoney } from "../domain/money/decimal-string";
import type { Money } from "../domain/money/money";
import type { AuditEntry } from "../ports/audit-log";
import { attemptWords, isAttempted } from "./attempt-words";
import { tellContactEntry } from "./tell-contact-entry";

/** What an entry tells, in words. */
export function tellEntry(entry: AuditEntry): { what: string; detail: string | null } {
  const said = entry.erased ? "What was said has been erased." : entry.words;

  return { what: tellContactEntry(entry) ?? whatOf(entry), detail: said ?? detailOf(entry) };
}

function whatOf({ kind, facts }: AuditEntry): string {
  const document = [textOf(facts["kind"]), textOf(facts["key"])] as const;
  switch (kind) {
    case "EVENT":
      return facts["what"] === "order" ? `Asked for a look: ${causeOf(facts)}` : `Xero said that ${textOf(facts["number"])} changed`;
    case "DECISION":
      if (facts["what"] === "choice") return "A person chose how it is booked";
      if (facts["what"] === "choice taken back") return "A person took back how it is booked";
      if (facts["what"] === "set aside") return `A person said that ${OTHERS[textOf(facts["document"])] ?? "it"} is other money`;
      if (facts["what"] === "shown again") return `${begun(OTHERS[textOf(facts["document"])] ?? "it")} may be the same money twice again`;
      if (facts["what"] === "bill-to")
        return facts["takenBack"] === true
          ? "Who is billed: choice taken back"
          : `Who is billed was chosen ${BILLED_FOR[textOf(facts["scope"])] ?? ""}`;
      return STATUS[textOf(facts["status"])] ?? `Decided: ${textOf(facts["status"])}`;
    case "REQUEST":
      return `To be sent: ${writeWords(...document)}`;
    case "ANSWER":
      return `${OUTCOME[textOf(facts["outcome"])] ?? textOf(facts["outcome"])}: ${writeWords(...document)}`;
    case "READING":
      return `Read in Xero: ${textOf(facts["number"])} is ${textOf(facts["status"]).toLowerCase() || "there"}`;
  }
}

const STATUS: Readonly<Record<string, string>> = {
  SYNCED: "Decided: both sides agree",
  PENDING: "Decided: waits",
  ATTENTION: "Decided: needs a person",
  EXCLUDED: "Decided: not posted",
};
/** Documents that somebody else booked in Xero. */
const OTHERS: Readonly<Record<string, string>> = {
  INVOICE: "an invoice in Xero",
  DEPOSIT: "money received in Xero",
  JOURNAL: "a manual journal in Xero",
};
const BILLED_FOR: Readonly<Record<string, string>> = {
  order: "for this order",
  tag: "for orders with a tag",
  customer: "for all orders of the customer",
  company: "for all orders of the company",
};
const OUTCOME: Readonly<Record<string, string>> = { DONE: "Done", REJECTED: "Refused", RELEASED: "Not sent" };

function causeOf({ cause, backfill, asked }: AuditEntry["facts"]): string {
  if (typeof cause === "string") return `a message from Shopify (${cause})`;
  if (typeof backfill === "string") return "past orders were taken up";

  return asked === "now" ? "a person pressed a button" : "it changed, or a sweep found it";
}

function detailOf({ facts }: AuditEntry): string | null {
  const amounts = (["total", "amountDue"] as const).flatMap((name) => {
    const amount = facts[name];

    return isMoney(amount) ? [`${name === "total" ? "Total" : "Due"} ${formatMoney(amount)} ${amount.currency}`] : [];
  });

  return amounts.length > 0 ? `${amounts.join(", ")}.` : null;
}

function isMoney(value: unknown): value is Money {
  return typeof value === "object" && value !== null && "minor" in value && "currency" in value;
}

function writeWords(kind: string, key: string): string {
  return isAttempted(kind) ? attemptWords(kind, key) : `${kind} ${key}`;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

import type { CalendarDate, Instant } from "../instant";
import { invoiceFingerprint } from "../ledger/invoice-fingerprint";
import { isGone } from "../ledger/standing-document";
import type { OrderSituation, StandingInvoice } from "../sync/order-situation";
import { compareStanding, type Difference } from "./compare-standing";
import { keptFor } from "./decision";
import { obstacleToPush } from "./obstacle-to-push";
import { PROPOSED_RULES, type EditedPart, type PeopleRules } from "./people-rules";

type Posted = OrderSituation & { invoice: StandingInvoice };
type Rules = PeopleRules["documents"];

/**
 * The order's invoices as the merchant's rules take them. Days and a contact that stay are taken as sent, so that no later
 * change undoes them. Where all that a person changed is to be put back, and Xero allows it, that is as good as pressed. The
 * guard of every push holds: the same edit made once more over ours is asked about.
 */
export function byRules(situation: Posted): Posted {
  const { rules } = situation.ground;
  if (!rules) return situation;
  const ruled = (standing: StandingInvoice) => pushedByRule(adopted({ ...standing, rules }, rules), situation, rules);

  return { ...situation, invoice: ruled(situation.invoice), supplements: situation.supplements.map(ruled) };
}

/** Which part of a document a difference is in. */
export function partOf({ field, kind }: Pick<Difference, "field" | "kind">): EditedPart {
  if (kind === "coding") return field === "Tracking" ? "tracking" : "coding";
  if (field === "Date" || field === "Due date") return "dates";

  return field === "Contact" ? "contact" : "content";
}

/** What a person changed and what is not simply left so. */
export function openEdits({ sent, seen, rules = PROPOSED_RULES.documents }: StandingInvoice): Difference[] {
  if (!sent || isGone(seen)) return [];

  return compareStanding({ sent, seen, planned: null }).filter((each) => each.edited && rules[partOf(each)] !== "theirs");
}

function adopted(standing: StandingInvoice, rules: Rules): StandingInvoice {
  const { sent, seen } = standing;
  if (!sent || isGone(seen)) return standing;
  const days =
    rules.dates === "theirs"
      ? { date: (seen.date ?? sent.date) as CalendarDate, dueDate: (seen.dueDate ?? sent.dueDate) as CalendarDate }
      : {};
  const contact = rules.contact === "theirs" ? { contactId: seen.contactId ?? sent.contactId } : {};

  return { ...standing, sent: { ...sent, ...days, ...contact } };
}

function pushedByRule(standing: StandingInvoice, { ground }: Posted, rules: Rules): StandingInvoice {
  if (keptFor(standing) !== null || obstacleToPush(standing, ground) !== null) return standing;
  const open = openEdits(standing);
  if (open.length === 0 || open.some((each) => rules[partOf(each)] !== "ours")) return standing;
  const at = `${ground.today}T00:00:00Z` as Instant;

  return { ...standing, decision: { do: "push", at, standsAs: invoiceFingerprint(standing.seen), byRule: true } };
}

import type { DocumentLine } from "../ledger/document-line";
import type { PostingPlan } from "../posting/posting-plan";
import type { StandingInvoice, StandingLinks } from "../sync/order-situation";
import { partsOf } from "./parts";
import { refundOfSecond } from "./second-payer";
import { splitOf } from "./split-plan";

type Posted = StandingLinks & { invoice: StandingInvoice };
type Documents = Pick<PostingPlan, "invoice" | "creditNotes" | "second">;
type Whole<Plan> = { posted: Posted; plan: Plan | null };

/** What stands and what is planned for the payer whose invoice this is. All of the order where nobody has a part of it. */
export function partWith<Plan extends Documents>(shown: StandingInvoice, { posted, plan }: Whole<Plan>): Whole<Plan> {
  const { first, second } = partsOf(posted);
  if (!second) return { posted, plan: ofFirst(plan) };
  const isSecond = [second.invoice, ...second.supplements].some(({ id }) => id === shown.id);
  if (!isSecond) return { posted: first, plan: ofFirst(plan) };
  const split = plan && splitOf(plan, 0);

  return { posted: second, plan: plan && split ? { ...plan, ...split.second } : null };
}

function ofFirst<Plan extends Documents>(plan: Plan | null): Plan | null {
  const split = plan && splitOf(plan, 0);

  return plan && split ? { ...plan, ...split.first } : plan;
}

/** The lines that are planned for a credit note, by what it is remembered under; null where none is planned. */
export function plannedNoteLines(plan: Documents | null, key: string): readonly DocumentLine[] | null {
  const split = plan && splitOf(plan, 0);
  const refundId = refundOfSecond(key);
  const documents = refundId === null ? (split?.first ?? plan) : split?.second;

  return documents?.creditNotes.find((each) => each.refundId === (refundId ?? key))?.lines ?? null;
}

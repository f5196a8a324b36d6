import type { DocumentView, OrderPageView } from "~/use-cases/views";
import { ComparisonCard } from "./comparison-card";
import { LinesCard } from "./lines-card";
import { QuoteCard } from "./quote-card";

/** What stands of a draft order: no money and no choices, only the offer. */
export function DraftOrderDocuments({ view, quote }: { view: OrderPageView; quote: DocumentView | null }) {
  return (
    <>
      <ComparisonCard rows={view.comparison} />
      <LinesCard lines={view.lines} taxInclusive={view.taxInclusive} document="quote" />
      <QuoteCard quote={quote} />
    </>
  );
}

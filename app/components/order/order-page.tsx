import { InlineGrid, InlineStack, Text } from "@shopify/polaris";
import type { OrderPageView } from "~/use-cases/views";
import { BilledToCard } from "../bill-to/billed-to-card";
import { Moment } from "../figures/moment";
import { StatusBadge } from "../orders/status-badge";
import { AdminPage } from "../page/admin-page";
import { ExternalLink } from "../page/external-link";
import { useRefreshWhile } from "../page/use-refresh";
import { UndoOrderCard } from "../undo/undo-order-card";
import { AttemptsCard } from "./attempts-card";
import { CameOfCard } from "./came-of-card";
import { ChosenCard } from "./chosen-card";
import { ComparisonCard } from "./comparison-card";
import { DraftOrderDocuments } from "./draft-order-documents";
import { EditsCard } from "./edits-card";
import { ElsewhereCard } from "./elsewhere-card";
import { FurtherDocumentsCard } from "./further-documents-card";
import { InvoiceCard } from "./invoice-card";
import { LinesCard } from "./lines-card";
import { PaymentsCard } from "./payments-card";
import { ReasonsBanner } from "./reasons-banner";
import { RetryButton } from "./retry-button";

/** One order, all the way: what Shopify says, what Xero has, the difference, and why each figure stands there. */
export function OrderPage({ view }: { view: OrderPageView }) {
  useRefreshWhile(view.status === "pending" && view.waiting === null);

  return (
    <AdminPage
      title={view.name}
      badge={<StatusBadge status={view.status} />}
      detail={<PlacedAt view={view} />}
      back={{ label: "Orders", url: "/app/orders" }}
      action={<ExternalLinks view={view} />}
    >
      <ReasonsBanner view={view} />
      {view.quote === undefined ? <OrderDocuments view={view} /> : <DraftOrderDocuments view={view} quote={view.quote} />}
      <AttemptsCard attempts={view.attempts} historyUrl={`/app/orders/${view.recordId}/history`} />
    </AdminPage>
  );
}

function OrderDocuments({ view }: { view: OrderPageView }) {
  return (
    <>
      {view.elsewhere.length > 0 && <ElsewhereCard invoices={view.elsewhere} />}
      {view.edits.map((invoice) => (
        <EditsCard key={invoice.number} invoice={invoice} />
      ))}
      <ComparisonCard rows={view.comparison} />
      <LinesCard lines={view.lines} taxInclusive={view.taxInclusive} />
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <InvoiceCard invoice={view.invoice} />
        <PaymentsCard payments={view.payments} />
      </InlineGrid>
      {view.furtherDocuments.length > 0 && <FurtherDocumentsCard documents={view.furtherDocuments} />}
      <BilledToCard billTo={view.billTo} second={view.secondPayer} recordId={view.recordId} />
      {view.canChoose && <ChosenCard chosen={view.chosen} recordId={view.recordId} />}
      {view.cameOf && <CameOfCard cameOf={view.cameOf} />}
      <UndoOrderCard undo={view.undo} />
    </>
  );
}

function PlacedAt({ view }: { view: OrderPageView }) {
  return (
    <Text as="span" tone="subdued">
      {view.quote === undefined ? "Placed" : "Drafted"} <Moment at={view.placedAt} />
      {view.foundBySweepAt && (
        <>
          {" · "}Found by sweep: <Moment at={view.foundBySweepAt} />, no message had told of a change
        </>
      )}
    </Text>
  );
}

function ExternalLinks({ view }: { view: OrderPageView }) {
  const inXero = view.invoice ?? view.quote;

  return (
    <InlineStack gap="400" blockAlign="center">
      <ExternalLink url={view.orderUrl} target="_top">
        Open in Shopify
      </ExternalLink>
      {inXero && <ExternalLink url={inXero.url}>Open in Xero</ExternalLink>}
      {!view.canRetry && <RetryButton label="Sync now" toast="Checking both sides" />}
    </InlineStack>
  );
}

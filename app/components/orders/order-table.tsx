import { BlockStack, IndexTable, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import type { OrderRowView } from "~/use-cases/views";
import { Amount } from "../figures/amount";
import { Nothing } from "../figures/figure-table";
import { Moment } from "../figures/moment";
import { StatusBadge } from "./status-badge";
import styles from "./order-table.module.css";

/** The orders, newest first; a click anywhere on a row opens it. On a narrow screen each row is a small card. */
export function OrderTable({ rows }: { rows: OrderRowView[] }) {
  const { smDown: narrow } = useBreakpoints();

  return (
    <IndexTable
      selectable={false}
      condensed={narrow}
      itemCount={rows.length}
      resourceName={{ singular: "order", plural: "orders" }}
      headings={[{ title: "Order" }, { title: "Date" }, { title: "Total", alignment: "end" }, { title: "Invoice" }, { title: "Status" }]}
    >
      {rows.map((row, position) => (
        <IndexTable.Row key={row.recordId} id={row.recordId} position={position}>
          {narrow ? <OrderSummary row={row} /> : <OrderCells row={row} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function OrderCells({ row }: { row: OrderRowView }) {
  const { placedAt, total, invoiceNumber } = row;

  return (
    <>
      <IndexTable.Cell>
        <OrderLink row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Moment at={placedAt} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {total ? <Amount value={total} /> : <Nothing why="Not read from Shopify yet" />}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{invoiceNumber ?? <Nothing why="No invoice yet" />}</IndexTable.Cell>
      <IndexTable.Cell>
        <StatusAndReason row={row} />
      </IndexTable.Cell>
    </>
  );
}

function OrderSummary({ row }: { row: OrderRowView }) {
  const { placedAt, total, invoiceNumber } = row;

  return (
    <div className={styles.summary}>
      <InlineStack align="space-between" gap="200">
        <OrderLink row={row} />
        {total && <Amount value={total} />}
      </InlineStack>
      <Text as="span" tone="subdued">
        <Moment at={placedAt} />
        {invoiceNumber && ` · ${invoiceNumber}`}
      </Text>
      <StatusAndReason row={row} />
    </div>
  );
}

function OrderLink({ row }: { row: OrderRowView }) {
  return (
    <Link url={`/app/orders/${encodeURIComponent(row.recordId)}`} dataPrimaryLink monochrome removeUnderline>
      <Text as="span" fontWeight="semibold">
        {row.name}
      </Text>
    </Link>
  );
}

function StatusAndReason({ row }: { row: OrderRowView }) {
  return (
    <BlockStack gap="100" inlineAlign="start">
      <StatusBadge status={row.status} />
      {row.reason && <span className={styles.reason}>{row.reason}</span>}
    </BlockStack>
  );
}

import { Link } from "@remix-run/react";
import { Card, Text } from "@shopify/polaris";
import type { OrderStatus } from "~/use-cases/views";
import { ORDER_STATUSES, STATUS_LOOKS } from "../orders/order-status";
import { StatusIcon } from "../orders/status-icon";
import styles from "./order-counts.module.css";

/** How many orders stand where; each count opens those orders. */
export function OrderCounts({ counts }: { counts: Record<OrderStatus, number> }) {
  return (
    <nav aria-label="Orders by status" className={styles.counts}>
      {ORDER_STATUSES.map((status) => (
        <Link key={status} to={`/app/orders?status=${status}`} className={styles.count}>
          <Card>
            <span className={styles.label}>
              <StatusIcon status={status} />
              <Text as="span">{STATUS_LOOKS[status].label}</Text>
            </span>
            <Text as="span" variant="headingXl" numeric>
              {counts[status].toLocaleString("en")}
            </Text>
          </Card>
        </Link>
      ))}
    </nav>
  );
}

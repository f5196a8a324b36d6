import { Link } from "@remix-run/react";
import type { OrderStatus } from "~/use-cases/views";
import { ORDER_STATUSES, STATUS_LOOKS } from "./order-status";
import styles from "./order-filter.module.css";

type OrderFilterProps = { counts: Record<OrderStatus, number>; current: OrderStatus | null };

/** Links, not tabs of one page: each filter has an address of its own to come back to. */
export function OrderFilter({ counts, current }: OrderFilterProps) {
  const all = ORDER_STATUSES.reduce((sum, status) => sum + counts[status], 0);
  const filters = [
    { status: null, label: "All", count: all },
    ...ORDER_STATUSES.map((status) => ({ status, label: STATUS_LOOKS[status].label, count: counts[status] })),
  ];

  return (
    <nav aria-label="Filter orders" className={styles.filter}>
      {filters.map(({ status, label, count }) => (
        <Link
          key={label}
          to={status ? `/app/orders?status=${status}` : "/app/orders"}
          className={styles.choice}
          aria-current={status === current ? "page" : undefined}
        >
          {label} <span className={styles.count}>{count.toLocaleString("en")}</span>
        </Link>
      ))}
    </nav>
  );
}

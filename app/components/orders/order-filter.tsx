import type { OrderStatus } from "~/use-cases/views";
import { FilterLink, LinkFilter } from "../page/link-filter";
import { ORDER_STATUSES, STATUS_LOOKS } from "./order-status";
import styles from "./order-filter.module.css";

type OrderFilterProps = { counts: Record<OrderStatus, number>; current: OrderStatus | null };

export function OrderFilter({ counts, current }: OrderFilterProps) {
  const all = ORDER_STATUSES.reduce((sum, status) => sum + counts[status], 0);
  const filters = [
    { status: null, label: "All", count: all },
    ...ORDER_STATUSES.map((status) => ({ status, label: STATUS_LOOKS[status].label, count: counts[status] })),
  ];

  return (
    <LinkFilter label="Filter orders">
      {filters.map(({ status, label, count }) => (
        <FilterLink key={label} to={status ? `/app/orders?status=${status}` : "/app/orders"} current={status === current}>
          {label} <span className={styles.count}>{count.toLocaleString("en")}</span>
        </FilterLink>
      ))}
    </LinkFilter>
  );
}

import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import styles from "./link-filter.module.css";

type LinkFilterProps = { label: string; children: ReactNode };

/** Links above a list, not tabs of one page: each of its parts has an address of its own to come back to. */
export function LinkFilter({ label, children }: LinkFilterProps) {
  return (
    <nav aria-label={label} className={styles.filter}>
      {children}
    </nav>
  );
}

type FilterLinkProps = { to: string; current: boolean; children: ReactNode };

export function FilterLink({ to, current, children }: FilterLinkProps) {
  return (
    <Link to={to} className={styles.choice} aria-current={current ? "page" : undefined}>
      {children}
    </Link>
  );
}

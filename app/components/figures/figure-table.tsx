import type { ReactNode } from "react";
import styles from "./figure-table.module.css";

export type Column = { heading: string; /** Right-aligned, so that the digits stand under each other. */ numeric?: boolean };

type FigureTableProps = { caption: string; columns: readonly Column[]; children: ReactNode };

/** A small table of figures. On a narrow screen it scrolls sideways inside its card, by keyboard too. */
export function FigureTable({ caption, columns, children }: FigureTableProps) {
  return (
    <div className={styles.scroller} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ heading, numeric }) => (
              <th key={heading} scope="col" className={numeric ? styles.numeric : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

type CellProps = { numeric?: boolean; testId?: string; children: ReactNode };

export function Cell({ numeric = false, testId, children }: CellProps) {
  return (
    <td className={numeric ? styles.numeric : undefined} data-testid={testId}>
      {children}
    </td>
  );
}

/** The first cell of a row, which names it. */
export function RowHeading({ children }: { children: ReactNode }) {
  return <th scope="row">{children}</th>;
}

export function Nothing({ why }: { why: string }) {
  return (
    <span className={styles.nothing} title={why}>
      <span aria-hidden>—</span>
      <span className={styles.caption}>{why}</span>
    </span>
  );
}

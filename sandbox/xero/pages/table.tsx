import type { ReactNode } from "react";

export interface Column<Row> {
  title: string;
  /** Figures stand right and align digit under digit. */
  isFigure?: boolean;
  cell: (row: Row) => ReactNode;
}

interface TableProps<Row> {
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  empty: string;
}

/** Pages show this many rows at most, and say so when there are more. */
const MOST_ROWS = 300;

export function Table<Row>({ columns, rows, rowKey, empty }: TableProps<Row>) {
  if (rows.length === 0) return <p className="empty">{empty}</p>;
  const figureClass = (column: Column<Row>) => (column.isFigure ? "num" : undefined);
  return (
    <>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} className={figureClass(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.title} className={figureClass(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && (
        <p className="empty">
          The first {MOST_ROWS} of {rows.length} are shown.
        </p>
      )}
    </>
  );
}

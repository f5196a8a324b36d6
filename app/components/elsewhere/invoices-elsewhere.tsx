import type { ReactNode } from "react";
import type { InvoiceElsewhereView } from "~/use-cases/views";
import { Amount } from "../figures/amount";
import { Cell, FigureTable, type Column } from "../figures/figure-table";
import { Day } from "../figures/moment";
import { STATUS_IN_XERO } from "../order/status-in-xero";
import { ExternalLink } from "../page/external-link";

const COLUMNS: Column[] = [{ heading: "Number" }, { heading: "Date" }, { heading: "Status" }, { heading: "Total", numeric: true }];

type Props = {
  caption: string;
  invoices: InvoiceElsewhereView[];
  /** What can be done with each, where something can. */
  action?: (invoice: InvoiceElsewhereView) => ReactNode;
};

export function InvoicesElsewhere({ caption, invoices, action }: Props) {
  return (
    <FigureTable caption={caption} columns={action ? [...COLUMNS, { heading: "This order's?" }] : COLUMNS}>
      {invoices.map((each) => (
        <tr key={each.id}>
          <Cell>
            <ExternalLink url={each.url}>{each.number}</ExternalLink>
          </Cell>
          <Cell>
            <Day date={each.date} />
          </Cell>
          <Cell>{STATUS_IN_XERO[each.status] ?? each.status}</Cell>
          <Cell numeric>{each.total ? <Amount value={each.total} /> : "See Xero"}</Cell>
          {action && <Cell>{action(each)}</Cell>}
        </tr>
      ))}
    </FigureTable>
  );
}

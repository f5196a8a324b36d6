import { Badge, BlockStack, Text } from "@shopify/polaris";
import { EditIcon } from "@shopify/polaris-icons";
import type { EditedInvoiceView, EditRowView, EditState } from "~/use-cases/edit-views";
import { Cell, FigureTable, Nothing, RowHeading } from "../figures/figure-table";
import { Moment } from "../figures/moment";
import { Section } from "../page/section";
import { EditAnswers } from "./edit-answers";
import { STATUS_IN_XERO } from "./status-in-xero";

const COLUMNS = [{ heading: "" }, { heading: "We sent" }, { heading: "In Xero now" }, { heading: "Ours now" }];

const INTROS: Record<EditState, string> = {
  asks: "Somebody changed this invoice in Xero. Nothing of it is overwritten unasked: say what holds.",
  kept: "You kept it as it was changed in Xero. What the order becomes later is booked beside it.",
  coding: "Coding kept: accounts, tracking and references that were chosen in Xero stay, also when the invoice has to be changed.",
  gone: "Somebody took this invoice away in Xero. It is not made again unasked, and Xero never gives its number again.",
};

const NOTE_INTROS: Record<EditState, string> = {
  asks: "Somebody changed this credit note in Xero, and it comes to something else than the refund. Say whether it holds.",
  kept: "You kept it as it was changed in Xero.",
  coding: "Somebody changed this credit note in Xero. It comes to the same, and is left as it is.",
  gone: "Somebody took this credit note away in Xero. It is not made again unasked.",
};

/** What a person changed on an invoice or credit note, field by field: as we sent it, as it stands, as we would send it now; and what the merchant may do about it. */
export function EditsCard({ invoice }: { invoice: EditedInvoiceView }) {
  const { number, state, rows, decidedAt } = invoice;

  return (
    <Section
      title={`Edited in Xero: ${number}`}
      intro={
        <>
          {invoice.creditNote ? NOTE_INTROS[state] : INTROS[state]}
          {decidedAt && (
            <>
              {" "}
              Decided <Moment at={decidedAt} />.
            </>
          )}
        </>
      }
    >
      <FigureTable caption={`What was changed on ${number}`} columns={COLUMNS}>
        {rows.map((row, place) => (
          <Row key={place} row={row} />
        ))}
      </FigureTable>
      <EditAnswers invoice={invoice} />
    </Section>
  );
}

function Row({ row: { line, field, sent, stands, planned, edited } }: { row: EditRowView }) {
  return (
    <tr>
      <RowHeading>
        <BlockStack>
          {field}
          {line !== null && (
            <Text as="span" variant="bodySm" tone="subdued">
              {line}
            </Text>
          )}
        </BlockStack>
      </RowHeading>
      <Cell>
        <Side field={field} value={sent} />
      </Cell>
      <Cell>
        <BlockStack gap="100" inlineAlign="start">
          <Side field={field} value={stands} />
          {edited && (
            <Badge tone="attention" icon={EditIcon}>
              Edited
            </Badge>
          )}
        </BlockStack>
      </Cell>
      <Cell>
        <Side field={field} value={planned} />
      </Cell>
    </tr>
  );
}

function Side({ field, value }: { field: string; value: string | null }) {
  if (value === null) return <Nothing why="Not there" />;

  return value === "" ? <Nothing why="None" /> : <>{field === "Status" ? (STATUS_IN_XERO[value] ?? value) : value}</>;
}

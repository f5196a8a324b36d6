import { Banner, BlockStack, Text } from "@shopify/polaris";
import type { HistoryEntryView, HistoryView } from "~/use-cases/views";
import { Cell, FigureTable, Nothing } from "../figures/figure-table";
import { Moment } from "../figures/moment";
import { AdminPage } from "../page/admin-page";
import { Section } from "../page/section";
import { DownloadHistory } from "./download-history";

const COLUMNS = [{ heading: "When" }, { heading: "What" }, { heading: "Seal" }];

/** Everything that was heard, decided, sent and answered about one order, the latest first. */
export function HistoryPage({ view: { recordId, name, entries, more } }: { view: HistoryView }) {
  return (
    <AdminPage title={`History of ${name}`} back={{ label: name, url: `/app/orders/${recordId}` }} action={<DownloadHistory />}>
      <HistoryTable entries={entries} more={more} />
    </AdminPage>
  );
}

/** Of an order or of a contact. */
export function HistoryTable({ entries, more }: Pick<HistoryView, "entries" | "more">) {
  return (
    <>
      <Seals entries={entries} />
      <Section title="What happened">
        <FigureTable caption="What happened, the latest first" columns={COLUMNS}>
          {entries.map((entry, position) => (
            <tr key={position}>
              <Cell>
                <Moment at={entry.at} />
              </Cell>
              <Cell>
                <Told entry={entry} />
              </Cell>
              <Cell>
                <Seal entry={entry} />
              </Cell>
            </tr>
          ))}
        </FigureTable>
        {more && <Text as="p">Older entries are in the file.</Text>}
      </Section>
    </>
  );
}

/** Each entry's seal covers the one before it: whoever changed an old entry would have to forge all that came after. */
function Seals({ entries }: { entries: HistoryEntryView[] }) {
  const broken = entries.filter(({ holds }) => !holds).length;
  if (broken === 0) return <Banner tone="success">{`All ${entries.length} entries stand as they were written.`}</Banner>;

  return (
    <Banner tone="critical" title={`${broken} of ${entries.length} entries were changed after they were written`}>
      Somebody changed this log in the database itself. Download the file, keep it, and ask whoever runs this app.
    </Banner>
  );
}

function Told({ entry: { what, detail } }: { entry: HistoryEntryView }) {
  return (
    <BlockStack>
      <Text as="span">{what}</Text>
      {detail && (
        <Text as="span" variant="bodySm" tone="subdued">
          {detail}
        </Text>
      )}
    </BlockStack>
  );
}

function Seal({ entry: { seal, holds } }: { entry: HistoryEntryView }) {
  if (!holds)
    return (
      <Text as="span" tone="critical">
        Broken
      </Text>
    );
  if (!seal) return <Nothing why="Sealed within seconds" />;

  return <span title={`sha256 ${seal.hash}`}>{`No. ${seal.position} · ${seal.hash.slice(0, 8)}`}</span>;
}

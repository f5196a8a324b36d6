import { Button, Text } from "@shopify/polaris";
import type { ElsewherePageView } from "~/use-cases/views";
import { Ago, Day } from "../figures/moment";
import { AdminPage } from "../page/admin-page";
import { Section } from "../page/section";
import { DoublesCard } from "./doubles-card";
import { JournalsUnread } from "./journals-unread";
import { InvoicesElsewhere } from "./invoices-elsewhere";
import { SetAsideCard } from "./set-aside-card";

/** What stands in Xero and is no order's: so that nobody wonders what Crossfoot knows of it. */
export function ElsewherePage({ view }: { view: ElsewherePageView }) {
  const { readAt, fromDay, invoices, nextCursor, doubles, setAside, journals } = view;

  return (
    <AdminPage
      title="In Xero only"
      back={{ label: "Orders", url: "/app/orders" }}
      detail={<LookedThrough readAt={readAt} fromDay={fromDay} />}
    >
      <JournalsUnread journals={journals} />
      {doubles.length > 0 && <DoublesCard doubles={doubles} />}
      {setAside.length > 0 && <SetAsideCard setAside={setAside} />}
      <Section title="Sales invoices that Crossfoot did not make">
        <Text as="p">
          An order that one of them names, or that was sold to the same person for the same amount that day, is not posted again. These are
          no order's.
        </Text>
        {invoices.length === 0 ? <Text as="p">There are none.</Text> : <InvoicesElsewhere caption="In Xero only" invoices={invoices} />}
        {nextCursor && <Button url={`/app/elsewhere?after=${nextCursor}`}>Earlier ones</Button>}
      </Section>
    </AdminPage>
  );
}

function LookedThrough({ readAt, fromDay }: Pick<ElsewherePageView, "readAt" | "fromDay">) {
  if (!readAt || !fromDay) return <Text as="span">Looked for when the first orders are posted.</Text>;

  return (
    <Text as="span" tone="subdued">
      Looked for <Ago at={readAt} />, around orders placed since <Day date={fromDay} />; again every week
    </Text>
  );
}

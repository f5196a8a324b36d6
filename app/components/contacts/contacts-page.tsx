import { Banner, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { ContactSearchView, ContactsPageView } from "~/use-cases/contact-views";
import { AdminPage } from "../page/admin-page";
import { useRefreshWhile } from "../page/use-refresh";
import { ContactDoubts } from "./contact-doubts";
import { ContactsFilter } from "./contacts-filter";
import { contactsUrl } from "./contacts-tab";
import { DuplicateContacts } from "./duplicate-contacts";
import { LinkedContacts } from "./linked-contacts";
import { ReadContacts } from "./read-contacts";
import { SearchCard } from "./search-card";
import { UnlinkedContacts } from "./unlinked-contacts";

type ContactsPageProps = { view: ContactsPageView; search: ContactSearchView | null; after: string | null };

/** Whom customers are in Xero: what is to be decided, what is known, and what looks wrong. */
export function ContactsPage({ view, search, after }: ContactsPageProps) {
  const { tab, connected, missing, nextCursor, reading } = view;
  useRefreshWhile(reading);
  if (!connected) {
    return (
      <AdminPage title="Contacts">
        <Card>
          <Text as="p">Connect Xero first: contacts are looked for there.</Text>
        </Card>
      </AdminPage>
    );
  }

  return (
    <AdminPage title="Contacts" action={<Button url="/app/settings">How contacts are found</Button>}>
      {search && <SearchCard key={`${search.customer.key} ${search.text}`} search={search} tab={tab} />}
      {missing.length > 0 && <Missing sentences={missing} />}
      <Card padding="0">
        <ContactsFilter current={tab} />
      </Card>
      <List of={view} />
      <InlineStack align="center" gap="200">
        {after && <Button url={contactsUrl(tab)}>First page</Button>}
        {nextCursor && <Button url={contactsUrl(tab, { after: nextCursor })}>Next</Button>}
      </InlineStack>
    </AdminPage>
  );
}

function List({ of: view }: { of: ContactsPageView }) {
  switch (view.tab) {
    case "decide":
      return <ContactDoubts doubts={view.doubts} />;
    case "linked":
      return <LinkedContacts linked={view.linked} />;
    case "duplicates":
      return (
        <>
          <ReadContacts readAt={view.readAt} reading={view.reading} />
          <DuplicateContacts duplicates={view.duplicates} />
        </>
      );
    case "xero-only":
      return (
        <>
          <ReadContacts readAt={view.readAt} reading={view.reading} />
          <UnlinkedContacts unlinked={view.unlinked} known={view.readAt !== null} />
        </>
      );
  }
}

function Missing({ sentences }: { sentences: string[] }) {
  return (
    <Banner tone="warning" title="A part of this page could not be read">
      {sentences.map((sentence) => (
        <Text key={sentence} as="p">
          {sentence}
        </Text>
      ))}
    </Banner>
  );
}

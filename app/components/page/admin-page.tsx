import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Box, Page } from "@shopify/polaris";
import type { ReactNode } from "react";

type AdminPageProps = {
  title: string;
  /** Small print under the title. */
  detail?: ReactNode;
  /** Beside the title, such as a status. */
  badge?: ReactNode;
  back?: { label: string; url: string };
  action?: ReactNode;
  /** Narrow, for pages that are read from top to bottom. */
  narrow?: boolean;
  children: ReactNode;
};

/** One page of the app: the admin's title bar, a heading inside the frame, and a column of cards. */
export function AdminPage({ title, detail, badge, back, action, narrow = false, children }: AdminPageProps) {
  return (
    <Page
      title={title}
      additionalMetadata={detail}
      titleMetadata={badge}
      narrowWidth={narrow}
      primaryAction={action}
      {...(back && { backAction: { content: back.label, url: back.url } })}
    >
      <TitleBar title={title} />
      <Box paddingBlockEnd="800">
        <BlockStack gap="400">{children}</BlockStack>
      </Box>
    </Page>
  );
}

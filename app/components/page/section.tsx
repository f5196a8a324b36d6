import { BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

type SectionProps = { title: string; intro?: ReactNode; aside?: ReactNode; children: ReactNode };

/** A card with a heading; `aside` sits across from it. */
export function Section({ title, intro, aside, children }: SectionProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            {aside && <Box>{aside}</Box>}
          </InlineStack>
          {intro && (
            <Text as="p" tone="subdued">
              {intro}
            </Text>
          )}
        </BlockStack>
        {children}
      </BlockStack>
    </Card>
  );
}

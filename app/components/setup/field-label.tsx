import { Badge, InlineStack } from "@shopify/polaris";

/** A field's name; marked while its value is only Crossfoot's proposal. */
export function FieldLabel({ children, proposed }: { children: string; proposed: boolean }) {
  return (
    <InlineStack as="span" gap="200" blockAlign="center">
      {children}
      {proposed && (
        <Badge tone="info" size="small" toneAndProgressLabelOverride=" ">
          Proposed
        </Badge>
      )}
    </InlineStack>
  );
}

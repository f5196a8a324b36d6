import { Banner, BlockStack, Text } from "@shopify/polaris";
import type { ChoiceErrors } from "~/use-cases/choice-views";

/** What is wrong, each once, above a form of which nothing was saved. */
export function NotSaved({ errors }: { errors: ChoiceErrors }) {
  const sentences = [...new Set(Object.values(errors))];
  if (sentences.length === 0) return null;

  return (
    <Banner tone="critical" title="Nothing was saved">
      <BlockStack gap="100">
        {sentences.map((sentence) => (
          <Text key={sentence} as="p">
            {sentence}
          </Text>
        ))}
      </BlockStack>
    </Banner>
  );
}

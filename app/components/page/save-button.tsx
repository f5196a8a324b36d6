import { Button, InlineStack } from "@shopify/polaris";

type SaveButtonProps = { saving: boolean; primary?: boolean };

/** Below the fields of a form, at the end of the row. */
export function SaveButton({ saving, primary = false }: SaveButtonProps) {
  return (
    <InlineStack align="end">
      <Button submit loading={saving} {...(primary && { variant: "primary" })}>
        Save
      </Button>
    </InlineStack>
  );
}

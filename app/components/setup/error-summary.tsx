import { Banner, Text, type BannerHandles } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import type { SetupErrors } from "~/use-cases/views";

/** Says that nothing was saved and takes the focus there, however far down the button was. */
export function ErrorSummary({ errors }: { errors: SetupErrors }) {
  const banner = useRef<BannerHandles>(null);
  const count = Object.keys(errors).length;
  useEffect(() => {
    if (count > 0) banner.current?.focus();
  }, [count, errors]);
  if (count === 0) return null;

  return (
    <Banner ref={banner} tone="critical" title="Nothing was saved yet">
      <Text as="p">
        {count === 1 ? "One field needs another look: it is marked below." : `${count} fields need another look: they are marked below.`}
      </Text>
    </Banner>
  );
}

import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";

/** Shows a short message of the admin's, once each time `when` becomes true. */
export function useToastWhen(when: boolean, message: string): void {
  const shopify = useAppBridge();
  useEffect(() => {
    if (when) shopify.toast.show(message);
  }, [when, message, shopify]);
}

import { useSearchParams } from "@remix-run/react";
import { useEffect } from "react";
import type { SetupErrors, SetupField } from "~/use-cases/views";

/** Whether somebody should see this field: it has an error, or a held order's page has led here for it. */
export type Wanted = (field: SetupField) => boolean;

/** Also moves to the field that `?field=` names, as it stands when the page is opened. */
export function useWantedField(errors: SetupErrors): Wanted {
  const [query] = useSearchParams();
  const asked = query.get("field");
  useEffect(() => {
    if (asked === null) return;
    const [field] = document.getElementsByName(asked);
    field?.scrollIntoView({ block: "center" });
    field?.focus();
  }, [asked]);

  return (field) => field === asked || errors[field] !== undefined;
}

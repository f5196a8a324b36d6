import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";

/** Asks for a consent and leaves the admin's frame for Xero's sign-in page, which refuses to be framed. */
export function useConnectXero(): { connect: () => void; connecting: boolean } {
  const { data, state, submit } = useFetcher<{ startUrl: string }>();
  useEffect(() => {
    if (data) open(data.startUrl, "_top");
  }, [data]);

  return {
    connect: () => submit(null, { method: "post", action: "/app/xero/connect" }),
    connecting: state !== "idle",
  };
}

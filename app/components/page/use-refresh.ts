import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const EVERY_MS = 5_000;

/** Reads the page again every few seconds while something is under way and somebody is looking. */
export function useRefreshWhile(underWay: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!underWay) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, EVERY_MS);

    return () => clearInterval(timer);
  }, [underWay, revalidate]);
}

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * False on the server and for the browser's first drawing, true from then on. What depends on the reader's clock,
 * time zone or language waits for it: otherwise the two drawings differ and React throws the page away.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** "1 order", "1,204 orders" */
export function ordersText(count: number): string {
  return count === 1 ? "1 order" : `${count.toLocaleString("en")} orders`;
}

/** Said beside the choice that they wait for; nothing where none does. */
export function waitingText(count: number): string {
  if (count === 0) return "";

  return ` ${ordersText(count)} ${count === 1 ? "waits" : "wait"} for this and ${count === 1 ? "goes" : "go"} on once it is saved.`;
}

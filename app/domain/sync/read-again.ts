/**
 * Shopify's time stamps count whole seconds: an order may have changed once more within the second that was read as its last, and
 * its time stamp would be the same. A look that began well after the first one to read it, and found no later one, has seen all of
 * that second; ten leave room for a copy of Shopify's database that is behind. Both moments are our own clock's: it may differ from
 * Shopify's by more than a second.
 */
export const READ_AGAIN_AFTER_MS = 10_000;

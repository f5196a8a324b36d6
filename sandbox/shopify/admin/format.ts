import { formatFixed } from "../money/minor-units";
import type { Shop } from "../store/records";

const SYMBOLS: Readonly<Record<string, string>> = { GBP: "£", EUR: "€", USD: "$", JPY: "¥", INR: "₹" };

/** "£1,250.00", or "AUD 1,250.00" where no sign is unmistakable. */
export function displayAmount(minor: bigint, currency: string): string {
  const [whole = "", fraction] = formatFixed(minor < 0n ? -minor : minor, currency).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = minor < 0n ? "−" : "";
  return `${sign}${SYMBOLS[currency] ?? `${currency} `}${fraction ? `${grouped}.${fraction}` : grouped}`;
}

/** "14 Nov 2026 at 16:00", in the shop's own time. */
export function displayTime(iso: string, shop: Shop): string {
  const options = { timeZone: shop.timezone, hourCycle: "h23" } as const;
  const day = new Intl.DateTimeFormat("en-GB", { ...options, day: "numeric", month: "short", year: "numeric" }).format(new Date(iso));
  const time = new Intl.DateTimeFormat("en-GB", { ...options, hour: "2-digit", minute: "2-digit" }).format(new Date(iso));
  return `${day} at ${time}`;
}

/** "PARTIALLY_REFUNDED" → "Partially refunded". */
export function sentenceCase(name: string): string {
  const words = name.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

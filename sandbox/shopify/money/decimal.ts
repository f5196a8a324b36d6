import { Refusal } from "../refusal";

/** "0.79" → 79 over 100: a decimal as a fraction of whole numbers, however many places it has. Never negative. */
export function parseDecimal(text: string): { readonly units: bigint; readonly scale: bigint } {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new Refusal(`"${text}" is not a decimal number: write it like 0.79.`);
  const fraction = match[2] ?? "";
  return { units: BigInt((match[1] ?? "") + fraction), scale: 10n ** BigInt(fraction.length) };
}

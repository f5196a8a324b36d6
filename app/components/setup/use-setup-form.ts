import { useState } from "react";
import type { SpecialAccount } from "~/domain/posting/posting-profile";
import type { SetupErrors, SetupField, SetupValues, SetupView } from "~/use-cases/views";
import { gatewayField, specialAccountField, taxRateField } from "./setup-form-data";

type TextName = Exclude<keyof SetupValues, "taxRates" | "accounts" | "gatewayAccounts">;

/** What a field on the page needs, whatever it looks like. */
export type FieldState = {
  name: string;
  value: string;
  error: string | undefined;
  /** The value is Crossfoot's proposal, neither saved nor touched yet. */
  proposed: boolean;
  /** Orders that are held for want of it. */
  waiting: number;
  onChange: (value: string) => void;
};

export type SetupForm = {
  field(name: TextName): FieldState;
  taxRate(taxKey: string): FieldState;
  specialAccount(purpose: SpecialAccount): FieldState;
  gatewayAccount(gateway: string): FieldState;
};

/** The form as typed so far: text throughout, read by `setup-form-data.ts` when it is posted. */
export function useSetupForm({ live, values, waiting = {} }: SetupView, errors: SetupErrors): SetupForm {
  const [edits, setEdits] = useState<Record<string, string>>({});
  const fieldState = (name: string, initial = "") => ({
    name,
    value: edits[name] ?? initial,
    error: errors[name as SetupField],
    proposed: !live && initial !== "" && edits[name] === undefined,
    waiting: waiting[name] ?? 0,
    onChange: (value: string) => setEdits((all) => ({ ...all, [name]: value })),
  });

  return {
    field: (name) => fieldState(name, String(values[name])),
    taxRate: (taxKey) => fieldState(taxRateField(taxKey), values.taxRates[taxKey]),
    specialAccount: (purpose) => fieldState(specialAccountField(purpose), values.accounts[purpose]),
    gatewayAccount: (gateway) => fieldState(gatewayField(gateway), values.gatewayAccounts[gateway]),
  };
}

import { useState } from "react";
import type { SetupErrors, SetupView } from "~/use-cases/views";
import { taxRateField } from "./setup-form-data";

type TextName = Exclude<keyof SetupView["values"], "taxRates">;

/** What a field on the page needs, whatever it looks like. */
export type FieldState = {
  name: string;
  value: string;
  error: string | undefined;
  /** The value is Crossfoot's proposal, neither saved nor touched yet. */
  proposed: boolean;
  onChange: (value: string) => void;
};

export type SetupForm = { field(name: TextName): FieldState; taxRate(taxKey: string): FieldState };

/** The form as typed so far: text throughout, read by `setup-form-data.ts` when it is posted. */
export function useSetupForm(view: SetupView, errors: SetupErrors): SetupForm {
  const [edits, setEdits] = useState<Record<string, string>>({});
  const fieldState = (name: string, initial: string) => ({
    name,
    value: edits[name] ?? initial,
    proposed: !view.live && initial !== "" && edits[name] === undefined,
    onChange: (value: string) => setEdits((all) => ({ ...all, [name]: value })),
  });

  return {
    field: (name) => ({ ...fieldState(name, String(view.values[name])), error: errors[name] }),
    taxRate: (taxKey) => ({ ...fieldState(taxRateField(taxKey), view.values.taxRates[taxKey] ?? ""), error: undefined }),
  };
}

import type { Plan } from "../integration/setting/shopify-side";
import type { SetupValues } from "../../app/use-cases/views";
import type { Stage } from "./stage";

/** What one side shows, in plain words: amounts as text, so that nothing is rounded on the way. */
export type Side = { readonly [what: string]: Shown };
export type Shown = string | null | readonly Shown[] | Side;

/** The three sides of one order, as somebody who opens it there would find it. */
export type Sides = { readonly shopify: Side; readonly xero: Side; readonly app: Side };

/** One sentence of what works both ways, played on a world of its own. */
export type Scenario = {
  /** "payments/by-hand-in-full": its group, then what happens, in kebab-case. */
  readonly name: string;
  /** The sentence that it proves. */
  readonly proves: string;
  /** It says what Shopify's API lets an app do; Plus where nothing is said. */
  readonly plan?: Plan;
  readonly setup?: Partial<SetupValues>;
  /** The shop has the app, and is not connected to Xero yet: the script does what the merchant does until it is switched on. */
  readonly notLive?: true;
  /** Ends with `stage.shows`: what stands then must still stand ten minutes later. */
  readonly play: (stage: Stage) => Promise<void>;
};

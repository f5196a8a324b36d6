import { buildIfStale } from "../../launch/build";

/** Before any suite that opens pages. One that built them while another has them open would take their scripts away. */
export default async function buildPages(): Promise<void> {
  await buildIfStale();
}

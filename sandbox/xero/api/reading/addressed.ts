import type { ApiCall } from "../call";

type WithId = { id: string | undefined };

/** The record that the address names: ids are kept in lower case. */
export function addressedId({ params }: ApiCall): string {
  return (params["id"] ?? "").toLowerCase();
}

/** PUT only creates: an id in its body means nothing. */
export function asNew<Input extends WithId>(inputs: Input[]): Input[] {
  return inputs.map((input) => ({ ...input, id: undefined }));
}

/** POST to one record changes that one, by the first element, whatever id it carries. */
export function asAddressed<Input extends WithId>(call: ApiCall, inputs: Input[]): Input[] {
  const id = addressedId(call);
  return inputs.slice(0, 1).map((input) => ({ ...input, id }));
}

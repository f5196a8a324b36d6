/**
 * A record as a caller sends it: every field is named and undefined means "not sent", which on an
 * update leaves the stored value as it is.
 */
export type Sent<Fields> = { [Field in keyof Fields]: Fields[Field] | undefined };

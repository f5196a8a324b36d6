/** A request the simulator refuses; `message` is one sentence that tells the caller what to change. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly status = 422,
  ) {
    super(message);
  }
}

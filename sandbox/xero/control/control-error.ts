/** A refusal by the control API: a status and a sentence that says what to do. */
export class ControlError extends Error {
  constructor(readonly status: 400 | 404, message: string) {
    super(message);
  }
}

/** A wish of the control API that makes no sense; the message says what would. */
export class ControlMistake extends Error {}

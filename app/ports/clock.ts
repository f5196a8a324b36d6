/** The time of day, passed in so that tests need no sleeping. */
export interface Clock {
  now(): Date;
}

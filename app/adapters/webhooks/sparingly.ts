/**
 * Does the task at once, and at most once more in every `pauseMs` for all that is asked meanwhile: a burst of a thousand
 * webhooks needs a handful of rings, and each ring is a round trip to the queue.
 */
export function sparingly(task: () => Promise<void>, pauseMs: number): () => void {
  let resting = false;
  let asked = false;
  const run = () => {
    resting = true;
    asked = false;
    void task();
    setTimeout(() => {
      resting = false;
      if (asked) run();
    }, pauseMs).unref();
  };

  return () => {
    asked = true;
    if (!resting) run();
  };
}

type Entry = { at: number; order: number; run: () => void };

/** Virtual time: what is to happen, earliest first; among equals as it was put down. Nothing here ever waits. */
export class Agenda {
  private readonly heap: Entry[] = [];
  private count = 0;
  steps = 0;

  constructor(public now: number) {}

  after(ms: number, run: () => void): void {
    const entry = { at: this.now + ms, order: this.count++, run };
    let at = this.heap.length;
    this.heap.push(entry);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = this.heap[above];
      if (!parent || isBefore(parent, entry)) break;
      this.heap[at] = parent;
      at = above;
    }
    this.heap[at] = entry;
  }

  /** Moves time to the next entry and runs it. False when nothing is left to happen before `until`. */
  step(until: number): boolean {
    const [first] = this.heap;
    if (!first || first.at > until) {
      this.now = Math.max(this.now, until);

      return false;
    }
    this.removeFirst();
    this.now = first.at;
    this.steps += 1;
    first.run();

    return true;
  }

  private removeFirst(): void {
    const last = this.heap.pop();
    if (!last || this.heap.length === 0) return;
    let at = 0;
    for (;;) {
      const left = this.heap[2 * at + 1];
      const right = this.heap[2 * at + 2];
      const smaller = left && right && isBefore(right, left) ? right : left;
      if (!smaller || isBefore(last, smaller)) break;
      this.heap[at] = smaller;
      at = 2 * at + (smaller === right ? 2 : 1);
    }
    this.heap[at] = last;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

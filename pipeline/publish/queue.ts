/** Things that several workers take one by one while others are still added. */
export class Queue<T> {
  private items: T[] = [];
  private takers: ((item: T | undefined) => void)[] = [];
  private ended = false;

  /** Adds one; dropped when the queue has ended. */
  add(item: T): void {
    if (this.ended) return;
    const taker = this.takers.shift();
    if (taker) taker(item);
    else this.items.push(item);
  }

  /** The next one, waited for if need be; undefined when none is left and none will come. */
  async take(): Promise<T | undefined> {
    if (this.items.length || this.ended) return this.items.shift();
    return await new Promise((taker) => this.takers.push(taker));
  }

  /** Says that no further one comes; those waiting are still taken. */
  end(): void {
    this.ended = true;
    for (const taker of this.takers.splice(0)) taker(undefined);
  }

  /** Ends the queue and drops what waits. */
  clear(): void {
    this.items = [];
    this.end();
  }
}

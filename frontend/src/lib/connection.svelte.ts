/** Whether the server answers. Every request tells; while it does not, it is asked again until it does. */

const EVERY = 2_000; // milliseconds

class Connection {
  down = $state(false);
  /** Grows each time the server is back: what failed to load in between watches it. */
  returns = $state(0);
  #asking: ReturnType<typeof setTimeout> | null = null;

  lost(): void {
    this.down = true;
    this.#asking ??= setTimeout(() => {
      this.#asking = null;
      void this.check();
    }, EVERY);
  }

  found(): void {
    if (!this.down) return;
    this.down = false;
    this.returns += 1;
    if (this.#asking !== null) clearTimeout(this.#asking);
    this.#asking = null;
  }

  /** Ask now, whether or not anything failed: a page whose code did not come does not know why. */
  async check(): Promise<void> {
    try {
      await fetch("/favicon.svg", { cache: "no-store", method: "HEAD" });
      this.found();
    } catch {
      this.lost();
    }
  }
}

export const connection = new Connection();

/** Whether the server answers. Every request tells; while it does not, it is asked again until it does. */

const EVERY = 2_000; // milliseconds

class Connection {
  down = $state(false);
  /** Grows each time the server is back: what failed to load in between watches it. */
  returns = $state(0);
  #asking: ReturnType<typeof setTimeout> | null = null;

  lost(): void {
    this.down = true;
    this.#asking ??= setTimeout(() => void this.#ask(), EVERY);
  }

  found(): void {
    if (!this.down) return;
    this.down = false;
    this.returns += 1;
    if (this.#asking !== null) clearTimeout(this.#asking);
    this.#asking = null;
  }

  async #ask(): Promise<void> {
    this.#asking = null;
    try {
      await fetch("/favicon.svg", { cache: "no-store", method: "HEAD" });
      this.found();
    } catch {
      this.lost();
    }
  }
}

export const connection = new Connection();

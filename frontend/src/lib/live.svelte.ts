/** What a screen reader hears: one polite line, read out when it changes. */

import { shown } from "./words";

/** So long nothing else may change before a summary is read out, in milliseconds. */
const QUIET = 700;

class Live {
  line = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Say it at once; what was only about to be said is left out, for it is older. */
  say(line: string): void {
    clearTimeout(this.#timer);
    this.line = shown(line);
  }

  /** Say it once things are quiet; returns what takes it back. */
  soon(line: string): () => void {
    clearTimeout(this.#timer);
    const timer = setTimeout(() => this.say(line), QUIET);
    this.#timer = timer;
    return () => clearTimeout(timer);
  }
}

export const live = new Live();

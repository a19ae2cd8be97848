/** Keys of the review: what each does, which key it is on, and whether single letters work at all (WCAG 2.1.4). */

import { viewer } from "./viewer.svelte";

export const ACTIONS = {
  next: { key: "j", label: "Next in the queue" },
  previous: { key: "k", label: "Previous in the queue" },
  accept: { key: "a", label: "Accept, go on" },
  edit: { key: "e", label: "Edit a field" },
  same: { key: "x", label: "Same happening" },
  different: { key: "n", label: "Different happenings" },
  unsure: { key: "u", label: "Unsure, leave open" },
  withdraw: { key: "w", label: "Withdraw" },
  undo: { key: "z", label: "Undo the last decision" },
  earlier: { key: "[", label: "Previous piece of evidence" },
  later: { key: "]", label: "Next piece of evidence" },
  note: { key: "c", label: "Write a note" },
  search: { key: "/", label: "Search" },
  help: { key: "?", label: "Keys" },
} as const;

export type Action = keyof typeof ACTIONS;

/** These change the record. */
const DECIDING = new Set<Action>(["accept", "edit", "same", "different", "unsure", "withdraw", "undo", "note"]);

const STORED = "dateline.keys";
export const PALETTE = "Ctrl-K"; // has a modifier, so it needs no switch

interface Kept {
  on: boolean;
  keys: Partial<Record<Action, string>>;
}

class Keys {
  on = $state(true);
  own = $state<Partial<Record<Action, string>>>({});

  constructor() {
    try {
      const kept = JSON.parse(localStorage.getItem(STORED) ?? "{}") as Partial<Kept>;
      this.on = kept.on !== false;
      this.own = kept.keys ?? {};
    } catch {
      // What cannot be read is as if nothing had been chosen.
    }
  }

  of(action: Action): string {
    return this.own[action] ?? ACTIONS[action].key;
  }

  /** Return the key as a hint for a button, blank while the keys are off. */
  hint(action: Action): string {
    return this.#works(action) ? this.of(action) : "";
  }

  /** Return which action a key press means; none while somebody types, or while the keys are off. */
  meant(event: KeyboardEvent): Action | null {
    if (!this.on || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return null;
    return (Object.keys(ACTIONS) as Action[]).find((action) => this.#works(action) && this.of(action) === event.key) ?? null;
  }

  #works(action: Action): boolean {
    return this.on && !(viewer.public && DECIDING.has(action));
  }

  /** Put an action on another key; who had the key gets the one that becomes free. */
  bind(action: Action, key: string): void {
    const freed = this.of(action);
    const holder = (Object.keys(ACTIONS) as Action[]).find((one) => one !== action && this.of(one) === key);
    this.own = { ...this.own, [action]: key, ...(holder ? { [holder]: freed } : {}) };
    this.#keep();
  }

  switch(on: boolean): void {
    this.on = on;
    this.#keep();
  }

  reset(): void {
    this.own = {};
    this.on = true;
    this.#keep();
  }

  #keep(): void {
    try {
      localStorage.setItem(STORED, JSON.stringify({ on: this.on, keys: this.own } satisfies Kept));
    } catch {
      // Without storage the choice lasts until the page is left.
    }
  }
}

export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

export const keys = new Keys();

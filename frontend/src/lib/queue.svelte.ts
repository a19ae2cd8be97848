/** The review queue: what is to be looked at, what became of it, and the decisions of this sitting, to be taken back in turn. */

import { get } from "./api";
import type { Judgement, Pair } from "./record";
import type { Listed, Summary } from "./types";
import { reason } from "./reasons";

export type Kind = "incidents" | "merges";
export type Outcome = "saving" | "accepted" | "withdrawn" | "same" | "different" | "unsure" | "failed" | "changed";

export interface Item {
  key: string;
  title: string;
  summary: Summary;
  /** Why it comes where it does. */
  why: string[];
  pair: Pair | null;
}

interface Decided {
  key: string;
  judgement: Judgement;
}

type Raw = { incident: Summary; score: number; reasons: string[] } | (Omit<Pair, "reasons"> & { reasons: string[] });

const PAGE = 50;

export class Queue {
  items = $state.raw<Item[]>([]);
  outcomes = $state<Record<string, Outcome>>({});
  at = $state(0);
  failed = $state.raw<unknown>(null);
  loading = $state(true);
  decided: Decided[] = [];
  /** Done when the last decision is kept or refused. */
  saving: Promise<unknown> = Promise.resolve();
  #next: string | null = null;
  /** So many times something was decided or taken back. */
  #marks = 0;

  constructor(
    readonly kind: Kind,
    readonly query: Record<string, string>,
  ) {}

  get current(): Item | null {
    return this.items[this.at] ?? null;
  }

  get done(): number {
    return this.items.filter((one) => this.outcomes[one.key] && this.outcomes[one.key] !== "failed" && this.outcomes[one.key] !== "changed").length;
  }

  get more(): boolean {
    return this.#next !== null;
  }

  async load(): Promise<void> {
    this.loading = true;
    try {
      const answer = await get<Listed<Raw>>("/review", { ...this.query, kind: this.kind, limit: PAGE, cursor: this.#next });
      const known = new Set(this.items.map((one) => one.key));
      this.items = [...this.items, ...answer.items.map(item).filter((one) => !known.has(one.key))];
      this.#next = answer.next;
      this.failed = null;
    } catch (error) {
      this.failed = error;
    }
    this.loading = false;
  }

  /**
   * Ask for what is left anew: joining or parting incidents changes those that other pairs name.
   *
   * Returns false, and changes nothing, when something was decided or taken back meanwhile: what came is older than that.
   */
  async renew(): Promise<boolean> {
    const asked = this.#marks;
    const answer = await get<Listed<Raw>>("/review", { ...this.query, kind: this.kind, limit: PAGE });
    if (asked !== this.#marks) return false;
    const here = this.current?.key;
    const fresh = answer.items.map(item);
    const decided = this.items.filter((one) => this.outcomes[one.key]);
    const known = new Set(decided.map((one) => one.key));
    this.items = [...decided, ...fresh.filter((one) => !known.has(one.key))];
    this.#next = answer.next;
    this.at = Math.max(0, this.items.findIndex((one) => one.key === here));
    return true;
  }

  mark(key: string, outcome: Outcome | null): void {
    this.#marks += 1;
    if (outcome) this.outcomes[key] = outcome;
    else delete this.outcomes[key];
  }

  /** Go on; near the end the next page is fetched. */
  move(by: number): void {
    this.at = Math.max(0, Math.min(this.items.length - 1, this.at + by));
    if (this.more && !this.loading && this.at > this.items.length - 10) void this.load();
  }

  /** Go to the next that nobody has decided; stay when there is none. */
  advance(): void {
    for (let next = this.at + 1; next < this.items.length; next += 1) {
      const one = this.items[next];
      if (one && !this.outcomes[one.key]) {
        this.move(next - this.at);
        return;
      }
    }
    this.move(1);
  }

  select(key: string): void {
    const at = this.items.findIndex((one) => one.key === key);
    if (at >= 0) this.at = at;
  }
}

/** The title; else what happened where. */
export const named = (one: Summary): string => one.title ?? ([one.type_label, one.place.name].filter(Boolean).join(", ") || one.summary_line);

function item(raw: Raw): Item {
  if ("incident" in raw) {
    const one = raw.incident;
    return { key: one.id, title: named(one), summary: one, why: raw.reasons, pair: null };
  }
  const pair: Pair = { ...raw, reasons: raw.reasons.map(reason) };
  return { key: raw.tellings.join(" "), title: named(raw.a), summary: raw.a, why: [], pair };
}

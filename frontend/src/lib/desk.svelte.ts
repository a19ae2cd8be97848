/** Deciding about one incident: shown at once, sent with what was looked at, rolled back when the server refuses. */

import { ApiError } from "./api";
import { Casefile, judge, takeBack } from "./casefile.svelte";
import { codebook } from "./codebook.svelte";
import { differences, told, type Changed } from "./difference";
import { live } from "./live.svelte";
import type { Judged, Judging } from "./record";

export interface Conflict {
  mine: string;
  changes: Changed[];
  who: string | null;
  what: Judging;
}

export const wantsToken = (error: unknown): boolean => error instanceof ApiError && (error.status === 401 || error.status === 403);

export class Desk {
  readonly file: Casefile;
  /** Values that were typed and are on their way, by field. */
  pending = $state<Record<string, string>>({});
  conflict = $state.raw<Conflict | null>(null);
  /** What waits for a token. */
  waiting = $state.raw<(() => void) | null>(null);
  problem = $state("");
  /** Where what this incident told is now, when its id is gone. */
  moved = $state<string | null>(null);

  constructor(readonly id: string) {
    this.file = new Casefile(id);
  }

  /** Return what the server made of a decision; null when it was not saved, with `conflict`, `waiting` or `problem` saying why. */
  async decide(what: Judging, mine: string, etag: string | null = this.file.etag): Promise<Judged | null> {
    this.problem = "";
    this.conflict = null;
    if (what.field && what.typed !== undefined) this.pending = { ...this.pending, [what.field]: what.typed };
    try {
      const done = await judge(what, etag);
      live.say(`Saved: ${mine}`);
      if (!done.incidents.some((one) => one.id === this.id)) this.moved = done.incidents[0]?.id ?? null;
      if (this.moved) return done;
      await this.file.load();
      return done;
    } catch (error) {
      await this.#refused(error, what, mine);
      return null;
    } finally {
      if (what.field) {
        const { [what.field]: _, ...rest } = this.pending;
        this.pending = rest;
      }
    }
  }

  async takeBack(judgementId: string): Promise<boolean> {
    this.problem = "";
    try {
      await takeBack(judgementId);
      live.say("Taken back");
      await this.file.load();
      return true;
    } catch (error) {
      if (wantsToken(error)) this.waiting = () => void this.takeBack(judgementId);
      else this.#fail(error, "It was not taken back");
      return false;
    }
  }

  /** Send the refused decision again, on what is there now. */
  async anyway(): Promise<Judged | null> {
    const refused = this.conflict;
    return refused ? this.decide(refused.what, refused.mine) : null;
  }

  async #refused(error: unknown, what: Judging, mine: string): Promise<void> {
    if (wantsToken(error)) {
      this.waiting = () => {
        this.waiting = null;
        void this.decide(what, mine);
      };
    } else if (error instanceof ApiError && error.conflict) {
      await this.meet(what, mine);
    } else {
      this.#fail(error, `Not saved: ${mine}`);
    }
  }

  /** Show what another did to the incident, beside what was wanted. */
  async meet(what: Judging, mine: string): Promise<void> {
    const label = (code: string | null): string => codebook.type(code);
    const before = this.file.incident ? told(this.file.incident, label) : {};
    await this.file.load();
    const now = this.file.incident ? told(this.file.incident, label) : {};
    const who = this.file.history.at(-1)?.judgement.by ?? null;
    this.conflict = { mine, changes: differences(before, now), who, what };
    live.say("Somebody changed this incident in the meantime; your decision was not saved");
  }

  #fail(error: unknown, what: string): void {
    this.problem = `${what}. ${error instanceof Error ? error.message : String(error)}`;
    live.say(this.problem);
  }
}

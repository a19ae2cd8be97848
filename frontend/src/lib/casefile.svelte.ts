/** Everything about one incident that a reviewer looks at; parts that fail to load say so by themselves. */

import { get, read, send } from "./api";
import type { Evidence, HistoryEntry, Incident, Judged, Judging, Note } from "./record";
import type { Listed, Summary } from "./types";

export interface Near {
  incident: Summary;
  score: number | null;
  reasons: string[];
}

export class Casefile {
  incident = $state.raw<Incident | null>(null);
  evidence = $state.raw<Evidence[] | null>(null);
  history = $state.raw<HistoryEntry[]>([]);
  notes = $state.raw<Note[]>([]);
  failed = $state.raw<unknown>(null);
  evidenceFailed = $state.raw<unknown>(null);
  etag: string | null = null;

  constructor(readonly id: string) {}

  async load(): Promise<void> {
    try {
      const answer = await read<Incident>(`/incidents/${encodeURIComponent(this.id)}`);
      this.incident = answer.body;
      this.etag = answer.etag;
      this.failed = null;
    } catch (error) {
      this.failed = error;
      return;
    }
    await Promise.all([this.#evidence(), this.#judged()]);
  }

  async #evidence(): Promise<void> {
    try {
      this.evidence = (await get<Listed<Evidence>>(`/incidents/${encodeURIComponent(this.id)}/evidence`)).items;
      this.evidenceFailed = null;
    } catch (error) {
      this.evidenceFailed = error;
    }
  }

  async #judged(): Promise<void> {
    const path = `/incidents/${encodeURIComponent(this.id)}`;
    const [history, notes] = await Promise.allSettled([get<Listed<HistoryEntry>>(`${path}/history`), get<Listed<Note>>(`${path}/notes`)]);
    if (history.status === "fulfilled") this.history = history.value.items;
    if (notes.status === "fulfilled") this.notes = notes.value.items;
  }

  async write(text: string): Promise<void> {
    await send("POST", `/incidents/${encodeURIComponent(this.id)}/notes`, { text });
    await this.#judged();
  }
}

/** Send a judgement; with `etag` it is refused (412) when somebody changed the incident since it was read. */
export function judge(what: Judging, etag: string | null = null): Promise<Judged> {
  return send<Judged>("POST", "/judgements", what, etag);
}

export function takeBack(judgementId: string): Promise<Judged> {
  return send<Judged>("DELETE", `/judgements/${encodeURIComponent(judgementId)}`);
}

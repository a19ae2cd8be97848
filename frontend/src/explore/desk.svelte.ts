/** The page's side of the worker: one question under way at a time, the newest waiting, older ones dropped. */

import { ApiError, address, type Query } from "../lib/api";
import { authorization } from "../lib/session";
import type { Answer, Question, Row } from "./engine";
import type { Asked, Loaded, Told } from "./worker";

type Members = Extract<Asked, { kind: "members" }>["wanted"];

export class Desk {
  answer = $state.raw<Answer | null>(null);
  loaded = $state.raw<Loaded | null>(null);
  loading = $state(true);
  error = $state.raw<ApiError | null>(null);

  readonly #worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "columns" });
  readonly #calls = new Map<number, (told: Told) => void>();
  #key = 0;
  #load = 0;
  #busy = false;
  #waiting: Question | null = null;
  #last: Question | null = null;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<Told>) => this.#hear(data);
  }

  load(query: Query): void {
    this.#load = ++this.#key;
    this.loading = true;
    this.error = null;
    const url = new URL(address("/incidents/columns", query), location.href).href;
    this.#post({ kind: "load", key: this.#load, url, headers: authorization() });
  }

  ask(question: Question): void {
    this.#last = question;
    if (!this.loaded) return;
    if (this.#busy) {
      this.#waiting = question;
      return;
    }
    this.#busy = true;
    this.#post({ kind: "ask", key: ++this.#key, question });
  }

  async rows(first: number, until: number): Promise<Row[]> {
    const told = await this.#call({ kind: "rows", key: ++this.#key, first, until });
    return told.kind === "rows" ? told.rows : [];
  }

  async find(id: string): Promise<{ row: Row; position: number } | null> {
    const told = await this.#call({ kind: "find", key: ++this.#key, id });
    return told.kind === "found" ? told.found : null;
  }

  async members(wanted: Members, limit = 60): Promise<Row[]> {
    const told = await this.#call({ kind: "members", key: ++this.#key, wanted, limit });
    return told.kind === "members" ? told.rows : [];
  }

  close(): void {
    this.#worker.terminate();
  }

  #post(asked: Asked): void {
    // A plain copy: the state's proxies cannot cross to a worker.
    this.#worker.postMessage(JSON.parse(JSON.stringify(asked)));
  }

  #call(asked: Asked): Promise<Told> {
    return new Promise((resolve) => {
      this.#calls.set(asked.key, resolve);
      this.#post(asked);
    });
  }

  #hear(told: Told): void {
    if (told.kind === "loaded" && told.key === this.#load) {
      this.loaded = told.loaded;
      this.loading = told.loaded.partial;
      if (this.#last) this.ask(this.#last);
    } else if (told.kind === "failed") {
      if (told.key !== this.#load && !this.#busy) return;
      this.loading = this.#busy = false;
      this.error = new ApiError(told.status, told.title, told.detail);
    } else if (told.kind === "answer") {
      this.#busy = false;
      if (told.answer) this.answer = told.answer;
      const next = this.#waiting;
      this.#waiting = null;
      if (next) this.ask(next);
    } else {
      this.#calls.get(told.key)?.(told);
      this.#calls.delete(told.key);
    }
  }
}

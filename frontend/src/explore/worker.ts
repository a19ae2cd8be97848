/** Loads the columns, holds them, and answers questions about them, so that the page never waits for 100,000 rows. */

import { Engine, type Answer, type Question, type Row } from "./engine";
import { table } from "./table";
import type { Columns } from "../lib/types";

export type Asked =
  | { kind: "load"; key: number; url: string; headers: Record<string, string> }
  | { kind: "ask"; key: number; question: Question }
  | { kind: "rows"; key: number; first: number; until: number }
  | { kind: "find"; key: number; id: string }
  | { kind: "members"; key: number; wanted: { location?: number; country?: string; admin1?: string | null }; limit: number };

export interface Loaded {
  n: number;
  /** These are the latest; the others are on their way. */
  partial: boolean;
  extent: Record<"event" | "report", [number, number] | null>;
  bounds: [number, number, number, number] | null;
  /** Milliseconds until the server's answer was read, and until it could be asked. */
  fetched: number;
  ready: number;
}

export type Told =
  | { kind: "loaded"; key: number; loaded: Loaded }
  | { kind: "answer"; key: number; answer: Answer | null }
  | { kind: "rows"; key: number; first: number; rows: Row[] }
  | { kind: "found"; key: number; found: { row: Row; position: number } | null }
  | { kind: "members"; key: number; rows: Row[] }
  | { kind: "failed"; key: number; status: number; title: string; detail: string | null };

/** So many are enough to begin with. */
const FIRST = 3000;

let engine: Engine | null = null;
let newest = 0;

function tell(told: Told): void {
  postMessage(told);
}

/** The latest first, which are soon here, then all. */
async function load(asked: Extract<Asked, { kind: "load" }>): Promise<void> {
  const before = performance.now();
  newest = asked.key;
  try {
    for (const limit of [FIRST, null]) {
      const columns = await fetched(asked, limit);
      if (newest !== asked.key || columns === null) return;
      const latest = performance.now() - before;
      engine = new Engine(table(columns));
      const partial = limit !== null && columns.n >= limit;
      tell({ kind: "loaded", key: asked.key, loaded: { n: columns.n, partial, extent: engine.extent, bounds: engine.bounds, fetched: latest, ready: performance.now() - before } });
      if (!partial) return;
    }
  } catch {
    if (newest === asked.key) tell({ kind: "failed", key: asked.key, status: 0, title: "The server does not answer", detail: null });
  }
}

async function fetched(asked: Extract<Asked, { kind: "load" }>, limit: number | null): Promise<Columns | null> {
  const url = new URL(asked.url);
  if (limit !== null) url.searchParams.set("limit", String(limit));
  const answer = await fetch(url, { headers: { Accept: "application/json", ...asked.headers } });
  const body = (await answer.json().catch(() => null)) as (Columns & { title?: unknown; detail?: unknown }) | null;
  if (answer.ok && body !== null) return body;
  const title = typeof body?.title === "string" ? body.title : `The server answered ${answer.status}`;
  if (newest === asked.key) tell({ kind: "failed", key: asked.key, status: answer.status, title, detail: typeof body?.detail === "string" ? body.detail : null });
  return null;
}

onmessage = ({ data }: MessageEvent<Asked>) => {
  try {
    hear(data);
  } catch (error) {
    // A question that is never answered would leave the page waiting.
    tell({ kind: "failed", key: data.key, status: 0, title: "The view could not be computed", detail: String(error) });
  }
};

function hear(data: Asked): void {
  switch (data.kind) {
    case "load":
      void load(data);
      break;
    case "ask":
      tell({ kind: "answer", key: data.key, answer: engine?.answer(data.question) ?? null });
      break;
    case "rows":
      tell({ kind: "rows", key: data.key, first: data.first, rows: engine?.rows(data.first, data.until) ?? [] });
      break;
    case "find":
      tell({ kind: "found", key: data.key, found: engine?.find(data.id) ?? null });
      break;
    case "members":
      tell({ kind: "members", key: data.key, rows: engine?.members(data.wanted, data.limit) ?? [] });
      break;
  }
}

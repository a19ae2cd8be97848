/** The typed way to the server: one function a verb, answers kept by ETag, every failure an ApiError with the server's words. */

import { connection } from "./connection.svelte";
import { authorization, forgetToken, token } from "./session";
import type { Problem } from "./types";

export const ROOT = "/api/v1";

export type Query = Record<string, string | number | boolean | null | undefined | readonly (string | number)[]>;

export class ApiError extends Error {
  /** `status` 0: the server could not be reached at all. */
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string | null = null,
  ) {
    super(detail ? `${title}: ${detail}` : title);
  }

  get unreachable(): boolean {
    return this.status === 0;
  }

  /** Somebody else changed the resource since it was read. */
  get conflict(): boolean {
    return this.status === 412;
  }
}

export interface Answer<T> {
  body: T;
  etag: string | null;
}

const LIMIT = 60;
const kept = new Map<string, Answer<unknown>>();

export function address(path: string, query: Query = {}): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === "" || value === false) continue;
    for (const one of Array.isArray(value) ? value : [value]) words.append(name, String(one));
  }
  const asked = words.toString();
  return `${ROOT}${path}${asked ? `?${asked}` : ""}`;
}

async function problem(answer: Response): Promise<ApiError> {
  let told: Partial<Problem> = {};
  try {
    told = (await answer.json()) as Partial<Problem>;
  } catch {
    // Something between us and the server answered in another form: its status says enough.
  }
  const detail = typeof told.detail === "string" ? told.detail : null;
  return new ApiError(answer.status, told.title ?? `The server answered ${answer.status}`, detail);
}

export async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  try {
    const answer = await fetch(url, { ...init, headers: { Accept: "application/json", ...authorization(), ...init.headers } });
    connection.found();
    if (answer.status === 401 && token() && (init.method ?? "GET") === "GET") {
      forgetToken(); // of an earlier run of the server; reading may need none
      return await ask(url, init);
    }
    return answer;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    connection.lost();
    throw new ApiError(0, "The server does not answer", "It may have been stopped. What you see was loaded earlier.");
  }
}

/** Return the body and its ETag; asks the server only whether it changed when it was read before. */
export async function read<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Answer<T>> {
  const url = address(path, query);
  const before = kept.get(url) as Answer<T> | undefined;
  const headers: Record<string, string> = before?.etag ? { "If-None-Match": before.etag } : {};
  const answer = await ask(url, { headers, ...(signal ? { signal } : {}) });
  if (answer.status === 304 && before) return before;
  if (!answer.ok) throw await problem(answer);
  const got: Answer<T> = { body: (await answer.json()) as T, etag: answer.headers.get("ETag") };
  keep(url, got);
  return got;
}

function keep(url: string, answer: Answer<unknown>): void {
  kept.delete(url);
  if (answer.etag) kept.set(url, answer);
  const oldest = kept.keys().next();
  if (kept.size > LIMIT && !oldest.done) kept.delete(oldest.value);
}

export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return (await read<T>(path, query, signal)).body;
}

/** Send JSON; `etag` makes the server refuse with 412 when the resource is no longer the one that was read. */
export async function send<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown, etag?: string | null): Promise<T> {
  const headers: Record<string, string> = body === undefined ? {} : { "Content-Type": "application/json" };
  if (etag) headers["If-Match"] = etag;
  const answer = await ask(address(path), { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!answer.ok) throw await problem(answer);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

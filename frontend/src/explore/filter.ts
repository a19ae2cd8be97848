/**
 * What is asked for: the same names as the API's filter and the address bar.
 *
 * Some fields the server answers (words, actors, places); the others our worker answers at once from the columns it holds.
 */

import type { Query } from "../lib/api";
import { country as countryName, day, dayNumber, isoDay } from "../lib/format";

export type Axis = "event" | "report";

export interface Filter {
  type: string[];
  actor: string | null;
  place: string | null;
  country: string | null;
  admin1: string | null;
  admin2: string | null;
  near: string | null;
  box: string | null;
  since: number | null;
  until: number | null;
  axis: Axis;
  date_precision: string | null;
  precision: string | null;
  killed: number | null;
  injured: number | null;
  missing: number | null;
  abducted: number | null;
  arrested: number | null;
  displaced: number | null;
  voices: number | null;
  reports: number | null;
  status: string[];
  review: string | null;
  source: string | null;
  text: string | null;
  uncoded: boolean;
}

const WORDS = ["actor", "place", "country", "admin1", "admin2", "near", "box", "date_precision", "precision", "review", "source", "text"] as const;
const NUMBERS = ["killed", "injured", "missing", "abducted", "arrested", "displaced", "voices", "reports"] as const;
const MANY = ["type", "status"] as const;
const ON_SERVER = ["actor", "place", "admin2", "near", "injured", "missing", "abducted", "arrested", "displaced", "source", "text", "uncoded"] as const;

/** Place precisions, finest first. */
export const PRECISIONS = ["site", "town", "near", "admin2", "admin1", "region", "country"] as const;
export const DATE_PRECISIONS = ["day", "week", "month", "year"] as const;

export function parse(query: URLSearchParams): Filter {
  const filter = { axis: query.get("axis") === "report" ? "report" : "event", uncoded: query.get("uncoded") === "true" } as Filter;
  for (const name of WORDS) filter[name] = query.get(name) || null;
  for (const name of NUMBERS) filter[name] = whole(query.get(name));
  for (const name of MANY) filter[name] = query.getAll(name).filter(Boolean);
  filter.since = dayNumber(query.get("since"));
  filter.until = dayNumber(query.get("until"));
  return filter;
}

function whole(words: string | null): number | null {
  return words && /^\d{1,9}$/.test(words) ? Number(words) : null;
}

/** The filter as the query string says it; what asks nothing is left out. */
export function pairs(filter: Filter): [string, string][] {
  const said: [string, string][] = [];
  for (const name of MANY) for (const value of filter[name]) said.push([name, value]);
  for (const name of [...WORDS, ...NUMBERS]) if (filter[name] !== null) said.push([name, String(filter[name])]);
  if (filter.since !== null) said.push(["since", isoDay(filter.since)]);
  if (filter.until !== null) said.push(["until", isoDay(filter.until)]);
  if (filter.axis === "report") said.push(["axis", "report"]);
  if (filter.uncoded) said.push(["uncoded", "true"]);
  return said;
}

/** The part that the server answers: when it changes, the columns are loaded anew. */
export function serverQuery(filter: Filter): Query {
  return Object.fromEntries(ON_SERVER.map((name) => [name, filter[name]]));
}

export interface Chip {
  label: string;
  without: Partial<Filter>;
}

/** What narrows the view, in words, each with the change that lifts it. */
export function chips(filter: Filter, typeLabel: (code: string) => string): Chip[] {
  const said: Chip[] = [];
  const add = (label: string, without: Partial<Filter>) => said.push({ label, without });
  for (const code of filter.type) add(typeLabel(code), { type: filter.type.filter((one) => one !== code) });
  for (const one of filter.status) add(one, { status: filter.status.filter((other) => other !== one) });
  if (filter.country) add(countryName(filter.country) ?? filter.country, { country: null, admin1: null });
  if (filter.admin1) add(filter.admin1, { admin1: null });
  for (const name of ["actor", "place", "text", "admin2"] as const) if (filter[name]) add(`${name === "text" ? "words" : name}: ${filter[name]}`, { [name]: null });
  if (filter.near) add(`near ${filter.near}`, { near: null });
  if (filter.box) add("inside a box on the map", { box: null });
  if (filter.precision) add(`place: ${filter.precision} or finer`, { precision: null });
  if (filter.date_precision) add(`date: ${filter.date_precision} or finer`, { date_precision: null });
  for (const name of NUMBERS) if (filter[name] !== null) add(`at least ${filter[name]} ${name}`, { [name]: null });
  if (filter.review) add(REVIEWS[filter.review] ?? filter.review, { review: null });
  if (filter.source) add(filter.source === "import" ? "imported" : "made of reports", { source: null });
  if (filter.uncoded) add("also without a coded type", { uncoded: false });
  if (filter.since !== null || filter.until !== null) add(span(filter), { since: null, until: null });
  return said;
}

export const REVIEWS: Record<string, string> = { machine: "machine only", accepted: "accepted", edited: "edited" };

export function span(filter: Pick<Filter, "since" | "until" | "axis">): string {
  const { since, until } = filter;
  const said = filter.axis === "report" ? "reported " : "";
  if (since !== null && until !== null) return since === until ? said + day(since) : `${said}${day(since)} – ${day(until)}`;
  if (since !== null) return `${said}since ${day(since)}`;
  return until !== null ? `${said}until ${day(until)}` : "all time";
}

/** Who was heard when: so that more reporting is not taken for more violence, nor silence of sources for calm. */

import { get } from "../lib/api";
import { dayNumber } from "../lib/format";
import type { Listed } from "../lib/types";
import { clipped } from "../lib/words";

interface Week {
  week: string;
  reports: number;
  publishers: number;
  began: string[];
  ended: string[];
}

export interface Heard {
  /** Its Monday. */
  day: number;
  reports: number;
  publishers: number;
  began: string[];
  ended: string[];
  /** So many sources came or went at once that the chart says so. */
  marked: boolean;
}

/** A week is marked when this share of all sources, and at least so many, were first or last heard in it. */
const SHARE = 0.15;
const LEAST = 3;

export async function coverage(): Promise<Heard[]> {
  const { items } = await get<Listed<Week>>("/analysis/coverage");
  const all = new Set(items.flatMap((one) => one.began)).size;
  const enough = Math.max(LEAST, SHARE * all);
  return items.map((one, place) => ({
    day: dayNumber(one.week) ?? 0,
    reports: one.reports,
    publishers: one.publishers,
    began: one.began,
    ended: one.ended,
    // In the first week everybody is new, in the last one everybody was heard last.
    marked: place > 0 && place < items.length - 1 && one.began.length + one.ended.length >= enough,
  }));
}

/** What changed in these days, in words; null when nothing did. */
export function changes(weeks: Heard[], first: number, last: number): string | null {
  const within = weeks.filter((one) => one.day + 6 >= first && one.day <= last);
  if (!within.length) return null;
  if (within.every((one) => one.reports === 0)) return "no report of these days is in the record: not covered, which is not calm";
  const said: string[] = [];
  const marked = within.filter((one) => one.marked);
  const began = marked.flatMap((one) => one.began);
  const ended = marked.flatMap((one) => one.ended);
  if (began.length) said.push(`first heard: ${few(began)}`);
  if (ended.length) said.push(`last heard: ${few(ended)}`);
  return said.length ? `coverage changed (${said.join("; ")})` : null;
}

function few(names: string[]): string {
  const told = names.slice(0, 3).map((name) => clipped(name, 60)).join(", ");
  return names.length > 3 ? `${told} and ${names.length - 3} more` : told;
}

/** The first page of the list straight from the server, so that there is something to read while the columns are on their way. */

import { get } from "../lib/api";
import { dayNumber } from "../lib/format";
import type { Listed, Summary } from "../lib/types";
import type { Row } from "./engine";
import { pairs, type Filter } from "./filter";

const ENOUGH = 16;

export async function firstRows(filter: Filter): Promise<Row[]> {
  const asked: Record<string, string[]> = {};
  for (const [name, value] of pairs(filter)) (asked[name] ??= []).push(value);
  const page = await get<Listed<Summary>>("/incidents", { ...asked, limit: ENOUGH });
  return page.items.map(row);
}

function row(one: Summary, index: number): Row {
  const killed = one.estimates.killed;
  return {
    index,
    id: one.id,
    title: one.title,
    type: one.type,
    family: one.family,
    status: one.status,
    reviewed: one.accepted_by !== null,
    start: dayNumber(one.date.start),
    end: dayNumber(one.date.end),
    published: null,
    datePrecision: one.date.precision,
    place: one.place.name,
    admin1: one.place.admin1,
    country: one.place.country,
    precision: one.place.precision,
    lat: null,
    lon: null,
    sideA: one.side_a.join(", ") || null,
    sideB: one.side_b.join(", ") || null,
    low: killed?.low ?? null,
    best: killed?.best ?? null,
    high: killed?.high ?? null,
    reports: one.reports,
    voices: one.voices,
  };
}

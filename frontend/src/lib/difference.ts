/** What is different between two states of an incident, in words: shown to somebody whose edit met another's. */

import { country, dated } from "./format";
import type { Incident, Side } from "./record";
import type { Placed, Summary } from "./types";
import { COUNTS, countWords } from "./words";

export interface Changed {
  field: string;
  before: string;
  now: string;
}

export const placeWords = (place: Pick<Placed, "name" | "country" | "precision">): string =>
  [place.name, country(place.country)].filter(Boolean).join(", ");

/** A name on a side, and by whom it is only said to be there. */
export const sideWords = (side: Pick<Side, "name" | "attributed_to">): string => {
  if (!side.attributed_to) return side.name;
  if (side.attributed_to === side.name) return `${side.name} (claimed)`;
  return side.attributed_to === "unstated" ? `${side.name} (alleged)` : `${side.name} (says ${side.attributed_to})`;
};

/** The fields of an incident in words, under the names that an edit uses. */
export function told(incident: Incident, label: (code: string | null) => string): Record<string, string> {
  const names = (sides: Side[]): string => sides.map(sideWords).join("; ");
  return {
    title: incident.title ?? "",
    type: label(incident.type),
    date: incident.date.start || incident.date.end ? dated(incident.date) : "",
    place: placeWords(incident.place),
    side_a: names(incident.side_a),
    side_b: names(incident.side_b),
    ...Object.fromEntries(COUNTS.map((name) => [name, countWords(incident.estimates[name])])),
    status: incident.status,
    accepted: incident.accepted_by ?? "",
    reports: String(incident.reports.length),
  };
}

export function differences(before: Record<string, string>, now: Record<string, string>): Changed[] {
  return Object.keys(now)
    .filter((field) => before[field] !== now[field])
    .map((field) => ({ field, before: before[field] ?? "", now: now[field] ?? "" }));
}

function inWords(one: Summary): Record<string, string> {
  return {
    type: one.type_label ?? "",
    date: one.date.start || one.date.end ? dated(one.date) : "",
    place: placeWords(one.place),
    side_a: one.side_a.join("; "),
    side_b: one.side_b.join("; "),
    ...Object.fromEntries(COUNTS.map((name) => [name, countWords(one.estimates[name])])),
  };
}

/** The same fields of two summaries side by side. */
export function compared(a: Summary, b: Summary): { field: string; a: string; b: string; alike: boolean }[] {
  const [first, second] = [inWords(a), inWords(b)];
  return Object.keys(first)
    .map((field) => ({ field, a: first[field] ?? "", b: second[field] ?? "", alike: first[field] === second[field] }))
    .filter((row) => row.a || row.b);
}

/** What an editor of this field begins with: the value as `typed` is read by the server. */
export function typedValue(incident: Incident, field: string): string {
  switch (field) {
    case "title":
      return incident.title ?? "";
    case "type":
      return incident.type ?? "";
    case "date":
      return incident.date.start ? [incident.date.start, incident.date.end].filter((one, at) => one && (!at || one !== incident.date.start)).join("..") : "";
    case "place":
      return [incident.place.name, incident.place.country].filter(Boolean).join(", ");
    case "side_a":
    case "side_b":
      return incident[field].map((side) => side.name).join("; ");
  }
  const bounds = incident.estimates[field];
  if (!bounds) return "";
  return bounds.low === bounds.high ? `${bounds.low ?? ""}` : `${bounds.low ?? ""}..${bounds.high ?? ""}`;
}

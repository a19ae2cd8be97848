/** Fields and verdicts as words; report text made safe to look at. */

import type { Estimate } from "./types";
import { range } from "./format";

export const COUNTS = ["killed", "injured", "missing", "abducted", "arrested", "displaced"] as const;

const FIELDS: Record<string, string> = {
  type: "What",
  date: "When",
  place: "Where",
  origin: "From",
  side_a: "Done by",
  side_b: "Hit",
  supports: "On behalf of",
  status: "Standing",
  incident: "Same happening",
};

const STANCES: Record<string, string> = {
  asserts: "says so",
  denies: "denies it",
  accuses: "accuses",
  "claims-responsibility": "claims responsibility",
  doubts: "doubts it",
};

const VERDICTS: Record<string, string> = {
  same: "joined as one happening",
  different: "took apart",
  unsure: "left open",
  accept: "accepted",
  edit: "edited",
  withdraw: "withdrew",
  undo: "took back",
};

const STANDING: Record<string, string> = {
  reported: "One independent voice says so.",
  corroborated: "Two or more independent voices say so.",
  disputed: "Somebody denies it, or each side accuses the other.",
  withdrawn: "A person took it back. What it said stays readable here.",
};

export const fieldName = (field: string): string => FIELDS[field] ?? capital(field.replaceAll("_", " "));
export const stanceWords = (stance: string): string => STANCES[stance] ?? stance;
export const verdictWords = (verdict: string): string => VERDICTS[verdict] ?? verdict;
export const standingWords = (status: string): string => STANDING[status] ?? "";
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "7 to 12", "none", or blank when nobody gives a figure. */
export function countWords(bounds: Pick<Estimate, "low" | "high"> | null | undefined): string {
  if (!bounds) return "";
  return bounds.low === 0 && bounds.high === 0 ? "none" : (range(bounds.low, bounds.high) ?? "");
}

const timeForm = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** "5 Dec 2024, 14:05 UTC" of an ISO time. */
export function timeWords(time: string | null | undefined): string {
  const at = time ? Date.parse(time) : NaN;
  return Number.isNaN(at) ? "" : `${timeForm.format(at)} UTC`;
}

// Control characters, lone surrogates, and marks that override the reading direction.
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

/** Return the text with what would turn the reading direction made visible. Cut at offsets first: afterwards they may not fit. */
export const shown = (text: string): string => text.replace(STEERING, "\ufffd");

/** Return at most so many characters, with an ellipsis where something is left out. */
export function clipped(text: string | null | undefined, most = 240): string {
  if (!text) return "";
  if (text.length <= most) return shown(text);
  return `${shown([...text.slice(0, most * 2)].slice(0, most).join("").trimEnd())}…`;
}

/** Return the link when it leads to the web; null for anything that could run. */
export function safeLink(url: string | null | undefined): string | null {
  return url && /^https?:\/\/[^\s]+$/i.test(url) ? url : null;
}

/** Numbers, dates and ranges as words. */

import type { Dated, Estimate } from "./types";

const LOCALE = "en-GB";
const UTC = "UTC";
const whole = new Intl.NumberFormat(LOCALE);
const dayForm = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", year: "numeric", timeZone: UTC });
const monthForm = new Intl.DateTimeFormat(LOCALE, { month: "short", year: "numeric", timeZone: UTC });
const countries = new Intl.DisplayNames(["en"], { type: "region" });
const DAY = 86_400_000;

export function number(value: number): string {
  return whole.format(value);
}

export function plural(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** The English name of a country; the code when nobody knows it. */
export function country(code: string | null): string | null {
  if (!code) return null;
  if (!/^[A-Za-z]{2}$/.test(code)) return code;
  return countries.of(code.toUpperCase()) ?? code;
}

/** Days since 1970 of an ISO date; null when it is none. */
export function dayNumber(iso: string | null): number | null {
  const time = iso ? Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) : NaN;
  return Number.isNaN(time) ? null : Math.floor(time / DAY);
}

export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function day(value: number): string {
  return dayForm.format(value * DAY);
}

/** When, no more exactly than it is known. */
export function dated(date: Dated): string {
  return when(dayNumber(date.start), dayNumber(date.end), date.precision);
}

export function when(start: number | null, end: number | null, precision: string): string {
  if (start === null && end === null) return "Date not known";
  const first = start ?? end ?? 0;
  if (precision === "year") return String(new Date(first * DAY).getUTCFullYear());
  if (precision === "month") return monthForm.format(first * DAY);
  if (start === null) return `until ${day(first)}`;
  if (end === null) return `since ${day(first)}`;
  if (start === end) return precision === "week" ? `week of ${day(first)}` : day(first);
  return dayForm.formatRange(start * DAY, end * DAY);
}

/** "7 to 12", "at least 7", "up to 12", "7"; null when no bound is known. */
export function range(low: number | null, high: number | null): string | null {
  if (low === null && high === null) return null;
  if (low === null) return `up to ${number(high ?? 0)}`;
  if (high === null) return `at least ${number(low)}`;
  return low === high ? number(low) : `${number(low)} to ${number(high)}`;
}

/** "7 to 12 killed", "none killed, as reported", or null when no voice gives a figure: silence is not zero. */
export function toll(name: string, estimate: Pick<Estimate, "low" | "high"> | null | undefined): string | null {
  if (!estimate) return null;
  if (estimate.low === 0 && estimate.high === 0) return `none ${name}, as reported`;
  const said = range(estimate.low, estimate.high);
  return said === null ? null : `${said} ${name}`;
}

/** "4 reports, 3 independent voices". */
export function backing(reports: number, voices: number): string {
  return `${plural(reports, "report")}, ${plural(voices, "independent voice")}`;
}

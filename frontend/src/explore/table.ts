/** The columns as typed arrays. Absent numbers are NONE, absent strings have code -1, absent coordinates are NaN. */

import { FAMILIES } from "../lib/families";
import type { Coded, Columns } from "../lib/types";

export const NONE = -2147483648;

export interface Dictionary {
  codes: Int32Array;
  values: string[];
}

export interface Table {
  n: number;
  ids: string[];
  lat: Float64Array;
  lon: Float64Array;
  /** How far from the coordinates it may have happened, in km, where somebody says. */
  reach: Float64Array;
  start: Int32Array;
  end: Int32Array;
  published: Int32Array;
  killedLow: Int32Array;
  killedBest: Int32Array;
  killedHigh: Int32Array;
  reports: Int32Array;
  voices: Int32Array;
  reviewed: Uint8Array;
  /** Index into FAMILIES, or FAMILIES.length where no type was coded. */
  family: Uint8Array;
  type: Dictionary;
  status: Dictionary;
  precision: Dictionary;
  datePrecision: Dictionary;
  country: Dictionary;
  admin1: Dictionary;
  place: Dictionary;
  sideA: Dictionary;
  sideB: Dictionary;
  title: Dictionary;
}

function numbers(given: (number | null)[], n: number): Int32Array {
  const made = new Int32Array(n);
  for (let row = 0; row < n; row++) made[row] = given[row] ?? NONE;
  return made;
}

function degrees(given: (number | null)[], n: number): Float64Array {
  const made = new Float64Array(n);
  for (let row = 0; row < n; row++) made[row] = given[row] ?? NaN;
  return made;
}

function dictionary(given: Coded, n: number): Dictionary {
  const values = given.values.map((value) => value ?? "");
  const codes = new Int32Array(n);
  for (let row = 0; row < n; row++) {
    const code = given.codes[row] ?? -1;
    codes[row] = code >= 0 && given.values[code] ? code : -1;
  }
  return { codes, values };
}

export function table(columns: Columns): Table {
  const n = columns.n;
  const family = dictionary(columns.family, n);
  const places = family.values.map((value) => (FAMILIES as readonly string[]).indexOf(value));
  return {
    n,
    ids: columns.ids,
    lat: degrees(columns.lat, n),
    lon: degrees(columns.lon, n),
    reach: degrees(columns.reach_km, n),
    start: numbers(columns.start, n),
    end: numbers(columns.end, n),
    published: numbers(columns.published, n),
    killedLow: numbers(columns.killed_low, n),
    killedBest: numbers(columns.killed_best, n),
    killedHigh: numbers(columns.killed_high, n),
    reports: numbers(columns.reports, n),
    voices: numbers(columns.voices, n),
    reviewed: Uint8Array.from(columns.reviewed),
    family: Uint8Array.from(family.codes, (code) => {
      const place = code < 0 ? -1 : (places[code] ?? -1);
      return place < 0 ? FAMILIES.length : place;
    }),
    type: dictionary(columns.type, n),
    status: dictionary(columns.status, n),
    precision: dictionary(columns.precision, n),
    datePrecision: dictionary(columns.date_precision, n),
    country: dictionary(columns.country, n),
    admin1: dictionary(columns.admin1, n),
    place: dictionary(columns.place, n),
    sideA: dictionary(columns.side_a, n),
    sideB: dictionary(columns.side_b, n),
    title: dictionary(columns.title, n),
  };
}

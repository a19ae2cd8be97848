/** What the server sends; names equal the fields of /api/v1. Absent knowledge is null or an empty list, never 0. */

export type Family = "battle" | "strike" | "attack" | "protest" | "riot" | "strategic";
export type Precision = "site" | "town" | "near" | "admin2" | "admin1" | "region" | "country" | "unknown";
export type Status = "reported" | "corroborated" | "disputed" | "withdrawn";
export type CountField = "killed" | "injured" | "missing" | "abducted" | "arrested" | "displaced";

export interface Dated {
  start: string | null;
  end: string | null;
  precision: "day" | "week" | "month" | "year" | "unknown";
}

export interface Placed {
  name: string | null;
  country: string | null;
  admin1: string | null;
  admin2: string | null;
  lat: number | null;
  lon: number | null;
  precision: Precision;
}

export interface Estimate {
  low: number | null;
  best: number | null;
  high: number | null;
  victims: "civilians" | "combatants" | "mixed" | "unstated";
}

export interface Summary {
  id: string;
  type: string | null;
  type_label: string | null;
  family: Family | null;
  status: Status;
  date: Dated;
  place: Placed;
  side_a: string[];
  side_b: string[];
  estimates: Partial<Record<CountField, Estimate>>;
  reports: number;
  voices: number;
  accepted_by: string | null;
  title: string | null;
  summary_line: string;
}

export interface Listed<T> {
  items: T[];
  next: string | null;
}

/** A column of strings: codes point into values; a code of -1 or null is an absent value. */
export interface Coded {
  codes: (number | null)[];
  values: (string | null)[];
}

export interface Columns {
  n: number;
  ids: string[];
  lat: (number | null)[];
  lon: (number | null)[];
  reach_km: (number | null)[];
  start: (number | null)[];
  end: (number | null)[];
  published: (number | null)[];
  killed_low: (number | null)[];
  killed_best: (number | null)[];
  killed_high: (number | null)[];
  reports: (number | null)[];
  voices: (number | null)[];
  reviewed: number[];
  type: Coded;
  family: Coded;
  status: Coded;
  precision: Coded;
  date_precision: Coded;
  country: Coded;
  admin1: Coded;
  place: Coded;
  side_a: Coded;
  side_b: Coded;
  title: Coded;
}

/** RFC 9457. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
}

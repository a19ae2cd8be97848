/**
 * Three views of one filter, computed from the columns in a few milliseconds.
 *
 * Every row has one bit for each field of the filter that it fails; a changed field is looked at anew, the others keep their bits.
 * A row is in view when no bit is set; a facet counts the rows that fail nothing but the facet's own field.
 */

import { FAMILIES } from "../lib/families";
import { bounds, grid, locate, Squares, type Areas, type Cell, type Locations, type View } from "./cells";
import { PRECISIONS, DATE_PRECISIONS, type Filter } from "./filter";
import { NONE, type Dictionary, type Table } from "./table";

export const SLOTS = FAMILIES.length + 1;

/** What the page asks for when something changed. */
export interface Question {
  filter: Filter;
  view: View;
  domain: [number, number] | null;
  binDays: number | null;
  rows: [number, number];
}

export interface Histogram {
  from: number;
  binDays: number;
  /** Bins of SLOTS numbers each: how many, by family, that are known to one bin. */
  exact: Float32Array;
  /** How many a bin holds of those known less exactly, spread evenly over their time. */
  spread: Float32Array;
  undated: number;
  outside: number;
}

export interface Row {
  index: number;
  id: string;
  title: string | null;
  type: string | null;
  family: string | null;
  status: string;
  reviewed: boolean;
  start: number | null;
  end: number | null;
  published: number | null;
  datePrecision: string;
  place: string | null;
  admin1: string | null;
  country: string | null;
  precision: string;
  lat: number | null;
  lon: number | null;
  sideA: string | null;
  sideB: string | null;
  low: number | null;
  best: number | null;
  high: number | null;
  reports: number;
  voices: number;
}

export interface Totals {
  all: number;
  shown: number;
  killedLow: number;
  killedBest: number;
  silent: number;
  none: number;
  reviewed: number;
  disputed: number;
  reports: number;
}

export type Counted = [value: string, count: number][];

export interface Answer {
  totals: Totals;
  facets: Record<string, Counted>;
  histogram: Histogram;
  cells: Cell[];
  areas: Areas;
  rows: Row[];
  first: number;
  /** Which list the rows are of: the same number, the same incidents in the same order. */
  list: number;
  /** How long the worker took, in milliseconds. */
  took: number;
}

/** What each row adds to the totals. */
interface Sums {
  low: Int32Array;
  best: Int32Array;
  reports: Int32Array;
  silent: Uint8Array;
  none: Uint8Array;
  disputed: Uint8Array;
}

/** A facet: each row's slot among what is counted, the bits of the facet's own field, and how the counts are told. */
interface Facet {
  slots: Int32Array;
  size: number;
  own: number;
  told: (counts: Uint32Array) => Counted;
}

const FIELDS = ["type", "country", "admin1", "status", "review", "precision", "date_precision", "killed", "voices", "reports", "box", "time"] as const;
type Field = (typeof FIELDS)[number];
const BIT = Object.fromEntries(FIELDS.map((name, place) => [name, 1 << place])) as Record<Field, number>;
const LEAST = [1, 5, 10, 25, 100];
const VOICES = [2, 3, 5];

/** Every list that was ever made has a number of its own, whatever table it is of. */
let lists = 0;

export class Engine {
  readonly extent: Record<"event" | "report", [number, number] | null>;
  /** West, south, east and north of all exact places; null when there is none. */
  readonly bounds: [number, number, number, number] | null;
  readonly #bits: Uint16Array;
  readonly #asked = new Map<Field, string>();
  readonly #orders: Partial<Record<"event" | "report", Uint32Array>> = {};
  readonly #locations: Locations;
  readonly #squares: Squares;
  readonly #sums: Sums;
  readonly #precision: Int8Array;
  readonly #datePrecision: Int8Array;
  readonly #slots: Record<string, Facet>;
  #listed: Uint32Array;
  #listedFor = "";
  #list = 0;
  /** The histogram leaves out what the brush asks for, so that it stays while the brush moves. */
  #drawn: { key: string; histogram: Histogram } | null = null;
  #places: Map<string, number> | null = null;

  constructor(readonly table: Table) {
    this.#bits = new Uint16Array(table.n);
    this.#precision = ranks(table.precision, PRECISIONS);
    this.#datePrecision = ranks(table.datePrecision, DATE_PRECISIONS);
    this.#locations = locate(table);
    this.#squares = new Squares(this.#locations);
    this.#sums = sums(table);
    this.extent = { event: extent(table.start, table.end), report: extent(table.published, table.published) };
    this.bounds = bounds(this.#locations);
    this.#slots = {
      type: ofWords(table.type, BIT.type),
      country: ofWords(table.country, BIT.country | BIT.admin1),
      admin1: ofWords(table.admin1, BIT.admin1),
      status: ofWords(table.status, BIT.status),
      precision: ofRanks(this.#precision, PRECISIONS, BIT.precision),
      date_precision: ofRanks(this.#datePrecision, DATE_PRECISIONS, BIT.date_precision),
      killed: ofSteps(table.killedLow, LEAST, BIT.killed),
      voices: ofSteps(table.voices, VOICES, BIT.voices),
      review: { slots: Int32Array.from(table.reviewed), size: 2, own: BIT.review, told: ([machine = 0, accepted = 0]) => [["machine", machine], ["accepted", accepted]] },
    };
    this.#listed = new Uint32Array(0);
  }

  answer(question: Question): Answer {
    const before = performance.now();
    this.#apply(question.filter);
    const shown = this.#inView(question.filter.axis);
    const [first, until] = question.rows;
    const rows = Array.from(shown.subarray(first, until), (index) => this.row(index));
    const { cells, areas } = grid(this.table, this.#squares, shown, question.view);
    return {
      totals: this.#totals(shown),
      facets: this.#facets(question.filter, shown),
      histogram: this.#histogram(question),
      cells,
      areas,
      rows,
      first,
      list: this.#list,
      took: performance.now() - before,
    };
  }

  /** The rows from one place in the list to another. */
  rows(first: number, until: number): Row[] {
    return Array.from(this.#listed.subarray(first, until), (index) => this.row(index));
  }

  /** Where an incident stands: its row, and its place in the list, -1 when the filter leaves it out. */
  find(id: string): { row: Row; position: number } | null {
    this.#places ??= new Map(this.table.ids.map((one, index) => [one, index]));
    const index = this.#places.get(id);
    if (index === undefined) return null;
    return { row: this.row(index), position: this.#listed.indexOf(index) };
  }

  /** The rows in view at one location, or in one area. */
  members(wanted: { location?: number; country?: string; admin1?: string | null }, limit: number): Row[] {
    const { country, admin1, precision } = this.table;
    const found: Row[] = [];
    for (const index of this.#listed) {
      const fits =
        wanted.location !== undefined
          ? this.#locations.of[index] === wanted.location
          : this.#locations.of[index] === -1 &&
            word(country, index) === wanted.country &&
            (wanted.admin1 === undefined || (wanted.admin1 === null ? !isProvince(word(precision, index)) || word(admin1, index) === null : word(admin1, index) === wanted.admin1 && isProvince(word(precision, index))));
      if (fits && found.push(this.row(index)) >= limit) break;
    }
    return found;
  }

  row(index: number): Row {
    const t = this.table;
    return {
      index,
      id: t.ids[index] ?? "",
      title: word(t.title, index),
      type: word(t.type, index),
      family: FAMILIES[t.family[index] ?? SLOTS] ?? null,
      status: word(t.status, index) ?? "reported",
      reviewed: t.reviewed[index] === 1,
      start: known(t.start, index),
      end: known(t.end, index),
      published: known(t.published, index),
      datePrecision: word(t.datePrecision, index) ?? "unknown",
      place: word(t.place, index),
      admin1: word(t.admin1, index),
      country: word(t.country, index),
      precision: word(t.precision, index) ?? "unknown",
      lat: this.#locations.of[index] === -1 ? null : (t.lat[index] ?? null),
      lon: this.#locations.of[index] === -1 ? null : (t.lon[index] ?? null),
      sideA: word(t.sideA, index),
      sideB: word(t.sideB, index),
      low: known(t.killedLow, index),
      best: known(t.killedBest, index),
      high: known(t.killedHigh, index),
      reports: known(t.reports, index) ?? 0,
      voices: known(t.voices, index) ?? 0,
    };
  }

  #apply(filter: Filter): void {
    const t = this.table;
    const type = new Set(filter.type);
    const typeFits = t.type.values.map((value) => type.has(value) || type.has(value.split(".")[0] ?? ""));
    const statusFits = t.status.values.map((value) => filter.status.includes(value));
    const finest = (wanted: string | null, all: readonly string[]) => (wanted === null ? NaN : all.indexOf(wanted));
    const place = finest(filter.precision, PRECISIONS);
    const date = finest(filter.date_precision, DATE_PRECISIONS);
    const country = t.country.values.indexOf(filter.country?.toUpperCase() ?? "");
    const admin1 = t.admin1.values.indexOf(filter.admin1 ?? "");
    const box = (filter.box ?? "").split(",").map(Number);
    const [west = 0, south = 0, east = 0, north = 0] = box;
    const { axis, since, until } = filter;
    const from = axis === "report" ? t.published : t.start;
    const to = axis === "report" ? t.published : t.end;

    this.#look("type", filter.type, (row) => typeFits[at(t.type.codes, row)] === true);
    this.#look("status", filter.status, (row) => statusFits[at(t.status.codes, row)] === true);
    this.#look("country", filter.country, (row) => at(t.country.codes, row) === country);
    this.#look("admin1", filter.admin1, (row) => at(t.admin1.codes, row) === admin1);
    this.#look("review", filter.review, (row) => (t.reviewed[row] === 1) === (filter.review !== "machine"));
    this.#look("precision", filter.precision, (row) => at(this.#precision, row) <= place);
    this.#look("date_precision", filter.date_precision, (row) => at(this.#datePrecision, row) <= date);
    this.#look("killed", filter.killed, (row) => at(t.killedLow, row) >= (filter.killed ?? 0));
    this.#look("voices", filter.voices, (row) => at(t.voices, row) >= (filter.voices ?? 0));
    this.#look("reports", filter.reports, (row) => at(t.reports, row) >= (filter.reports ?? 0));
    this.#look("box", filter.box, (row) => (t.lon[row] ?? NaN) >= west && (t.lon[row] ?? NaN) <= east && (t.lat[row] ?? NaN) >= south && (t.lat[row] ?? NaN) <= north);
    if (this.#changed("time", since === null && until === null ? null : [axis, since, until])) within(this.#bits, from, to, since, until);
  }

  /** Whether a field asks for something else than last time. */
  #changed(field: Field, asked: unknown): boolean {
    const key = nothing(asked) ? "null" : JSON.stringify(asked);
    if ((this.#asked.get(field) ?? "null") === key) return false;
    this.#asked.set(field, key);
    return true;
  }

  /** Set or clear a field's bit in every row, when what it asks for changed. */
  #look(field: Field, asked: unknown, fits: (row: number) => boolean): void {
    if (!this.#changed(field, asked)) return;
    const all = nothing(asked);
    const bits = this.#bits;
    const bit = BIT[field];
    for (let row = 0; row < bits.length; row++) {
      const held = bits[row] as number;
      bits[row] = all || fits(row) ? held & ~bit : held | bit;
    }
  }

  #inView(axis: "event" | "report"): Uint32Array {
    const key = `${axis} ${FIELDS.map((field) => this.#asked.get(field) ?? "").join(" ")}`;
    if (key === this.#listedFor) return this.#listed;
    const t = this.table;
    const from = (this.#orders[axis] ??= axis === "event" ? order(t.n, (row) => last(t, row)) : order(t.n, (row) => at(t.published, row)));
    const made = new Uint32Array(from.length);
    let count = 0;
    for (let place = 0; place < from.length; place++) {
      const row = from[place] as number;
      if (this.#bits[row] === 0) made[count++] = row;
    }
    this.#listedFor = key;
    this.#list = ++lists;
    this.#listed = made.subarray(0, count);
    return this.#listed;
  }

  #totals(shown: Uint32Array): Totals {
    const { low, best, reports, silent, none, disputed } = this.#sums;
    const { reviewed } = this.table;
    const totals = { all: this.table.n, shown: shown.length, killedLow: 0, killedBest: 0, silent: 0, none: 0, reviewed: 0, disputed: 0, reports: 0 };
    for (let place = 0; place < shown.length; place++) {
      const row = shown[place] as number;
      totals.killedLow += low[row] as number;
      totals.killedBest += best[row] as number;
      totals.reports += reports[row] as number;
      totals.silent += silent[row] as number;
      totals.none += none[row] as number;
      totals.disputed += disputed[row] as number;
      totals.reviewed += reviewed[row] as number;
    }
    return totals;
  }

  #facets(filter: Filter, shown: Uint32Array): Record<string, Counted> {
    const made: Record<string, Counted> = {};
    const own = FIELDS.reduce((bits, field) => ((this.#asked.get(field) ?? "null") === "null" ? bits : bits | BIT[field]), 0);
    for (const [name, facet] of Object.entries(this.#slots)) {
      if (name === "admin1" && !filter.country) continue;
      // What does not ask of its own field leaves out no row but those that are out of view.
      made[name] = facet.told((own & facet.own) === 0 ? tallyShown(shown, facet) : tally(this.#bits, facet));
    }
    return made;
  }

  #histogram(question: Question): Histogram {
    const t = this.table;
    const axis = question.filter.axis;
    const [from, to] = question.domain ?? this.extent[axis] ?? [0, 0];
    const binDays = question.binDays ?? 1;
    const key = JSON.stringify([axis, from, to, binDays, ...FIELDS.map((field) => (field === "time" ? null : this.#asked.get(field)))]);
    if (this.#drawn?.key === key) return this.#drawn.histogram;
    const bins = Math.max(1, Math.ceil((to - from + 1) / binDays));
    const made: Histogram = { from, binDays, exact: new Float32Array(bins * SLOTS), spread: new Float32Array(bins + 1), undated: 0, outside: 0 };
    const starts = axis === "report" ? t.published : t.start;
    const ends = axis === "report" ? t.published : t.end;
    for (let row = 0; row < t.n; row++) {
      if (((this.#bits[row] as number) & ~BIT.time) !== 0) continue;
      const start = at(starts, row);
      const end = at(ends, row);
      const first = start === NONE ? end : start;
      if (first === NONE) made.undated++;
      else this.#place(made, row, first, end === NONE ? first : end, bins, axis === "event");
    }
    for (let bin = 1; bin < bins; bin++) made.spread[bin] = (made.spread[bin] as number) + (made.spread[bin - 1] as number);
    made.spread = made.spread.slice(0, bins);
    this.#drawn = { key, histogram: made };
    return made;
  }

  #place(made: Histogram, row: number, start: number, end: number, bins: number, event: boolean): void {
    const first = Math.floor((start - made.from) / made.binDays);
    const final = Math.floor((end - made.from) / made.binDays);
    if (final < 0 || first >= bins) {
      made.outside++;
    } else if (final === first || !event) {
      const slot = first * SLOTS + (this.table.family[row] ?? 0);
      made.exact[slot] = (made.exact[slot] as number) + 1;
    } else {
      // Known only to a stretch of bins: an even share in each, as steps up and down that are summed afterwards.
      const share = 1 / (final - first + 1);
      const low = Math.max(0, first);
      const high = Math.min(bins, final + 1);
      made.spread[low] = (made.spread[low] as number) + share;
      made.spread[high] = (made.spread[high] as number) - share;
    }
  }
}

function at(values: Int32Array | Int8Array, row: number): number {
  return values[row] as number;
}

function known(values: Int32Array, row: number): number | null {
  const value = at(values, row);
  return value === NONE ? null : value;
}

function word(words: Dictionary, row: number): string | null {
  const code = at(words.codes, row);
  return code < 0 ? null : (words.values[code] ?? null);
}

function isProvince(precision: string | null): boolean {
  return precision === "admin1" || precision === "admin2";
}

/** Each row's place among the names, finest 0; what is unknown comes behind all. */
function ranks(words: Dictionary, names: readonly string[]): Int8Array {
  const rank = words.values.map((value) => names.indexOf(value));
  return Int8Array.from(words.codes, (code) => {
    const found = code < 0 ? -1 : (rank[code] ?? -1);
    return found < 0 ? names.length : found;
  });
}

function last(t: Table, row: number): number {
  const start = at(t.start, row);
  return start === NONE ? at(t.end, row) : start;
}

function sums(t: Table): Sums {
  const disputed = t.status.values.indexOf("disputed");
  const low = t.killedLow.map((value) => (value === NONE ? 0 : value));
  return {
    low,
    best: t.killedBest.map((value, row) => (value === NONE ? (low[row] as number) : value)),
    reports: t.reports.map((value) => Math.max(0, value)),
    silent: Uint8Array.from(t.killedLow, (value, row) => (value === NONE && t.killedHigh[row] === NONE ? 1 : 0)),
    none: Uint8Array.from(t.killedLow, (value, row) => (value === 0 && t.killedHigh[row] === 0 ? 1 : 0)),
    disputed: Uint8Array.from(t.status.codes, (code) => (code === disputed ? 1 : 0)),
  };
}

/** Rows by their day, the latest first, those without one last, equal ones in the server's order. */
function order(n: number, day: (row: number) => number): Uint32Array {
  const keys = new Float64Array(n);
  let sorted = true;
  for (let row = 0; row < n; row++) {
    keys[row] = (day(row) === NONE ? 1e7 : -day(row)) * 2097152 + row;
    if (row && (keys[row] as number) < (keys[row - 1] as number)) sorted = false;
  }
  if (!sorted) keys.sort();
  return Uint32Array.from(keys, (key) => ((key % 2097152) + 2097152) % 2097152);
}

/** The days from first to last, null where none has a date; a few stragglers long before all others do not stretch it. */
function extent(starts: Int32Array, ends: Int32Array): [number, number] | null {
  const sorted = starts.filter((day) => day !== NONE).sort();
  const first = sorted[0];
  if (first === undefined) return null;
  const final = Math.max(sorted.at(-1) as number, ...(ends === starts ? [] : [ends.reduce((a, b) => Math.max(a, b), NONE)]));
  const early = sorted[Math.floor(sorted.length * 0.02)] as number;
  return [final - first > 3 * (final - early + 30) ? early : first, final];
}

/** How many rows fail nothing but the facet's own field, by slot. */
function tally(bits: Uint16Array, { slots, size, own }: Facet): Uint32Array {
  const counts = new Uint32Array(size);
  const others = ~own;
  for (let row = 0; row < bits.length; row++) {
    if (((bits[row] as number) & others) === 0) counts[slots[row] as number]! += 1;
  }
  return counts;
}

function tallyShown(shown: Uint32Array, { slots, size }: Facet): Uint32Array {
  const counts = new Uint32Array(size);
  for (let place = 0; place < shown.length; place++) counts[slots[shown[place] as number] as number]! += 1;
  return counts;
}

/** Words, the most frequent first; the last slot holds rows without one. */
function ofWords({ codes, values }: Dictionary, own: number): Facet {
  const none = values.length;
  const told = (counts: Uint32Array): Counted =>
    values
      .map((value, code): [string, number] => [value, counts[code] as number])
      .filter(([, count]) => count > 0)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { slots: codes.map((code) => (code < 0 ? none : code)), size: none + 1, own, told };
}

/** Each name counts what is so fine or finer. */
function ofRanks(ranked: Int8Array, names: readonly string[], own: number): Facet {
  const told = (counts: Uint32Array): Counted => {
    let sum = 0;
    return names.map((name, rank): [string, number] => [name, (sum += counts[rank] as number)]);
  };
  return { slots: Int32Array.from(ranked), size: names.length + 1, own, told };
}

/** Each step counts what reaches it. */
function ofSteps(values: Int32Array, steps: number[], own: number): Facet {
  const reached = (value: number): number => {
    let count = 0;
    while (count < steps.length && value >= (steps[count] as number)) count++;
    return count;
  };
  const told = (counts: Uint32Array): Counted => steps.map((step, place): [string, number] => [String(step), counts.subarray(place + 1).reduce((sum, one) => sum + one, 0)]);
  return { slots: values.map(reached), size: steps.length + 1, own, told };
}

function nothing(asked: unknown): boolean {
  return asked === null || (Array.isArray(asked) && asked.length === 0);
}

/** Set the bit of time in every row that does not touch these days; while a brush moves this is asked most. */
function within(bits: Uint16Array, from: Int32Array, to: Int32Array, since: number | null, until: number | null): void {
  const all = since === null && until === null;
  const first = since ?? NONE;
  const last = until ?? 2147483647;
  for (let row = 0; row < bits.length; row++) {
    const start = from[row] as number;
    const end = to[row] as number;
    const dated = start !== NONE || end !== NONE;
    const fits = all || (dated && (end === NONE || end >= first) && (start === NONE ? end : start) <= last);
    bits[row] = fits ? (bits[row] as number) & ~BIT.time : (bits[row] as number) | BIT.time;
  }
}

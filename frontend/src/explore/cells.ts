/**
 * What the map draws: symbols where a place is exact, counts of areas where it is not, and never a moved point.
 *
 * Places that lie too close to be told apart at this zoom are drawn as one disc, which stands on the one of them with most incidents.
 */

import { FAMILIES } from "../lib/families";
import type { Table } from "./table";

const SLOTS = FAMILIES.length + 1;
const EXACT = new Set(["site", "town", "near"]);
const PROVINCE = new Set(["admin1", "admin2"]);
const WORLD = 512;
const RADIUS = 44;
const AROUND = [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => [right, down] as const));

/** Discs that come closer than this share of both radii are drawn as one. */
const TOUCH = 0.95;

/** How large the disc of so many is, in pixels: by the order of magnitude, so that a few stay visible beside many. */
export function discRadius(n: number): number {
  return 11 + 4.2 * Math.log10(n);
}

export interface View {
  west: number;
  south: number;
  east: number;
  north: number;
  zoom: number;
}

export interface Locations {
  /** Each row's location; -1 where only an area, or nothing, is known. */
  of: Int32Array;
  lon: Float64Array;
  lat: Float64Array;
  near: Uint8Array;
  /** In the square of the whole world, 0 to 1. */
  x: Float64Array;
  y: Float64Array;
}

export interface Cell {
  lon: number;
  lat: number;
  n: number;
  families: number[];
  reviewed: number;
  /** How many places it stands for; 1 is a place drawn by itself. */
  places: number;
  location: number;
  near: boolean;
  /** The row, when it is one incident. */
  row: number;
  bounds: [number, number, number, number];
}

export interface Area {
  country: string;
  admin1: string | null;
  n: number;
  families: number[];
}

export interface Areas {
  areas: Area[];
  /** No place known: shown on the shelf beside the map. */
  shelf: number;
  /** Exact by their words, but no coordinates are known for them. */
  unplaced: number;
}

export function locate(table: Table): Locations {
  const exact = table.precision.values.map((value) => EXACT.has(value));
  const near = table.precision.values.indexOf("near");
  const of = new Int32Array(table.n).fill(-1);
  const known = new Map<number, number>();
  const lons: number[] = [];
  const lats: number[] = [];
  const nears: number[] = [];
  for (let row = 0; row < table.n; row++) {
    const code = table.precision.codes[row] as number;
    const lon = table.lon[row] as number;
    const lat = table.lat[row] as number;
    if (code < 0 || !exact[code] || Number.isNaN(lon) || Number.isNaN(lat)) continue;
    // To a metre, as one number: below 2 ** 53.
    const key = (Math.round((lon + 180) * 1e5) * 18_000_001 + Math.round((lat + 90) * 1e5)) * 2 + (code === near ? 1 : 0);
    let place = known.get(key);
    if (place === undefined) {
      place = lons.length;
      known.set(key, place);
      lons.push(lon);
      lats.push(lat);
      nears.push(code === near ? 1 : 0);
    }
    of[row] = place;
  }
  const lon = Float64Array.from(lons);
  const lat = Float64Array.from(lats);
  return { of, lon, lat, near: Uint8Array.from(nears), x: lon.map((one) => (one + 180) / 360), y: lat.map(mercator) };
}

export function bounds({ lon, lat }: Locations): [number, number, number, number] | null {
  if (!lon.length) return null;
  const [east, west] = [lon.reduce((a, b) => Math.max(a, b)), lon.reduce((a, b) => Math.min(a, b))];
  const [north, south] = [lat.reduce((a, b) => Math.max(a, b)), lat.reduce((a, b) => Math.min(a, b))];
  return [west, Math.max(-70, south), east, Math.min(80, north)];
}

function mercator(lat: number): number {
  const held = Math.max(-85, Math.min(85, lat));
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360)) / (2 * Math.PI);
}

export function grid(table: Table, locations: Locations, bits: Uint16Array, view: View): { cells: Cell[]; areas: Areas } {
  const tally = new Tally(locations.lon.length);
  const areas = new Map<string, Area>();
  const result: Areas = { areas: [], shelf: 0, unplaced: 0 };
  for (let row = 0; row < table.n; row++) {
    if (bits[row] !== 0) continue;
    const place = locations.of[row] as number;
    if (place >= 0) tally.add(place, row, table.family[row] as number, table.reviewed[row] as number);
    else inArea(table, row, areas, result);
  }
  result.areas = [...areas.values()].sort((a, b) => b.n - a.n);
  return { cells: gather(locations, tally, view), areas: result };
}

function inArea(table: Table, row: number, areas: Map<string, Area>, result: Areas): void {
  const country = table.country.codes[row] as number;
  const precision = table.precision.values[table.precision.codes[row] as number] ?? "unknown";
  if (country < 0 || precision === "unknown") {
    result.shelf++;
    return;
  }
  if (EXACT.has(precision)) result.unplaced++;
  const province = PROVINCE.has(precision) || EXACT.has(precision) ? (table.admin1.codes[row] as number) : -1;
  const key = `${country} ${province}`;
  let area = areas.get(key);
  if (!area) {
    area = { country: table.country.values[country] ?? "", admin1: province < 0 ? null : (table.admin1.values[province] ?? null), n: 0, families: new Array<number>(SLOTS).fill(0) };
    areas.set(key, area);
  }
  area.n++;
  area.families[table.family[row] as number]! += 1;
}

class Tally {
  readonly n: Uint32Array;
  readonly families: Uint32Array;
  readonly reviewed: Uint32Array;
  readonly row: Int32Array;

  constructor(places: number) {
    this.n = new Uint32Array(places);
    this.families = new Uint32Array(places * SLOTS);
    this.reviewed = new Uint32Array(places);
    this.row = new Int32Array(places);
  }

  add(place: number, row: number, family: number, reviewed: number): void {
    if (this.n[place] === 0) this.row[place] = row;
    this.n[place]! += 1;
    this.families[place * SLOTS + family]! += 1;
    this.reviewed[place]! += reviewed;
  }
}

interface Group {
  places: number[];
  n: number;
  top: number;
}

/** Put places into squares of the screen's size, then join squares whose tops would overlap on the screen. */
function gather(locations: Locations, tally: Tally, view: View): Cell[] {
  const size = WORLD * 2 ** (Math.round(view.zoom * 2) / 2);
  const side = RADIUS / size;
  const margin = side * 2;
  const [west, east] = [(view.west + 180) / 360 - margin, (view.east + 180) / 360 + margin];
  const [north, south] = [mercator(view.north) - margin, mercator(view.south) + margin];
  const groups = new Map<number, Group>();
  for (let place = 0; place < tally.n.length; place++) {
    const n = tally.n[place] as number;
    if (n === 0) continue;
    const x = locations.x[place] as number;
    const y = locations.y[place] as number;
    if (x < west || x > east || y < north || y > south) continue;
    const key = Math.floor(x / side) * 4194304 + Math.floor(y / side);
    const group = groups.get(key);
    if (!group) {
      groups.set(key, { places: [place], n, top: place });
    } else {
      group.places.push(place);
      group.n += n;
      if (n > (tally.n[group.top] as number)) group.top = place;
    }
  }
  return joined([...groups.values()], locations, side).map((group) => cell(group, locations, tally));
}

function joined(groups: Group[], locations: Locations, side: number): Group[] {
  groups.sort((a, b) => b.n - a.n || a.top - b.top);
  const kept: Group[] = [];
  const near = new Map<number, Group[]>();
  const square = (x: number, y: number) => Math.floor(x / side) * 4194304 + Math.floor(y / side);
  for (const group of groups) {
    const x = locations.x[group.top] as number;
    const y = locations.y[group.top] as number;
    const over = AROUND.flatMap(([right, down]) => near.get(square(x + right * side, y + down * side)) ?? []).find((other) => {
      const apart = Math.hypot((locations.x[other.top] as number) - x, (locations.y[other.top] as number) - y);
      return apart < (side / RADIUS) * TOUCH * (discRadius(other.n) + discRadius(group.n));
    });
    if (over) {
      // The larger one came first, and its top stays: what is drawn stands on one of its places.
      over.places.push(...group.places);
      over.n += group.n;
      continue;
    }
    kept.push(group);
    const key = square(x, y);
    const held = near.get(key);
    if (held) held.push(group);
    else near.set(key, [group]);
  }
  return kept;
}

function cell(group: Group, locations: Locations, tally: Tally): Cell {
  const families = new Array<number>(SLOTS).fill(0);
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let reviewed = 0;
  for (const place of group.places) {
    for (let slot = 0; slot < SLOTS; slot++) families[slot]! += tally.families[place * SLOTS + slot] as number;
    reviewed += tally.reviewed[place] as number;
    const lon = locations.lon[place] as number;
    const lat = locations.lat[place] as number;
    bounds[0] = Math.min(bounds[0], lon);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lon);
    bounds[3] = Math.max(bounds[3], lat);
  }
  return {
    lon: locations.lon[group.top] as number,
    lat: locations.lat[group.top] as number,
    n: group.n,
    families,
    reviewed,
    places: group.places.length,
    location: group.places.length === 1 ? group.top : -1,
    near: group.places.length === 1 && locations.near[group.top] === 1,
    row: group.n === 1 ? (tally.row[group.top] as number) : -1,
    bounds,
  };
}

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
const RINGS = 12; // in one disc
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
  /** How far "near" reaches in km; NaN where nobody says. */
  reach: Float64Array;
  /** In the square of the whole world, 0 to 1. */
  x: Float64Array;
  y: Float64Array;
  /** Each row's area, SHELF where none is known; what has a location has no area. */
  area: Int32Array;
  areas: { country: string; admin1: string | null }[];
  /** Rows that are exact by their words and have no coordinates. */
  unplaced: Uint8Array;
}

const SHELF = -1;

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
  /** The places nearby in it, each with how far it may be from there in km, null where nobody says. */
  rings: { lon: number; lat: number; km: number | null }[];
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
  const known = new Map<number | string, number>();
  const lons: number[] = [];
  const lats: number[] = [];
  const nears: number[] = [];
  const reaches: number[] = [];
  for (let row = 0; row < table.n; row++) {
    const code = table.precision.codes[row] as number;
    const lon = table.lon[row] as number;
    const lat = table.lat[row] as number;
    if (code < 0 || !exact[code] || Number.isNaN(lon) || Number.isNaN(lat)) continue;
    const reach = code === near ? (table.reach[row] as number) : NaN;
    // To a metre, as one number: below 2 ** 53; with how far it reaches where somebody says, for a ring of its own.
    const spot = (Math.round((lon + 180) * 1e5) * 18_000_001 + Math.round((lat + 90) * 1e5)) * 2 + (code === near ? 1 : 0);
    const key = Number.isNaN(reach) ? spot : `${spot} ${reach}`;
    let place = known.get(key);
    if (place === undefined) {
      place = lons.length;
      known.set(key, place);
      lons.push(lon);
      lats.push(lat);
      nears.push(code === near ? 1 : 0);
      reaches.push(reach);
    }
    of[row] = place;
  }
  const lon = Float64Array.from(lons);
  const lat = Float64Array.from(lats);
  return { of, lon, lat, near: Uint8Array.from(nears), reach: Float64Array.from(reaches), x: lon.map((one) => (one + 180) / 360), y: lat.map(mercator), ...inAreas(table, of) };
}

function inAreas(table: Table, of: Int32Array): Pick<Locations, "area" | "areas" | "unplaced"> {
  const area = new Int32Array(table.n).fill(SHELF);
  const unplaced = new Uint8Array(table.n);
  const areas: Locations["areas"] = [];
  const known = new Map<number, number>();
  for (let row = 0; row < table.n; row++) {
    const country = table.country.codes[row] as number;
    const precision = table.precision.values[table.precision.codes[row] as number] ?? "unknown";
    if (of[row] !== -1 || country < 0 || precision === "unknown") continue;
    const exact = EXACT.has(precision);
    unplaced[row] = exact ? 1 : 0;
    const province = PROVINCE.has(precision) || exact ? (table.admin1.codes[row] as number) : -1;
    const key = country * 4194304 + province;
    let found = known.get(key);
    if (found === undefined) {
      found = areas.length;
      known.set(key, found);
      areas.push({ country: table.country.values[country] ?? "", admin1: province < 0 ? null : (table.admin1.values[province] ?? null) });
    }
    area[row] = found;
  }
  return { area, areas, unplaced };
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

/** Which square of the screen each location lies in; held as long as the map stands still. */
export class Squares {
  #view = "";
  /** Each location's square, -1 outside of the view. */
  readonly of: Int32Array;
  count = 0;
  side = 0;

  constructor(readonly locations: Locations) {
    this.of = new Int32Array(locations.lon.length);
  }

  look(view: View): void {
    const key = JSON.stringify(view);
    if (key === this.#view) return;
    this.#view = key;
    const side = RADIUS / (WORLD * 2 ** (Math.round(view.zoom * 2) / 2));
    const margin = side * 2;
    const [west, east] = [(view.west + 180) / 360 - margin, (view.east + 180) / 360 + margin];
    const [north, south] = [mercator(view.north) - margin, mercator(view.south) + margin];
    const { x, y } = this.locations;
    const known = new Map<number, number>();
    for (let place = 0; place < this.of.length; place++) {
      const right = x[place] as number;
      const down = y[place] as number;
      if (right < west || right > east || down < north || down > south) {
        this.of[place] = -1;
        continue;
      }
      const square = squareAt(right, down, side);
      let found = known.get(square);
      if (found === undefined) known.set(square, (found = known.size));
      this.of[place] = found;
    }
    this.count = known.size;
    this.side = side;
  }
}

function squareAt(x: number, y: number, side: number): number {
  return Math.floor(x / side) * 4194304 + Math.floor(y / side);
}

/** What of these rows the map draws. */
export function grid(table: Table, squares: Squares, shown: Uint32Array, view: View): { cells: Cell[]; areas: Areas } {
  squares.look(view);
  const { of, area, areas, unplaced } = squares.locations;
  const { family, reviewed } = table;
  const at = squares.of;
  const heaps = new Heaps(squares.count, at.length);
  const inArea = new Uint32Array(areas.length);
  const ofArea = new Uint32Array(areas.length * SLOTS);
  const result: Areas = { areas: [], shelf: 0, unplaced: 0 };
  for (let index = 0; index < shown.length; index++) {
    const row = shown[index] as number;
    const place = of[row] as number;
    const slot = family[row] as number;
    if (place >= 0) {
      heaps.row[place] = row;
      heaps.n[place]! += 1;
      const square = at[place] as number;
      if (square < 0) continue;
      heaps.families[square * SLOTS + slot]! += 1;
      heaps.reviewed[square]! += reviewed[row] as number;
      continue;
    }
    const found = area[row] as number;
    if (found === SHELF) {
      result.shelf++;
      continue;
    }
    result.unplaced += unplaced[row] as number;
    inArea[found]! += 1;
    ofArea[found * SLOTS + slot]! += 1;
  }
  result.areas = areas
    .map((one, place): Area => ({ ...one, n: inArea[place] as number, families: Array.from(ofArea.subarray(place * SLOTS, (place + 1) * SLOTS)) }))
    .filter((one) => one.n > 0)
    .sort((a, b) => b.n - a.n);
  const groups = gather(squares, heaps);
  return { cells: joined(groups, squares.locations, squares.side).map((group) => cell(group, squares.locations, heaps)), areas: result };
}

/** How many lie at each location, and of what kind in each square. */
class Heaps {
  readonly n: Uint32Array;
  readonly row: Int32Array;
  readonly families: Uint32Array;
  readonly reviewed: Uint32Array;

  constructor(squares: number, places: number) {
    this.n = new Uint32Array(places);
    this.row = new Int32Array(places);
    this.families = new Uint32Array(squares * SLOTS);
    this.reviewed = new Uint32Array(squares);
  }
}

interface Group {
  n: number;
  places: number;
  /** Its locations that are near a place, a few of them. */
  nears: number[];
  /** The location with most incidents. */
  top: number;
  families: number[];
  reviewed: number;
  bounds: [number, number, number, number];
}

/** Put places into squares of the screen's size. */
function gather(squares: Squares, heaps: Heaps): Group[] {
  const { lon, lat, near } = squares.locations;
  const groups: (Group | undefined)[] = new Array<Group | undefined>(squares.count);
  for (let place = 0; place < heaps.n.length; place++) {
    const n = heaps.n[place] as number;
    const square = squares.of[place] as number;
    if (n === 0 || square < 0) continue;
    const right = lon[place] as number;
    const up = lat[place] as number;
    const group = groups[square];
    if (!group) {
      const families = Array.from(heaps.families.subarray(square * SLOTS, (square + 1) * SLOTS));
      groups[square] = { n, places: 1, top: place, families, reviewed: heaps.reviewed[square] as number, nears: near[place] ? [place] : [], bounds: [right, up, right, up] };
      continue;
    }
    group.n += n;
    group.places++;
    if (near[place] && group.nears.length < RINGS) group.nears.push(place);
    if (n > (heaps.n[group.top] as number)) group.top = place;
    stretch(group.bounds, right, up, right, up);
  }
  return groups.filter((group) => group !== undefined);
}

function stretch(bounds: Group["bounds"], west: number, south: number, east: number, north: number): void {
  if (west < bounds[0]) bounds[0] = west;
  if (south < bounds[1]) bounds[1] = south;
  if (east > bounds[2]) bounds[2] = east;
  if (north > bounds[3]) bounds[3] = north;
}

/** Join squares whose tops would overlap on the screen. */
function joined(groups: Group[], locations: Locations, side: number): Group[] {
  groups.sort((a, b) => b.n - a.n || a.top - b.top);
  const kept: Group[] = [];
  const near = new Map<number, Group[]>();
  for (const group of groups) {
    const x = locations.x[group.top] as number;
    const y = locations.y[group.top] as number;
    const over = AROUND.flatMap(([right, down]) => near.get(squareAt(x + right * side, y + down * side, side)) ?? []).find((other) => {
      const apart = Math.hypot((locations.x[other.top] as number) - x, (locations.y[other.top] as number) - y);
      return apart < (side / RADIUS) * TOUCH * (discRadius(other.n) + discRadius(group.n));
    });
    if (over) {
      // The larger one came first, and its top stays: what is drawn stands on one of its places.
      over.places += group.places;
      over.n += group.n;
      over.reviewed += group.reviewed;
      over.nears = [...over.nears, ...group.nears].slice(0, RINGS);
      over.families = over.families.map((n, slot) => n + (group.families[slot] as number));
      stretch(over.bounds, ...group.bounds);
      continue;
    }
    kept.push(group);
    const key = squareAt(x, y, side);
    const held = near.get(key);
    if (held) held.push(group);
    else near.set(key, [group]);
  }
  return kept;
}

function cell({ n, places, top, nears, families, reviewed, bounds }: Group, { lon, lat, near, reach }: Locations, heaps: Heaps): Cell {
  return {
    lon: lon[top] as number,
    lat: lat[top] as number,
    n,
    families,
    reviewed,
    places,
    location: places === 1 ? top : -1,
    near: places === 1 && near[top] === 1,
    rings: nears.map((place) => ({ lon: lon[place] as number, lat: lat[place] as number, km: Number.isNaN(reach[place]) ? null : (reach[place] as number) })),
    row: n === 1 ? (heaps.row[top] as number) : -1,
    bounds,
  };
}

/** Outlines of the countries (Natural Earth by way of world-atlas), each with its code and a spot inside it for words. */

import coarseUrl from "world-atlas/countries-110m.json?url";
import fineUrl from "world-atlas/countries-50m.json?url";
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

import codes from "./country_codes.json";

export interface Land {
  code: string;
  name: string;
}

export type Outline = Feature<Polygon | MultiPolygon, Land>;
export type World = FeatureCollection<Polygon | MultiPolygon, Land>;

export interface Spot {
  code: string;
  name: string;
  lon: number;
  lat: number;
  /** Square degrees of its largest part: what is larger is named first. */
  size: number;
}

/** Areas that have no number in ISO 3166; the code is what the record writes for them. */
const UNNUMBERED: Record<string, string> = { Kosovo: "XK", Somaliland: "SO", "N. Cyprus": "CY" };

export async function world(fine: boolean): Promise<World> {
  const answer = await fetch(fine ? fineUrl : coarseUrl);
  if (!answer.ok) throw new Error(`outlines: ${answer.status}`);
  const topology = (await answer.json()) as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  const all = feature(topology, topology.objects.countries);
  const features = all.features.map((one): Outline => {
    const name = one.properties.name;
    const code = (codes as Record<string, string>)[String(one.id).padStart(3, "0")] ?? UNNUMBERED[name] ?? name;
    return { type: "Feature", geometry: unwrapped(one.geometry as Polygon | MultiPolygon), properties: { code, name } };
  });
  return { type: "FeatureCollection", features };
}

/**
 * The outlines are joined over the date line, where their longitudes jump. Let them run on past 180 degrees: the map draws what lies
 * beyond at the other edge. A ring around the pole does not close that way and is led along the lower edge of the map.
 */
function unwrapped(shape: Polygon | MultiPolygon): Polygon | MultiPolygon {
  if (shape.type === "Polygon") return { type: "Polygon", coordinates: shape.coordinates.map(runOn) };
  return { type: "MultiPolygon", coordinates: shape.coordinates.map((part) => part.map(runOn)) };
}

function runOn(ring: Position[]): Position[] {
  let turn = 0;
  let before = ring[0]?.[0] ?? 0;
  const made = ring.map(([lon = 0, lat = 0]): Position => {
    if (lon - before > 180) turn -= 360;
    else if (before - lon > 180) turn += 360;
    before = lon;
    return [lon + turn, lat];
  });
  if (turn === 0) return made;
  const [first, last] = [made[0] ?? [0, 0], made.at(-1) ?? [0, 0]];
  const edge = (first[1] ?? 0) < 0 ? -89 : 89;
  return [...made, [last[0] ?? 0, edge], [first[0] ?? 0, edge], first];
}

/** A spot inside each country: the middle of its widest stretch at the height of its largest part's middle. */
export function spots(shown: World): Map<string, Spot> {
  const found = new Map<string, Spot>();
  for (const one of shown.features) {
    const spot = inside(one.geometry);
    const { code, name } = one.properties;
    const held = found.get(code);
    if (!held || held.size < spot.size) found.set(code, { code, name, ...spot });
  }
  return found;
}

export function inside(shape: Polygon | MultiPolygon): { lon: number; lat: number; size: number } {
  const rings = shape.type === "Polygon" ? [shape.coordinates[0] ?? []] : shape.coordinates.map((part) => part[0] ?? []);
  let best: { ring: Position[]; size: number; lat: number } = { ring: [], size: -1, lat: 0 };
  for (const ring of rings) {
    const { size, lat } = middle(ring);
    if (size > best.size) best = { ring, size, lat };
  }
  return { ...widest(best.ring, best.lat), size: best.size };
}

function middle(ring: Position[]): { size: number; lat: number } {
  let twice = 0;
  let sum = 0;
  for (let place = 0; place + 1 < ring.length; place++) {
    const [x0 = 0, y0 = 0] = ring[place] ?? [];
    const [x1 = 0, y1 = 0] = ring[place + 1] ?? [];
    const cross = x0 * y1 - x1 * y0;
    twice += cross;
    sum += (y0 + y1) * cross;
  }
  return { size: Math.abs(twice) / 2, lat: twice ? sum / (3 * twice) : (ring[0]?.[1] ?? 0) };
}

function widest(ring: Position[], lat: number): { lon: number; lat: number } {
  const crossings: number[] = [];
  for (let place = 0; place + 1 < ring.length; place++) {
    const [x0 = 0, y0 = 0] = ring[place] ?? [];
    const [x1 = 0, y1 = 0] = ring[place + 1] ?? [];
    if (y0 > lat !== y1 > lat) crossings.push(x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0));
  }
  crossings.sort((a, b) => a - b);
  let [lon, width] = [ring[0]?.[0] ?? 0, -1];
  for (let place = 0; place + 1 < crossings.length; place += 2) {
    const [from = 0, to = 0] = [crossings[place], crossings[place + 1]];
    if (to - from > width) [lon, width] = [(from + to) / 2, to - from];
  }
  return { lon, lat };
}

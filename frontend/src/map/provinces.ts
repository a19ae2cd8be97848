/** Outlines of first-level areas, fetched for the countries in view that need them; approximate (see frontend/provinces.ts). */

import type { Feature, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

import { inside, type Spot } from "./world";

export type Province = Feature<Polygon | MultiPolygon, { key: string }>;

interface Area {
  name: string;
  names: string[];
  shape: Polygon | MultiPolygon;
}

const GENERIC = /\b(province|governorate|state|region|oblast|district|department|departement|wilayat|wilaya|muhafazat|county|prefecture|city|al|ar|as|ad|az|an|el|the|of)\b/g;

/** A name without case, accents, articles and words such as "province". */
export function bare(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/[\u0300-\u036f'`’ʿʾ]/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ");
  return plain.replace(GENERIC, " ").replace(/\s+/g, "") || plain.replace(/\s+/g, "");
}

/** What is known of the provinces of one country; an empty table where no outlines are. */
export class Provinces {
  readonly #countries = new Map<string, Promise<Map<string, Area>>>();
  readonly #ready = new Map<string, Map<string, Area>>();

  /** Fetch a country's outlines; true when they are new. */
  async load(country: string): Promise<boolean> {
    if (this.#ready.has(country)) return false;
    let asked = this.#countries.get(country);
    if (!asked) {
      asked = fetched(country);
      this.#countries.set(country, asked);
    }
    this.#ready.set(country, await asked);
    return true;
  }

  /** The outline of a named province with a spot inside; null when there is none by that name. */
  find(country: string, name: string): { shape: Province; spot: Spot } | null {
    const area = this.#ready.get(country)?.get(bare(name));
    if (!area) return null;
    const key = `${country} ${name}`;
    return { shape: { type: "Feature", geometry: area.shape, properties: { key } }, spot: { code: key, name, ...inside(area.shape) } };
  }
}

/** The countries whose provinces have outlines; elsewhere the country's own outline is hatched. */
let outlined: Promise<string[]> | null = null;

async function fetched(country: string): Promise<Map<string, Area>> {
  const found = new Map<string, Area>();
  outlined ??= fetch("/admin1/index.json").then((answer) => (answer.ok ? (answer.json() as Promise<string[]>) : []));
  if (!(await outlined.catch((): string[] => [])).includes(country)) return found;
  const answer = await fetch(`/admin1/${country}.json`).catch(() => null);
  if (!answer?.ok) return found;
  const topology = (await answer.json()) as Topology<{ areas: GeometryCollection<{ name: string | null; names: string[] }> }>;
  for (const one of feature(topology, topology.objects.areas).features) {
    if (one.geometry?.type !== "Polygon" && one.geometry?.type !== "MultiPolygon") continue;
    const area: Area = { name: one.properties.name ?? "", names: one.properties.names, shape: one.geometry };
    for (const name of area.names) if (!found.has(bare(name))) found.set(bare(name), area);
  }
  return found;
}

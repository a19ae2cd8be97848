/** Land, borders and hatched areas, drawn by MapLibre from outlines that come with the page; symbols are drawn over it (overlay.ts). */

import "maplibre-gl/dist/maplibre-gl.css";

import * as maplibregl from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";

import type { Colours } from "./colours";
import type { Province } from "./provinces";
import { world, type World } from "./world";

maplibregl.setWorkerUrl(workerUrl);

export type Map = maplibregl.Map;

const EMPTY: World = { type: "FeatureCollection", features: [] };
const HATCH = 16;

export function basemap(container: HTMLElement, shown: Colours, calm: boolean): Map {
  const map = new maplibregl.Map({
    container,
    style: {
      version: 8,
      sources: {
        land: { type: "geojson", data: EMPTY, promoteId: "code", tolerance: 0.2 },
        provinces: { type: "geojson", data: EMPTY, tolerance: 0.2 },
      },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": shown.sea } },
        { id: "land", type: "fill", source: "land", paint: { "fill-color": shown.land, "fill-antialias": false } },
        { id: "area", type: "fill", source: "land", paint: { "fill-color": shown.hatch, "fill-opacity": 0 } },
        { id: "border", type: "line", source: "land", paint: { "line-color": shown.border, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.6, 6, 1.4] } },
        { id: "area-edge", type: "line", source: "land", paint: { "line-color": shown.hatch, "line-width": 1.4, "line-dasharray": [3, 2], "line-opacity": when(0.9, 0) } },
        { id: "province", type: "fill", source: "provinces", paint: { "fill-color": shown.hatch, "fill-opacity": 0 } },
        { id: "province-edge", type: "line", source: "provinces", paint: { "line-color": shown.hatch, "line-width": 1.4, "line-dasharray": [3, 2] } },
        { id: "area-chosen", type: "line", source: "land", paint: { "line-color": shown.accent, "line-width": 2.5, "line-opacity": ["case", ["boolean", ["feature-state", "chosen"], false], 1, 0] } },
      ],
    },
    attributionControl: false,
    renderWorldCopies: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 14,
    minZoom: 0.3,
    center: [20, 18],
    zoom: 1.2,
    fadeDuration: calm ? 0 : 150,
    maplibreLogo: false,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new maplibregl.ScaleControl({ maxWidth: 90 }), "bottom-right");
  return map;
}

function when(yes: number, no: number): maplibregl.ExpressionSpecification {
  return ["case", ["boolean", ["feature-state", "hatched"], false], yes, no];
}

/** Wait until the style can be changed. */
export function styled(map: Map): Promise<void> {
  if (map.getStyle() && (map.isStyleLoaded() || map.getSource("land"))) return Promise.resolve();
  return new Promise((resolve) => map.once("style.load", () => resolve()));
}

/** Put the outlines in: coarse ones first, so that something is there at once. */
export async function drawLand(map: Map, then: (shown: World) => void): Promise<void> {
  for (const fine of [false, true]) {
    const shown = await world(fine);
    await styled(map);
    const source = map.getSource<maplibregl.GeoJSONSource>("land");
    if (!source) return;
    source.setData(shown);
    then(shown);
  }
}

export function paint(map: Map, shown: Colours): void {
  const name = `hatch ${shown.hatch}`;
  if (!map.hasImage(name)) map.addImage(name, hatch(shown.hatch), { pixelRatio: 2 });
  map.setPaintProperty("sea", "background-color", shown.sea);
  map.setPaintProperty("land", "fill-color", shown.land);
  map.setPaintProperty("border", "line-color", shown.border);
  map.setPaintProperty("area", "fill-pattern", name);
  map.setPaintProperty("area", "fill-opacity", when(0.5, 0));
  map.setPaintProperty("province", "fill-pattern", name);
  map.setPaintProperty("province", "fill-opacity", 0.5);
  map.setPaintProperty("province-edge", "line-color", shown.hatch);
  map.setPaintProperty("area-edge", "line-color", shown.hatch);
  map.setPaintProperty("area-chosen", "line-color", shown.accent);
}

/** Diagonal lines whose step divides the picture, so that they meet at its edges. */
function hatch(colour: string): ImageData {
  const canvas = new OffscreenCanvas(HATCH, HATCH);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas to draw on");
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.beginPath();
  for (const shift of [-HATCH, 0, HATCH]) {
    pen.moveTo(shift, HATCH);
    pen.lineTo(shift + HATCH, 0);
  }
  pen.stroke();
  return pen.getImageData(0, 0, HATCH, HATCH);
}

/** Hatch these provinces, and no others. */
export function hatchProvinces(map: Map, shapes: Province[]): void {
  map.getSource<maplibregl.GeoJSONSource>("provinces")?.setData({ type: "FeatureCollection", features: shapes });
}

/** Hatch these countries, and no others. */
export function hatchAreas(map: Map, codes: Iterable<string>, before: ReadonlySet<string>): Set<string> {
  const wanted = new Set(codes);
  for (const code of before) if (!wanted.has(code)) map.setFeatureState({ source: "land", id: code }, { hatched: false });
  for (const code of wanted) if (!before.has(code)) map.setFeatureState({ source: "land", id: code }, { hatched: true });
  return wanted;
}

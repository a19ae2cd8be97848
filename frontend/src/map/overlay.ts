/** Symbols over the map, drawn on a canvas of our own: some hundred shapes, anew at every movement, with what lies under a pointer. */

import { discRadius, type Area, type Cell } from "../explore/cells";
import { number } from "../lib/format";
import { FAMILIES, shape } from "../lib/families";
import type { Colours } from "./colours";
import type { Map } from "./basemap";
import type { Spot } from "./world";

/** How many are known to an area only: a country with all its provinces, or one province by itself. */
export interface AreaBadge {
  key: string;
  country: string;
  /** Undefined for all that the country has. */
  admin1?: string | null;
  n: number;
  provinces: Area[];
}

export type Target = { kind: "cell"; cell: Cell } | { kind: "area"; badge: AreaBadge };

export interface Scene {
  cells: Cell[];
  badges: AreaBadge[];
  spots: ReadonlyMap<string, Spot>;
  /** Where the badges of provinces stand. */
  badgeSpots: ReadonlyMap<string, Spot>;
  /** A place to ring: hovered or chosen in the list. */
  rings: { lon: number; lat: number; strong: boolean }[];
  under: Target | null;
  /** How far "near" reaches where nobody says, in kilometres; null until it is known. */
  near: number | null;
}

interface Hit {
  x: number;
  y: number;
  r: number;
  target: Target;
}

interface Placed {
  badge: AreaBadge;
  words: string;
  width: number;
  x: number;
  y: number;
}

type Pen = CanvasRenderingContext2D;

/** Where a badge may go when its spot is taken: half widths to the right, pixels down. */
const AROUND = [[0, 0], [0, -26], [0, 26], [1, 0], [-1, 0], [1, -24], [-1, -24], [1, 24], [-1, 24], [0, -50], [0, 50], [1, -50], [-1, -50], [1, 50], [-1, 50], [0, -76], [0, 76]] as const;
const PATHS = [...FAMILIES, null].map((family) => new Path2D(shape(family)));
const TAU = Math.PI * 2;
const EQUATOR = 40_075_017; // metres
const TILE = 512;
const FONT = '"Inter Variable", system-ui, sans-serif';

export class Overlay {
  readonly #pen: Pen;
  #hits: Hit[] = [];
  #boxes: { left: number; top: number; right: number; bottom: number }[] = [];

  constructor(
    readonly canvas: HTMLCanvasElement,
    readonly map: Map,
  ) {
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("no canvas to draw on");
    this.#pen = pen;
  }

  draw(scene: Scene, colours: Colours): void {
    const { clientWidth: width, clientHeight: height } = this.map.getContainer();
    const ratio = devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    const pen = this.#pen;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.lineJoin = "round";
    this.#hits = [];
    this.#boxes = [];
    const placed = scene.cells.map((cell) => ({ cell, at: this.map.project([cell.lon, cell.lat]) })).filter(({ at }) => at.x > -40 && at.y > -40 && at.x < width + 40 && at.y < height + 40);
    for (const { cell, at } of placed) this.#take(at.x, at.y, size(cell));
    for (const { cell } of placed) this.#nearby(cell, scene.near, colours);
    const badges = this.#places(scene);
    this.#names(scene, colours);
    // The smaller over the larger, so that none hides another.
    for (const { cell, at } of placed.sort((a, b) => b.cell.n - a.cell.n)) this.#cell(cell, at.x, at.y, colours);
    for (const badge of badges) this.#badge(badge, scene, colours);
    for (const ring of scene.rings) this.#ring(ring, colours);
    if (scene.under?.kind === "cell") {
      const at = this.map.project([scene.under.cell.lon, scene.under.cell.lat]);
      this.#circle(at.x, at.y, size(scene.under.cell) + 4, colours.text, 1.5);
    }
  }

  /** A ring around each place nearby, as wide as it reaches: one that can still be seen around a symbol, none under a disc of several. */
  #nearby(cell: Cell, near: number | null, colours: Colours): void {
    const least = size(cell) + 5;
    for (const { lon, lat, km } of cell.rings) {
      const metres = (EQUATOR * Math.cos((lat * Math.PI) / 180)) / (TILE * 2 ** this.map.getZoom());
      const wide = ((km ?? near ?? 0) * 1000) / metres;
      if (cell.places > 1 && wide < least) continue;
      const at = this.map.project([lon, lat]);
      this.#circle(at.x, at.y, Math.max(least, wide), colours.text, 1, [2.5, 2.5]);
    }
  }

  /** What lies under a point of the map, nearest first. */
  at(x: number, y: number): Target | null {
    let best: { far: number; target: Target } | null = null;
    for (const hit of this.#hits) {
      const far = Math.hypot(hit.x - x, hit.y - y) - hit.r;
      if (far < 5 && (!best || far < best.far)) best = { far, target: hit.target };
    }
    return best?.target ?? null;
  }

  /** Everything that can be pointed at, from left to right, for the keys. */
  get targets(): Target[] {
    return [...this.#hits].sort((a, b) => a.x - b.x || a.y - b.y).map((hit) => hit.target);
  }

  #cell(cell: Cell, x: number, y: number, colours: Colours): void {
    const r = size(cell);
    this.#hits.push({ x, y, r, target: { kind: "cell", cell } });
    const single = cell.families.findIndex((n) => n === cell.n);
    if (cell.places === 1 && single >= 0) this.#symbol(cell, single, x, y, colours);
    else this.#disc(cell, x, y, r, colours);
  }

  #symbol(cell: Cell, family: number, x: number, y: number, colours: Colours): void {
    const pen = this.#pen;
    const path = PATHS[family] as Path2D;
    const accepted = cell.reviewed === cell.n;
    pen.save();
    pen.translate(x, y);
    pen.scale(0.95, 0.95);
    pen.fillStyle = colours.families[family] as string;
    pen.fill(path);
    pen.strokeStyle = colours.edge;
    pen.lineWidth = accepted ? 1.4 : 1.2;
    if (!accepted) pen.setLineDash([2.6, 2]);
    pen.stroke(path);
    pen.restore();
    if (cell.n > 1) this.#count(cell.n, x + 7, y - 8, colours);
  }

  /** Several places, or several families at one place: a disc with a ring of shares. */
  #disc(cell: Cell, x: number, y: number, r: number, colours: Colours): void {
    const pen = this.#pen;
    pen.beginPath();
    pen.arc(x, y, r, 0, TAU);
    pen.fillStyle = colours.surface;
    pen.fill();
    let from = -TAU / 4;
    pen.lineWidth = 3.5;
    cell.families.forEach((n, family) => {
      if (!n) return;
      const to = from + (n / cell.n) * TAU;
      pen.beginPath();
      pen.arc(x, y, r - 1.75, from, to);
      pen.strokeStyle = colours.families[family] as string;
      pen.stroke();
      from = to;
    });
    this.#circle(x, y, r, colours.edge, 1, cell.reviewed === cell.n ? [] : [3, 2.2]);
    if (cell.places === 1) this.#circle(x, y, r - 4.5, colours.line, 0.8);
    this.#text(short(cell.n), x, y + 0.5, `620 ${r > 15 ? 11.5 : 10}px ${FONT}`, colours.text);
  }

  /** Where each badge goes: in its area, beside what is drawn exactly where there is room. */
  #places(scene: Scene): Placed[] {
    const pen = this.#pen;
    pen.font = `600 10.5px ${FONT}`;
    return scene.badges.flatMap((badge) => {
      const spot = scene.badgeSpots.get(badge.key) ?? scene.spots.get(badge.country);
      if (!spot) return [];
      const at = this.map.project([spot.lon, spot.lat]);
      const words = `${short(badge.n)} in area`;
      const width = pen.measureText(words).width + 26;
      return [{ badge, words, width, ...this.#free(at.x, at.y, width, 20) }];
    });
  }

  #badge({ badge, words, width, x, y }: Placed, scene: Scene, colours: Colours): void {
    const pen = this.#pen;
    const [left, top] = [x - width / 2, y - 10];
    const on = scene.under?.kind === "area" && scene.under.badge.key === badge.key;
    pen.fillStyle = colours.surface;
    pen.strokeStyle = on ? colours.text : colours.hatch;
    pen.lineWidth = on ? 2 : 1.2;
    pen.setLineDash([3, 2]);
    pen.beginPath();
    pen.roundRect(left, top, width, 20, 3);
    pen.fill();
    pen.stroke();
    pen.setLineDash([]);
    pen.save();
    pen.beginPath();
    pen.rect(left + 5, top + 5, 11, 10);
    pen.clip();
    pen.beginPath();
    for (let shift = -10; shift < 12; shift += 3.5) {
      pen.moveTo(left + 5 + shift, top + 15);
      pen.lineTo(left + 15 + shift, top + 5);
    }
    pen.lineWidth = 1.1;
    pen.stroke();
    pen.restore();
    this.#text(words, x + 7, y + 0.5, `600 10.5px ${FONT}`, colours.text);
    this.#hits.push({ x, y, r: 12, target: { kind: "area", badge } });
  }

  /** Names of countries, the largest first, where nothing else stands. */
  #names(scene: Scene, colours: Colours): void {
    const zoom = this.map.getZoom();
    const least = 900 / 4 ** zoom;
    const shown = [...scene.spots.values()].filter((spot) => spot.size > least).sort((a, b) => b.size - a.size);
    const pen = this.#pen;
    pen.letterSpacing = "0.04em";
    for (const spot of shown) {
      const at = this.map.project([spot.lon, spot.lat]);
      const font = `500 ${zoom > 4 ? 12 : 10.5}px ${FONT}`;
      pen.font = font;
      const width = pen.measureText(spot.name).width;
      const y = this.#clear(at.x, at.y, width, 13);
      if (y === null) continue;
      this.#text(spot.name, at.x, y, font, colours.muted, colours.land);
    }
    pen.letterSpacing = "0px";
  }

  #ring(ring: { lon: number; lat: number; strong: boolean }, colours: Colours): void {
    const at = this.map.project([ring.lon, ring.lat]);
    this.#circle(at.x, at.y, 15, colours.surface, 5);
    this.#circle(at.x, at.y, 15, colours.accent, ring.strong ? 3 : 2);
  }

  #count(n: number, x: number, y: number, colours: Colours): void {
    const pen = this.#pen;
    const words = short(n);
    pen.font = `620 9.5px ${FONT}`;
    const width = Math.max(13, pen.measureText(words).width + 7);
    pen.beginPath();
    pen.roundRect(x - 4, y - 6.5, width, 13, 6.5);
    pen.fillStyle = colours.surface;
    pen.fill();
    pen.lineWidth = 0.8;
    pen.strokeStyle = colours.line;
    pen.stroke();
    this.#text(words, x - 4 + width / 2, y + 0.5, pen.font, colours.text);
  }

  #circle(x: number, y: number, r: number, colour: string, width: number, dash: number[] = []): void {
    const pen = this.#pen;
    pen.beginPath();
    pen.arc(x, y, r, 0, TAU);
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.setLineDash(dash);
    pen.stroke();
    pen.setLineDash([]);
  }

  #text(words: string, x: number, y: number, font: string, colour: string, halo: string | null = null): void {
    const pen = this.#pen;
    pen.font = font;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    if (halo) {
      pen.strokeStyle = halo;
      pen.lineWidth = 3;
      pen.strokeText(words, x, y);
    }
    pen.fillStyle = colour;
    pen.fillText(words, x, y);
  }

  #take(x: number, y: number, r: number): void {
    this.#boxes.push({ left: x - r, top: y - r, right: x + r, bottom: y + r });
  }

  /** A badge names an area, so it may stand anywhere in it: above or below what is drawn exactly. */
  #free(x: number, y: number, width: number, height: number): { x: number; y: number } {
    for (const [right, down] of AROUND) {
      const [left, top] = [x + right * (width / 2 + 18), y + down];
      if (this.#meets(left, top, width, height)) continue;
      this.#take2(left, top, width, height);
      return { x: left, y: top };
    }
    this.#take2(x, y, width, height);
    return { x, y };
  }

  #clear(x: number, y: number, width: number, height: number): number | null {
    for (const shift of [0, 18, -18]) {
      if (this.#meets(x, y + shift, width, height)) continue;
      this.#take2(x, y + shift, width, height);
      return y + shift;
    }
    return null;
  }

  #take2(x: number, y: number, width: number, height: number): void {
    this.#boxes.push({ left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 });
  }

  #meets(x: number, y: number, width: number, height: number): boolean {
    const [left, right, top, bottom] = [x - width / 2 - 3, x + width / 2 + 3, y - height / 2 - 2, y + height / 2 + 2];
    return this.#boxes.some((box) => box.left < right && box.right > left && box.top < bottom && box.bottom > top);
  }
}

/** How large a cell is drawn: by the order of magnitude, so that a few stay visible beside many. */
export function size(cell: Cell): number {
  const alone = cell.places === 1 && cell.families.some((n) => n === cell.n);
  return alone ? 9 : discRadius(cell.n);
}

function short(n: number): string {
  if (n < 1000) return String(n);
  return n < 10_000 ? `${(n / 1000).toFixed(1)}k` : n < 1_000_000 ? `${Math.round(n / 1000)}k` : number(n);
}

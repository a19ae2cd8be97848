/** Colour and shape of each family; every drawing of a family, on the page or on the map, takes both from here. */

import type { Family } from "./types";

/** In the order in which they are shown. */
export const FAMILIES: readonly Family[] = ["battle", "strike", "attack", "protest", "riot", "strategic"];

/** Outlines in a box from -10 to 10, as the `d` of an SVG path and of a Path2D alike. */
export const SHAPES: Record<Family | "none", string> = {
  battle: "M-7.5 -4.5L-4.5 -7.5L0 -3L4.5 -7.5L7.5 -4.5L3 0L7.5 4.5L4.5 7.5L0 3L-4.5 7.5L-7.5 4.5L-3 0Z",
  strike: "M0 -8.2L8.4 6.6L-8.4 6.6Z",
  attack: "M0 -8.8L7.4 0L0 8.8L-7.4 0Z",
  protest: "M0 -7.2A7.2 7.2 0 0 1 0 7.2A7.2 7.2 0 0 1 0 -7.2Z",
  riot: "M-6.6 -6.6L6.6 -6.6L6.6 6.6L-6.6 6.6Z",
  strategic: "M-4.2 -7.3L4.2 -7.3L8.4 0L4.2 7.3L-4.2 7.3L-8.4 0Z",
  none: "M-6 -2L6 -2L6 2L-6 2Z",
};

export function shape(family: string | null): string {
  return SHAPES[family as Family] ?? SHAPES.none;
}

/** The CSS custom property that holds the family's colour. */
export function colourName(family: string | null): string {
  return family !== null && family in SHAPES ? `--family-${family}` : "--family-none";
}

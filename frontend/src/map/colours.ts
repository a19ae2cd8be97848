/** The page's colours for drawing on canvases: read from the design tokens, so that they stand in one place. */

import { colourName, FAMILIES } from "../lib/families";

export interface Colours {
  sea: string;
  land: string;
  border: string;
  hatch: string;
  surface: string;
  line: string;
  text: string;
  muted: string;
  accent: string;
  edge: string;
  bad: string;
  families: string[];
}

let kept: { theme: string | undefined; shown: Colours } | null = null;

/** Read once a theme: reading styles makes the browser work them out first. */
export function colours(): Colours {
  const { theme } = document.documentElement.dataset;
  if (kept === null || kept.theme !== theme) kept = { theme, shown: read() };
  return kept.shown;
}

function read(): Colours {
  const tokens = getComputedStyle(document.documentElement);
  const token = (name: string) => tokens.getPropertyValue(name).trim();
  return {
    sea: token("--sea"),
    land: token("--land"),
    border: token("--border"),
    hatch: token("--hatch"),
    surface: token("--surface"),
    line: token("--line-strong"),
    text: token("--text"),
    muted: token("--muted"),
    accent: token("--accent"),
    edge: token("--symbol-edge"),
    bad: token("--bad"),
    families: [...FAMILIES, null].map((family) => token(colourName(family))),
  };
}

/** Actors and their ties as the server gives them, and where to draw them: the same picture for the same network. */

export type Tie = "fought" | "supported" | "backed" | "accused";

export interface Proof {
  event_id: string;
  incident_id: string | null;
  date: string | null;
  attributed_to: string | null;
}

export interface Edge {
  tie: Tie;
  sign: -1 | 1;
  source: string;
  target: string;
  first: string | null;
  last: string | null;
  events: Proof[];
}

export interface Node {
  id: string;
  name: string;
  known: boolean;
  kind: string;
  country: string | null;
  events: number;
}

export interface Network {
  nodes: Node[];
  edges: Edge[];
  left_out: number;
}

export interface Point {
  x: number;
  y: number;
}

export const TIES: readonly (readonly [Tie, string])[] = [
  ["fought", "fought"],
  ["accused", "accused"],
  ["supported", "supported"],
  ["backed", "backs"],
];

export const edgeKey = (edge: Edge): string => `${edge.tie} ${edge.source} ${edge.target}`;
export const tieWords = (tie: Tie): string => TIES.find(([one]) => one === tie)?.[1] ?? tie;

const ROUNDS = 200;
const GAP = { x: 125, y: 74 }; // what an actor with its name takes up
const WIDE = 1000;

export interface Drawing {
  at: Map<string, Point>;
  high: number;
}

/** Return a place for each node: those that hang together are drawn together, the largest group first. No chance is in it. */
export function layout(nodes: readonly Node[], edges: readonly Edge[]): Drawing {
  const at = new Map<string, Point>();
  let left = 0;
  let top = 0;
  let row = 0;
  for (const group of groups(nodes, edges)) {
    const side = Math.max(1.6, Math.sqrt(group.length) * 1.25);
    const box = { x: Math.min(WIDE, GAP.x * side + 70), y: GAP.y * (group.length === 2 ? 1.5 : side) + 30 };
    if (left + box.x > WIDE && left > 0) {
      left = 0;
      top += row;
      row = 0;
    }
    for (const [id, point] of arrange(group, edges, box)) at.set(id, { x: point.x + left, y: point.y + top });
    left += box.x;
    row = Math.max(row, box.y);
  }
  return { at, high: top + row };
}

/** Nodes that ties connect, however far around, the largest group first. */
function groups(nodes: readonly Node[], edges: readonly Edge[]): string[][] {
  const head = new Map(nodes.map((one) => [one.id, one.id]));
  const find = (id: string): string => {
    const up = head.get(id) ?? id;
    return up === id ? id : find(up);
  };
  for (const edge of edges) if (head.has(edge.source) && head.has(edge.target)) head.set(find(edge.source), find(edge.target));
  const found = new Map<string, string[]>();
  for (const one of nodes) found.set(find(one.id), [...(found.get(find(one.id)) ?? []), one.id]);
  return [...found.values()].sort((one, other) => other.length - one.length);
}

/** Ties pull, all others push apart, within a box. */
function arrange(ids: readonly string[], edges: readonly Edge[], box: Point): [string, Point][] {
  const number = new Map(ids.map((id, index) => [id, index]));
  const at = ids.map((_, index) => ring(index, ids.length, box));
  const ties = new Set(edges.map((one) => pairOf(number.get(one.source), number.get(one.target))).filter((one) => one !== ""));
  const pairs = [...ties].map((one) => one.split(" ").map(Number) as [number, number]);
  const ideal = Math.sqrt((box.x * box.y) / Math.max(1, ids.length)) * 0.8;
  for (let round = 0; round < ROUNDS; round += 1) step(at, pairs, ideal, box, 40 * (1 - round / ROUNDS));
  return ids.map((id, index) => [id, at[index] ?? { x: 0, y: 0 }]);
}

function ring(index: number, all: number, box: Point): Point {
  if (all === 2) return { x: box.x * (index ? 0.72 : 0.28), y: box.y * (index ? 0.68 : 0.38) };
  const turn = index * 2.399963; // the golden angle spreads them evenly
  const out = Math.sqrt((index + 0.5) / all) * 0.45;
  return { x: box.x * (0.5 + Math.cos(turn) * out), y: box.y * (0.5 + Math.sin(turn) * out) };
}

function pairOf(one: number | undefined, other: number | undefined): string {
  if (one === undefined || other === undefined || one === other) return "";
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function step(at: Point[], pairs: readonly [number, number][], ideal: number, box: Point, most: number): void {
  if (at.length === 2) return;
  const push = at.map(() => ({ x: 0, y: 0 }));
  for (let one = 0; one < at.length; one += 1) {
    for (let other = one + 1; other < at.length; other += 1) apply(at, push, one, other, (far) => (ideal * ideal) / far);
  }
  for (const [one, other] of pairs) apply(at, push, one, other, (far) => -(far * far) / ideal);
  at.forEach((point, index) => {
    const move = push[index] ?? { x: 0, y: 0 };
    const size = Math.hypot(move.x, move.y) || 1;
    point.x = Math.min(box.x - 62, Math.max(62, point.x + (move.x / size) * Math.min(size, most)));
    point.y = Math.min(box.y - 24, Math.max(40, point.y + (move.y / size) * Math.min(size, most)));
  });
}

function apply(at: Point[], push: Point[], one: number, other: number, force: (far: number) => number): void {
  const first = at[one];
  const second = at[other];
  const mine = push[one];
  const theirs = push[other];
  if (!first || !second || !mine || !theirs) return;
  const gap = { x: first.x - second.x || 0.01, y: first.y - second.y || 0.01 };
  const far = Math.max(1, Math.hypot(gap.x, gap.y));
  const strength = force(far) / far;
  mine.x += gap.x * strength;
  mine.y += gap.y * strength;
  theirs.x -= gap.x * strength;
  theirs.y -= gap.y * strength;
}

const LETTER = 7; // width of a letter of a name
const LINE = 15;

/** Return where each name is written: above its node, below or beside it, where no other name or node stands. */
export function labels(names: readonly { id: string; words: string; at: Point; size: number }[]): Map<string, Point> {
  const taken = names.map((one) => ({ x: one.at.x - one.size, y: one.at.y - one.size, w: 2 * one.size, h: 2 * one.size }));
  const found = new Map<string, Point>();
  for (const one of names) {
    const wide = one.words.length * LETTER;
    const choices = [
      { x: one.at.x, y: one.at.y - one.size - 5 },
      { x: one.at.x, y: one.at.y + one.size + LINE - 2 },
      { x: one.at.x + one.size + wide / 2 + 4, y: one.at.y + 4 },
      { x: one.at.x - one.size - wide / 2 - 4, y: one.at.y + 4 },
      { x: one.at.x, y: one.at.y - one.size - 5 - LINE },
      { x: one.at.x, y: one.at.y + one.size + 2 * LINE - 2 },
    ].map((spot) => ({ x: Math.min(WIDE - wide / 2, Math.max(wide / 2, spot.x)), y: spot.y }));
    const free = choices.find((spot) => !taken.some((other) => meets(spot, wide, other)));
    const spot = free ?? choices[0] ?? one.at;
    taken.push({ x: spot.x - wide / 2, y: spot.y - LINE + 3, w: wide, h: LINE });
    found.set(one.id, spot);
  }
  return found;
}

function meets(spot: Point, wide: number, other: { x: number; y: number; w: number; h: number }): boolean {
  const left = spot.x - wide / 2;
  const top = spot.y - LINE + 3;
  return left < other.x + other.w && other.x < left + wide && top < other.y + other.h && other.y < top + LINE;
}

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

const ROUNDS = 260;
const WIDE = 960;
const HIGH = 620;

/** Return a place for each node: ties pull, all others push apart. No chance is in it. */
export function layout(nodes: readonly Node[], edges: readonly Edge[]): Map<string, Point> {
  const at = nodes.map((_, index) => ring(index, nodes.length));
  const number = new Map(nodes.map((one, index) => [one.id, index]));
  const ties = [...new Set(edges.map((one) => pairOf(number.get(one.source), number.get(one.target))))].filter((one) => one !== "");
  const pairs = ties.map((one) => one.split(" ").map(Number) as [number, number]);
  const ideal = Math.sqrt((WIDE * HIGH) / Math.max(1, nodes.length)) * 0.72;
  for (let round = 0; round < ROUNDS; round += 1) step(at, pairs, ideal, 60 * (1 - round / ROUNDS));
  return new Map(nodes.map((one, index) => [one.id, at[index] ?? { x: 0, y: 0 }]));
}

function ring(index: number, all: number): Point {
  const turn = (index * 2.399963) % (2 * Math.PI); // the golden angle spreads them evenly
  const out = Math.sqrt((index + 0.5) / Math.max(1, all));
  return { x: WIDE / 2 + Math.cos(turn) * out * WIDE * 0.42, y: HIGH / 2 + Math.sin(turn) * out * HIGH * 0.42 };
}

function pairOf(one: number | undefined, other: number | undefined): string {
  if (one === undefined || other === undefined || one === other) return "";
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function step(at: Point[], pairs: readonly [number, number][], ideal: number, most: number): void {
  const push = at.map(() => ({ x: 0, y: 0 }));
  for (let one = 0; one < at.length; one += 1) {
    for (let other = one + 1; other < at.length; other += 1) apply(at, push, one, other, (far) => (ideal * ideal) / far);
  }
  for (const [one, other] of pairs) apply(at, push, one, other, (far) => -(far * far) / ideal);
  at.forEach((point, index) => {
    const move = push[index] ?? { x: 0, y: 0 };
    const towards = { x: (WIDE / 2 - point.x) * 0.02, y: (HIGH / 2 - point.y) * 0.03 };
    const size = Math.hypot(move.x, move.y) || 1;
    point.x = Math.min(WIDE - 90, Math.max(90, point.x + (move.x / size) * Math.min(size, most) + towards.x));
    point.y = Math.min(HIGH - 40, Math.max(40, point.y + (move.y / size) * Math.min(size, most) + towards.y));
  });
}

function apply(at: Point[], push: Point[], one: number, other: number, force: (far: number) => number): void {
  const first = at[one];
  const second = at[other];
  const mine = push[one];
  const theirs = push[other];
  if (!first || !second || !mine || !theirs) return;
  const gap = { x: first.x - second.x, y: first.y - second.y };
  const far = Math.max(1, Math.hypot(gap.x, gap.y));
  const strength = force(far) / far;
  mine.x += gap.x * strength;
  mine.y += gap.y * strength;
  theirs.x -= gap.x * strength;
  theirs.y -= gap.y * strength;
}

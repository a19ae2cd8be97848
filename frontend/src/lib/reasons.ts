/** Reasons of a merge: the engine writes them on one line ("same day +1.5, other province -2.5"); here they are apart again. */

import type { Decision, Reason } from "./record";

const POINT = /^(.*\S)\s+([+-]\d+(?:\.\d+)?)$/;

export function reasonsOf(decision: Decision): Reason[] {
  if (!decision.why) return [{ points: decision.score, why: decision.rule }];
  const found = decision.why.split(/,\s+(?=\S)/).map(reason);
  return found.every((one) => one.points === null) ? [{ points: decision.score, why: `${decision.rule}: ${decision.why}` }] : found;
}

export function reason(text: string): Reason {
  const parts = POINT.exec(text);
  return parts ? { why: parts[1] ?? text, points: Number(parts[2]) } : { why: text, points: null };
}

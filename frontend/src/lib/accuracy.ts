/** How right the record is: the table of docs/evaluation.md, taken in when the page is built. */

import document from "../../../docs/evaluation.md?raw";

export interface Score {
  set: string;
  reports: number;
  measure: string;
  reached: number;
  bar: string;
}

const ROW = /^\| ([^|]+) \| (\d+) \| ([^|]+) \| (\d(?:\.\d+)?) \| ([^|]+) \|$/;

export const scores: readonly Score[] = document.split("\n").flatMap((line) => {
  const found = ROW.exec(line.trim());
  if (!found) return [];
  const [, set = "", reports = "0", measure = "", reached = "0", bar = "-"] = found;
  return [{ set: set.trim(), reports: Number(reports), measure: measure.trim(), reached: Number(reached), bar: bar.trim() }];
});

export function score(set: string, measure: string): Score | null {
  return scores.find((one) => one.set === set && one.measure === measure) ?? null;
}

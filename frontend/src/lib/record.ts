/** An incident in full, with what its reports say and what people decided: the answers of /incidents/{id} and below it. */

import type { Mark } from "./codepoints";
import type { Dated, Estimate, Placed, Status, Summary } from "./types";

export interface Decision {
  field: string;
  by: string;
  rule: string;
  why: string;
  score: number | null;
}

export interface Side {
  name: string;
  actor_id: string | null;
  kind: string;
  country: string | null;
  event_ids: string[];
  attributed_to: string | null;
}

export interface Voice {
  id: string;
  name: string | null;
  report_ids: string[];
  why: Decision[];
}

export interface Figure {
  field: string;
  low: number | null;
  high: number | null;
  victims: string;
  on: string | null;
  voice_id: string;
  report_id: string;
  event_id: string;
  superseded: boolean;
}

export interface Member {
  report_id: string;
  event_id: string | null;
  voice_id: string;
  main: boolean;
  why: Decision | null;
}

export interface ReportLine {
  id: string;
  title: string | null;
  publisher: string | null;
  original_source: string | null;
  url: string | null;
  published: string | null;
  language: string | null;
  status: string | null;
}

export interface Incident {
  id: string;
  type: string | null;
  type_label: string | null;
  status: Status;
  members: Member[];
  voices: Voice[];
  date: Dated;
  place: Placed & { geonames_id: number | null; reach_km?: number | null };
  side_a: Side[];
  side_b: Side[];
  estimates: Record<string, Estimate>;
  figures: Figure[];
  title: string | null;
  fusing: string;
  decisions: Decision[];
  accepted_by: string | null;
  reports: ReportLine[];
  summary_line: string;
}

export interface Claim {
  speaker: string;
  stance: string;
  about: string;
  quote: string;
  start: number;
  end: number;
}

export interface Paragraph {
  start: number;
  text: string;
  marks: Mark[];
}

export interface Evidence {
  report_id: string;
  event_id: string | null;
  voice_id: string;
  title: string | null;
  publisher: string | null;
  original_source: string | null;
  url: string | null;
  published: string | null;
  paragraphs: Paragraph[];
  claims: Claim[];
}

export interface Judgement {
  id: string;
  number: number;
  verdict: string;
  by: string;
  at: string;
  why: string;
  tellings: string[];
  field: string | null;
  value: unknown;
  undoes: string | null;
}

export interface HistoryEntry {
  judgement: Judgement;
  live: boolean;
}

export interface Judging {
  verdict: "same" | "different" | "unsure" | "accept" | "edit" | "withdraw";
  ids: string[];
  field?: string;
  typed?: string;
  why?: string;
}

export interface Judged {
  judgement: Judgement;
  incidents: Summary[];
}

/** One reason for or against two reports telling of one happening. */
export interface Reason {
  name?: string;
  points: number | null;
  why: string;
}

/** Two incidents that may be one; or, where `b` is null, two tellings of one incident that may be two. */
export interface Pair {
  a: Summary;
  b: Summary | null;
  tellings: string[];
  score: number;
  reasons: Reason[];
}

export interface Note {
  id: string | number;
  by: string;
  at: string;
  text: string;
}

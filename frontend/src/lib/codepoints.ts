/** Offsets of the record count Unicode code points; JavaScript strings count UTF-16 units. Here the two meet. */

export interface Mark {
  start: number;
  end: number;
  field: string;
}

/** A stretch of text that is marked alike throughout. */
export interface Piece {
  text: string;
  fields: string[];
  sentence: boolean;
}

/** Return the UTF-16 index of each wanted code-point offset; offsets beyond the text give its end. */
export function units(text: string, offsets: Iterable<number>): Map<number, number> {
  const wanted = [...new Set(offsets)].sort((one, other) => one - other);
  const found = new Map<number, number>();
  let unit = 0;
  let point = 0;
  for (const offset of wanted) {
    while (point < offset && unit < text.length) {
      unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
      point += 1;
    }
    found.set(offset, unit);
  }
  return found;
}

/** Return `text[start:end]` as Python cuts it. */
export function cut(text: string, start: number, end: number): string {
  const at = units(text, [start, end]);
  return text.slice(at.get(start), at.get(end));
}

interface Stretch {
  from: number;
  to: number;
  field: string;
}

/** Cut a paragraph, which begins at `base` of its report, at the marks that fall into it and at the sentences that hold them. */
export function pieces(text: string, base: number, marks: readonly Mark[], language: string | null): Piece[] {
  const held = stretches(text, base, marks);
  const sentences = sentencesWith(text, held, language);
  const bounds = new Set([0, text.length]);
  for (const one of [...held, ...sentences]) bounds.add(one.from).add(one.to);
  const cuts = [...bounds].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((from, number) => {
    const to = cuts[number + 1] ?? text.length;
    const over = held.filter((one) => one.from <= from && one.to >= to);
    return {
      text: text.slice(from, to),
      fields: [...new Set(over.map((one) => one.field))],
      sentence: sentences.some((one) => one.from <= from && one.to >= to),
    };
  });
}

function stretches(text: string, base: number, marks: readonly Mark[]): Stretch[] {
  const at = units(text, marks.flatMap((mark) => [Math.max(0, mark.start - base), Math.max(0, mark.end - base)]));
  return marks
    .map((mark) => ({
      from: at.get(Math.max(0, mark.start - base)) ?? 0,
      to: at.get(Math.max(0, mark.end - base)) ?? 0,
      field: mark.field,
    }))
    .filter((one) => one.to > one.from);
}

function sentencesWith(text: string, held: readonly Stretch[], language: string | null): Stretch[] {
  if (!held.length) return [];
  const found: Stretch[] = [];
  for (const { index, segment } of segmenter(language).segment(text)) {
    const to = index + segment.trimEnd().length;
    if (held.some((one) => one.from < to && one.to > index)) found.push({ from: index, to, field: "" });
  }
  return found;
}

function segmenter(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity: "sentence" });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: "sentence" }); // a report may call its language anything
  }
}

/** What each layer of the record says, how it knows, and where it goes wrong; numbers come from lib/accuracy. */

export interface Card {
  title: string;
  says: string;
  knows: string;
  wrong: string;
  /** Measures shown on the card: [set, measure, in words]. */
  measured: readonly (readonly [string, string, string])[];
}

const HELD = "corpus"; // the third of the corpus that no rule was trained on

export const CARDS: readonly Card[] = [
  {
    title: "Events",
    says: "One happening as one report tells it: a type of the codebook, and whether it happened, is planned, denied or past.",
    knows: "Rules over the grammar of each sentence find who did what. Trained decision trees overrule what the rules let stand or refuse. A verifier then checks that numbers, names and negations stand in the quoted words.",
    wrong: "Events that nobody reported are missing. Long articles that tell one happening several times can yield it twice. Only English is coded.",
    measured: [
      [HELD, "detection", "events found, and no others"],
      [HELD, "type exact", "types right to the code"],
      [HELD, "modality", "happened, planned or past told apart"],
      [HELD, "trap rate", "false events on sentences made to mislead (less is better)"],
    ],
  },
  {
    title: "Sides",
    says: "Who did it and who was hit, as the reports name them. A name that only a speaker gives carries that speaker.",
    knows: "From the sentence alone. Nobody is inferred from a place, from who owns such weapons, or from habit. Names are then looked up in a registry with aliases and dates.",
    wrong: "Sides named far from the event are missed. A side that is empty means that nobody named it, not that nobody did it.",
    measured: [
      [HELD, "side_a", "who did it"],
      [HELD, "side_b", "who was hit"],
    ],
  },
  {
    title: "Places",
    says: "The named place, how exactly it is known, and its area. An area is hatched on the map and never drawn as a point.",
    knows: "Names are looked up in a gazetteer (GeoNames); the report's other places decide between namesakes. Coordinates are those of the named place. Nothing is ever moved or scattered.",
    wrong: "Villages that the gazetteer lacks fall back to their district. Namesakes in one country are confused now and then. Outlines of areas are approximate.",
    measured: [
      [HELD, "place", "the right place"],
      ["lgl", "within 161 km", "namesakes resolved, local news"],
    ],
  },
  {
    title: "Times",
    says: "First and last day, and how exactly they are known. The day of publication is never used as the day of the event.",
    knows: "“On Sunday” is counted from the report's own date. What has no date stays unknown and is listed last.",
    wrong: "A report without a date leaves its weekdays unknown.",
    measured: [[HELD, "date start", "the right first day"]],
  },
  {
    title: "Figures",
    says: "Killed, injured, missing, abducted, arrested, displaced: lowest, best and highest. No figure is not zero; a reported “no casualties” is shown as none.",
    knows: "Each report's figure is kept with its voice. A later figure of one voice replaces its earlier one. The rule then makes one estimate: conservative (the lowest stands) or range.",
    wrong: "Tolls of several happenings in one sentence are sometimes counted for one of them.",
    measured: [
      [HELD, "killed", "the right number of killed"],
      ["ucdp", "false figure", "figures where none is stated (less is better)"],
    ],
  },
  {
    title: "Claims and denials",
    says: "Who says so, with which stance: asserts, accuses, claims responsibility, denies, doubts. A denial does not erase an event; it stands beside it.",
    knows: "Verbs of saying and their grammar. The quote is the report's own words.",
    wrong: "Speakers named in another sentence are often missed.",
    measured: [[HELD, "claims", "claims found with speaker and stance"]],
  },
  {
    title: "Incidents",
    says: "One happening, all its reports. Every merge shows its reasons, and every merge can be undone.",
    knows: "Points for and against, from time, place, sides, figures and wording. Points are sums of small reasons, never one opaque number.",
    wrong: "Two attacks of one day in one town may be joined; one attack told very differently may stay apart. The queue of proposed merges shows the doubtful ones.",
    measured: [
      ["merge", "precision of same", "joined pairs that are one happening"],
      ["merge", "recall of same", "pairs of one happening that were joined"],
      ["merge", "hard negatives apart", "look-alikes kept apart"],
    ],
  },
  {
    title: "Independent voices",
    says: "How many sources tell it by themselves. Ten papers that print one agency's text are one voice.",
    knows: "Copied text, one publisher or house, or one named original source make reports speak as one.",
    wrong: "Two papers that both rewrote one agency beyond recognition count as two.",
    measured: [["merge", "copies in one voice", "copies recognised"]],
  },
];

export const LIMITS: readonly (readonly [string, string])[] = [
  ["It counts reports, not the war.", "More sources make more incidents. Marks on the timeline show where coverage changed; compare periods only within like coverage."],
  ["Four kinds of nothing look different.", "Zero stated by a source, no figure given, no source that covers the area, and a server that failed to answer are four different things here."],
  ["Machine-only is marked.", "A dashed outline means that no person has looked. Solid means that somebody accepted it, and the history says who."],
  ["Everything stays alleged.", "The record says who says what. It does not find facts, and it grades sources only where a person did so."],
  ["Not for targeting, not for tracking persons.", "Times and places of units may be late, coarse or wrong. Publishing them early can do harm; the public view delays and coarsens."],
];

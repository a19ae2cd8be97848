/** Labels and definitions of types and families, from the server: the page keeps no copy. */

import { get } from "./api";
import type { Family } from "./types";

export interface TypeEntry {
  code: string;
  family: Family;
  label: string;
  definition: string;
}

export interface FamilyEntry {
  code: Family;
  label: string;
  definition: string;
}

interface Book {
  types: TypeEntry[];
  families: FamilyEntry[];
  place_reach: Record<string, number>;
}

class Codebook {
  types = $state.raw<TypeEntry[]>([]);
  families = $state.raw<FamilyEntry[]>([]);
  /** How many kilometres from the named place each precision may mean. */
  reach = $state.raw<Record<string, number>>({});
  #asked: Promise<void> | null = null;

  /** Load once; a failure is tried again at the next call. */
  load(): Promise<void> {
    this.#asked ??= get<Book>("/codebook").then(
      (book) => {
        this.types = book.types;
        this.families = book.families;
        this.reach = book.place_reach;
      },
      (error: unknown) => {
        this.#asked = null;
        throw error;
      },
    );
    return this.#asked;
  }

  /** The label of a type; its code until the codebook is here. */
  type(code: string | null): string {
    if (!code) return "Type not coded";
    return this.types.find((one) => one.code === code)?.label ?? code;
  }

  family(code: string | null): string {
    if (!code) return "Type not coded";
    return this.families.find((one) => one.code === code)?.label ?? code;
  }
}

export const codebook = new Codebook();

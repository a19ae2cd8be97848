/** What a screen reader hears: one polite line, read out when it changes. */

class Live {
  line = $state("");

  say(line: string): void {
    this.line = line;
  }
}

export const live = new Live();

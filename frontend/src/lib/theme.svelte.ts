/** Dark or light: the system's wish until the reader chooses. */

export type Choice = "system" | "dark" | "light";

const KEY = "dateline.theme";
const wish = matchMedia("(prefers-color-scheme: dark)");

class Theme {
  choice = $state<Choice>(stored());
  #system = $state<"dark" | "light">(wish.matches ? "dark" : "light");
  shown = $derived(this.choice === "system" ? this.#system : this.choice);

  constructor() {
    wish.addEventListener("change", () => (this.#system = wish.matches ? "dark" : "light"));
  }

  choose(choice: Choice): void {
    this.choice = choice;
    localStorage.setItem(KEY, choice);
  }
}

function stored(): Choice {
  const said = localStorage.getItem(KEY);
  return said === "dark" || said === "light" ? said : "system";
}

export const theme = new Theme();

export const calm = matchMedia("(prefers-reduced-motion: reduce)");

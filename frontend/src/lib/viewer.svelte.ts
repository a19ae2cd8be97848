/** Who looks: in the public view nobody decides anything, so nothing offers it. */

import { get } from "./api";

class Viewer {
  public = $state(false);

  async load(): Promise<void> {
    this.public = (await get<{ public: boolean }>("/me")).public;
  }
}

export const viewer = new Viewer();

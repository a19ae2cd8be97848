import "@fontsource-variable/inter/index.css";
import "./app.css";

import { mount } from "svelte";

import App from "./App.svelte";
import { takeToken } from "./lib/session";

takeToken();

const target = document.getElementById("app");
if (!target) throw new Error("the page has no #app");
export default mount(App, { target });

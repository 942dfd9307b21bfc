// What a reader gains by a script: search, keys, the words of a chosen quote or finding lit up, and the graph. Nothing here makes markup of what others wrote.
"use strict";
(function () {
  const root = document.documentElement;
  root.classList.add("js");
  const of = (id) => document.getElementById(id);

  // What is not seen at first stands in the page as for who has no scripts. It becomes part of it when it is asked for, the rest when there is time.
  const later = new Set(document.querySelectorAll("noscript.later"));
  const holder = document.createElement("template");
  function lay(part) {
    later.delete(part);
    // The page's own markup, in which all that others wrote is escaped, as its parser would have read it.
    holder.innerHTML = part.textContent;
    part.replaceWith(holder.content);
  }
  function layAll() {
    for (const part of later) lay(part);
    root.classList.add("whole");
  }
  function goOn(time) {
    for (const part of later) {
      if (time.timeRemaining() < 5) break;
      lay(part);
    }
    if (later.size) soon(goOn); else layAll();
  }
  // Safari has no idle callback.
  const soon = window.requestIdleCallback || ((task) => setTimeout(task, 50, { timeRemaining: () => (later.size % 20 ? 10 : 0) }));
  /** The part of the page with this id. */
  function brought(id) {
    if (id === "all") layAll();
    if (id && !of(id)) {
      for (const part of later) {
        if (part.textContent.includes('id="' + id + '"')) { lay(part); break; }
      }
    }
    return of(id);
  }
  const named = () => {
    try { return brought(decodeURIComponent(location.hash.slice(1))); } catch { return null; }
  };
  function goTo(id) {
    brought(id);
    location.hash = "#" + id;
  }
  named();

  // The words of the quote or of the finding that is chosen.
  const links = new Map();
  for (const link of document.querySelectorAll("a.q")) {
    const id = link.getAttribute("href").slice(1);
    if (!links.has(id)) links.set(id, []);
    links.get(id).push(link);
  }
  /** A note of a finding and the words that it is about, by either. */
  function noted(at) {
    const holder = at && at.closest("[data-note], [data-notes], .ref");
    const article = holder && holder.closest("article");
    if (!article) return [];
    const { note, notes, number } = holder.dataset;
    const all = (notes || note || number).split(" ").map((one) => ".found[data-notes~='" + one + "'], .finding[data-note='" + one + "']");
    return Array.from(article.querySelectorAll(all.join(", ")));
  }
  function light(name, before, now) {
    for (const part of before) part.classList.remove(name);
    for (const part of now) part.classList.add(name);
    return now;
  }
  let lit = [], found = [], near = [];
  function arrived() {
    const at = named();
    // What was only just brought is not yet what the address names.
    if (at && !at.matches(":target")) location.replace(location.href);
    for (const link of lit) link.removeAttribute("aria-current");
    lit = light("chosen", lit, (at && links.get(at.id)) || []);
    for (const link of lit) link.setAttribute("aria-current", "true");
    found = light("lit", found, noted(at));
    if (!at) return;
    const folded = at.closest("details");
    if (folded) folded.open = true;
    // Who writes what he looks for goes on writing.
    const writes = document.activeElement === of("search-words");
    if (at.tabIndex === -1 && !writes && !at.contains(document.activeElement)) at.focus({ preventScroll: true });
    if (at.id === "network") draw();
    if (at.id === "search") find();
  }
  addEventListener("hashchange", arrived);
  addEventListener("mouseover", (event) => { near = light("near", near, noted(event.target)); });
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) { brought(link.getAttribute("href").slice(1)); startWith = link.dataset.node || startWith; return; }
    const [note] = noted(event.target.closest(".text .found")).filter((part) => part.matches(".finding"));
    if (note && getSelection().isCollapsed) goTo(note.querySelector("[id]").id);
  }, true);
  addEventListener("beforeprint", layAll);

  // Keys: / searches, Escape goes back to the text, j and k go from quote to quote.
  const first = Array.from(document.querySelectorAll("a.q[id]"));
  function step(by) {
    const at = named();
    const chosen = at && links.get(at.id);
    const here = chosen ? first.indexOf(chosen.find((link) => link.id)) : -1;
    const seen = first.filter((link) => link.offsetParent);
    if (!seen.length) return;
    const place = here < 0 ? (by > 0 ? -1 : 0) : seen.indexOf(first[here]);
    const next = seen[(place + by + seen.length) % seen.length];
    goTo(next.getAttribute("href").slice(1));
  }
  addEventListener("keydown", (event) => {
    const writes = event.target.closest && event.target.closest("input, select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      const at = named();
      const link = at && links.has(at.id) && links.get(at.id)[0];
      if (link) { goTo(link.id); link.focus(); }
      const note = at && at.closest(".finding");
      if (note) goTo(note.closest("article").querySelector(".at[data-note='" + note.dataset.note + "']").id);
    } else if (writes) {
      return;
    } else if (event.key === "/") {
      event.preventDefault();
      of("search-words").focus();
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    }
  });
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    const view = Array.from(document.querySelectorAll(".view")).find((view) => view.offsetParent);
    (view || of("main")).focus();
  });

  // Search: all words of what is asked, without case and accents.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const MOST = 60;
  let known = null;
  function findable(part) {
    const head = part.querySelector("blockquote, h1, h2, h3");
    const text = (head || part).textContent.replaceAll("◆", "").trim();
    const kind = part.dataset.find;
    // Of a quote who speaks and in which document, of a text its title.
    const told = kind === "quote" ? Array.from(part.querySelectorAll(".hop .name")) : kind === "text" ? [part.closest("article").querySelector("h1")] : [];
    const names = told.filter((_, place) => place === 0 || place === told.length - 1).map((name) => name.textContent.trim()).join(", in ");
    return { id: part.id, kind, text, names, plain: plain(names + " " + text) };
  }
  function all() {
    if (!known) {
      known = Array.from(document.querySelectorAll("[data-find]"), findable);
      // What is not yet part of the page is read for it, and not kept.
      for (const { textContent } of later) {
        if (!textContent.includes("data-find=")) continue;
        holder.innerHTML = textContent;
        known.push(...Array.from(holder.content.querySelectorAll("[data-find]"), findable));
      }
      holder.innerHTML = "";
      const ranks = ["person", "organization", "someone", "place", "event", "quote", "claim"];
      const rank = (part) => { const at = ranks.indexOf(part.kind); return at < 0 ? ranks.length : at; };
      known.sort((one, other) => rank(one) - rank(other));
    }
    return known;
  }
  function made(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }
  let asked = null;
  function find() {
    const words = plain(of("search-words").value).split(/\s+/).filter(Boolean);
    // What is there already stays, and with it where the reader is.
    if (words.join(" ") === asked) return;
    asked = words.join(" ");
    const list = of("search-found");
    list.replaceChildren();
    if (!words.length) { of("search-said").textContent = "Write what you look for above."; return; }
    const found = all().filter((part) => words.every((word) => part.plain.includes(word)));
    of("search-said").textContent = found.length > MOST ? MOST + " of " + found.length + " shown" : found.length + " found";
    for (const part of found.slice(0, MOST)) {
      const row = made("li", "row");
      const link = made("a", "said");
      link.href = "#" + part.id;
      const text = made("bdi", "", part.text.length > 300 ? part.text.slice(0, 300) + "…" : part.text);
      link.append(text);
      row.append(link, made("span", "by", part.kind + (part.names ? ", " + part.names : "")));
      list.append(row);
    }
  }
  let waits = 0;
  of("search-words").addEventListener("input", () => {
    clearTimeout(waits);
    waits = setTimeout(() => { if (location.hash !== "#search") { location.hash = "#search"; of("search-words").focus(); } else find(); }, 120);
  });
  of("search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    location.hash = "#search";
    find();
    const link = document.querySelector("#search-found a");
    if (link) link.focus();
  });

  // The graph: somebody, and what he is joined to; what is chosen is gone on from.
  const most = () => (of("graph").clientWidth < 600 ? 8 : 18);
  let graph = null, startWith = null;
  /** What draws is no script until then. */
  function bringDrawing() {
    if (typeof cytoscape !== "function") document.head.append(made("script", "", of("drawing").textContent));
  }
  function read() {
    const { nodes, edges, relations } = JSON.parse(of("graph-data").textContent);
    const near = nodes.map(() => []);
    edges.forEach(([from, to, relation], place) => { near[from].push(place); near[to].push(place); });
    return { nodes, edges, relations, near, at: new Map(nodes.map((node, place) => [node[0], place])) };
  }
  function style() {
    const value = (name) => getComputedStyle(root).getPropertyValue(name).trim();
    const tint = { person: "--person", organization: "--group", someone: "--u", place: "--place", event: "--event", quote: "--edge", claim: "--claim" };
    const shape = { quote: "round-rectangle", claim: "diamond", document: "rectangle", event: "hexagon", place: "triangle" };
    return [
      { selector: "node", style: { label: "data(label)", "font-size": 11, "font-family": "Inter, system-ui, sans-serif", color: value("--ink"), "text-wrap": "wrap", "text-max-width": 120, "text-valign": "bottom", "text-margin-y": 4, width: 18, height: 18, "background-color": value("--soft"), "min-zoomed-font-size": 6 } },
      ...Object.entries(tint).map(([kind, name]) => ({ selector: "node[kind = '" + kind + "']", style: { "background-color": value(name) } })),
      ...Object.entries(shape).map(([kind, form]) => ({ selector: "node[kind = '" + kind + "']", style: { shape: form } })),
      { selector: "node.open", style: { width: 26, height: 26, "font-weight": 700 } },
      { selector: "node:selected", style: { "border-width": 4, "border-color": value("--link") } },
      { selector: "edge", style: { width: 1.2, "line-color": value("--soft"), "line-opacity": .45, "target-arrow-color": value("--soft"), "target-arrow-shape": "triangle", "arrow-scale": .8, "curve-style": "bezier", label: "data(label)", "font-size": 9, color: value("--soft"), "text-rotation": "autorotate", "text-background-color": value("--raised"), "text-background-opacity": 1, "min-zoomed-font-size": 7 } },
    ];
  }
  function draw() {
    const asked = startWith;
    startWith = null;
    if (!graph) {
      bringDrawing();
      const data = read();
      const select = of("graph-start");
      const kinds = ["person", "organization", "someone", "place", "event", "claim", "document"];
      const rank = (place) => kinds.indexOf(data.nodes[place][2]);
      const who = data.nodes.map((node, place) => place).filter((place) => rank(place) >= 0);
      who.sort((one, other) => rank(one) - rank(other) || data.near[other].length - data.near[one].length);
      for (const place of who) {
        const option = made("option", "", data.nodes[place][1] + " (" + data.nodes[place][2] + ")");
        option.value = data.nodes[place][0];
        select.append(option);
      }
      const drawn = cytoscape({ container: of("graph"), style: style(), minZoom: .2, maxZoom: 3 });
      graph = { data, drawn };
      drawn.on("tap", "node", (event) => open(graph.data.at.get(event.target.id())));
      select.addEventListener("change", () => begin(select.value));
      of("graph-again").addEventListener("click", () => begin(select.value));
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn.style(style()));
      if (!asked) begin(select.value);
    }
    if (asked) { of("graph-start").value = asked; begin(asked); }
  }
  function begin(id) {
    if (!graph.data.at.has(id)) return;
    graph.drawn.elements().remove();
    open(graph.data.at.get(id));
  }
  function put(place, beside) {
    const [id, label, kind] = graph.data.nodes[place];
    if (graph.drawn.getElementById(id).empty()) {
      const at = beside ? { x: beside.x + 40 - Math.random() * 80, y: beside.y + 40 - Math.random() * 80 } : { x: 0, y: 0 };
      graph.drawn.add({ group: "nodes", data: { id, label: label.length > 60 ? label.slice(0, 60) + "…" : label, kind }, position: at });
    }
  }
  /** One in the middle, the others round it, as wide as the drawing, so that the words are as large as the page's. */
  function ring(middle, others) {
    const { drawn } = graph;
    const [x, y] = [drawn.width() / 2, drawn.height() / 2];
    drawn.viewport({ zoom: 1, pan: { x: 0, y: 0 } });
    middle.position({ x, y });
    others.forEach((other, place) => {
      const angle = (place / others.length) * 2 * Math.PI - Math.PI / 2;
      other.position({ x: x + Math.cos(angle) * (x - 80), y: y - 12 + Math.sin(angle) * (y - 50) });
    });
  }
  function open(place) {
    const { data, drawn } = graph;
    const [id, label] = data.nodes[place];
    put(place);
    const node = drawn.getElementById(id);
    const beside = node.position();
    const near = [];
    for (const edge of data.near[place]) {
      const [from, to] = data.edges[edge];
      const other = from === place ? to : from;
      if (!near.includes(other) && (near.length < most() || !drawn.getElementById(data.nodes[other][0]).empty())) near.push(other);
    }
    for (const other of near) put(other, beside);
    // Of what joins two nodes there is one line, which names all of it.
    const shown = new Set(drawn.nodes().map((shown) => data.at.get(shown.id())));
    const lines = new Map();
    for (const one of shown) {
      for (const edge of data.near[one]) {
        const [from, to, relation] = data.edges[edge];
        if (from !== one || !shown.has(to)) continue;
        const line = "edge " + from + " " + to;
        if (!lines.has(line)) lines.set(line, { from, to, names: new Set() });
        lines.get(line).names.add(data.relations[relation]);
      }
    }
    for (const [line, { from, to, names }] of lines) {
      if (drawn.getElementById(line).empty()) {
        drawn.add({ group: "edges", data: { id: line, source: data.nodes[from][0], target: data.nodes[to][0], label: Array.from(names).join(", ") } });
      }
    }
    node.addClass("open");
    drawn.nodes().unselect();
    node.select();
    of("graph-open").href = "#" + id;
    of("graph-open").textContent = "Open “" + (label.length > 60 ? label.slice(0, 60) + "…" : label) + "”";
    const total = new Set(data.near[place].map((edge) => data.edges[edge].slice(0, 2).find((end) => end !== place))).size;
    of("graph-said").textContent = label + ": " + near.length + " of " + total + " neighbours shown";
    drawn.resize();
    const opened = drawn.nodes(".open").length;
    if (opened > 1) {
      drawn.layout({ name: "cose", randomize: false, nodeRepulsion: 90000, idealEdgeLength: 100, nodeDimensionsIncludeLabels: true, animate: false, fit: true, padding: 40 }).run();
    } else {
      ring(node, near.map((other) => drawn.getElementById(data.nodes[other][0])));
    }
  }

  // Before all is loaded it is not yet known which part the address names.
  function begun() { arrived(); setTimeout(() => soon(goOn), 300); }
  if (document.readyState === "complete") begun();
  else addEventListener("load", begun);
})();

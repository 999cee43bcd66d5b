"use strict";
// One page, six sections. Everything shown is made of text nodes: no string of the data is ever parsed as markup.
(() => {
const PAGE = 50;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const byId = (id) => document.getElementById(id);

let data, words, lang, refs;
let tasks = [], cited = [], persons = [], shown = [];
const view = byId("view");

/** Make an element; props named on* are listeners, a child that is null is left out. */
function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(2)) if (child !== null && child !== undefined && child !== false) node.append(child);
  return node;
}
const has = (key) => Object.hasOwn(words, key);
// Columns of the input bring names of their own.
const t = (key) => (has(key) ? words[key][lang] : key);
const term = (kind, code) => (has(`${kind}_${code}`) ? t(`${kind}_${code}`) : code);
const number = (n, digits = 0) => n.toLocaleString(lang === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: digits });
const many = (n, one) => `${number(n)} ${t(n === 1 && has(one) ? one : one + "s")}`;

/** "2023-09-29T10:05" -> "29/9/2023", as precise as the page says. */
function spellDate(iso) {
  if (!iso) return "";
  const [year, month, day] = iso.slice(0, 10).split("-");
  return [day, month, year].filter(Boolean).map((x) => (x.length > 2 ? x : String(Number(x)))).join("/");
}
function periodOf(iso, step) {
  if (!iso) return null;
  if (step === "year") return iso.slice(0, 4);
  const month = Number(iso.slice(5, 7));
  if (!month) return null;
  return step === "quarter" ? `${iso.slice(0, 4)}-Q${Math.ceil(month / 3)}` : iso.slice(0, 7);
}
function spellPeriod(period) {
  if (period.length === 4) return period;
  const [year, rest] = period.split("-");
  if (rest[0] === "Q") return lang === "vi" ? `Q.${["I", "II", "III", "IV"][rest[1] - 1]}/${year}` : `${year} ${rest}`;
  return `${Number(rest)}/${year}`;
}
function listPeriods(from, to, step) {
  const out = [];
  let year = Number(from.slice(0, 4)), part = step === "quarter" ? Number(from[6]) : Number(from.slice(5, 7) || 1);
  const most = step === "quarter" ? 4 : step === "month" ? 12 : 1;
  for (let n = 0; n < 1200; n++) {
    const period = step === "year" ? `${year}` : step === "quarter" ? `${year}-Q${part}` : `${year}-${String(part).padStart(2, "0")}`;
    out.push(period);
    if (period >= to) return out;
    if (step === "year" || ++part > most) { year++; part = 1; }
  }
  return out;
}

/** Letters of one spelling: the tone stands behind its syllable, so that "hoà" and "hòa" agree. */
const spell = (s) => s.normalize("NFD").toLowerCase().replace(/\p{L}[\p{L}\p{M}]*/gu,
  (w) => w.replace(TONES, "") + (w.match(TONES) || []).join(""));
const fold = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
/** A query without marks finds words with any; one with marks means them. */
function matcher(query) {
  const terms = query.trim().split(/\s+/).filter(Boolean)
    .map((w) => (fold(w) === w.toLowerCase() ? ["folded", fold(w)] : ["exact", spell(w)]));
  return (entry) => {
    for (const [form, term] of terms) {
      if (entry[form] === undefined) entry[form] = (form === "exact" ? spell : fold)(entry.words());
      if (!entry[form].includes(term)) return false;
    }
    return true;
  };
}

// ---------------------------------------------------------------- the data, linked once
function link() {
  cited = data.cited.map((c, n) => ({ ...c, n, places: [], bulletins: new Set(),
    words: () => [c.name, c.key, c.issuer, c.subject, spellDate(c.date)].join(" ") }));
  persons = data.persons.map((p, n) => ({ ...p, n, places: [], bulletins: new Set(), posts: p.posts || [],
    words: () => [p.name, ...(p.posts || []).map(spellPost)].join(" ") }));
  const labelWords = Object.fromEntries(data.labels.map((l) => [l.code, `${l.vi} ${l.en}`]));
  data.documents.forEach((doc, d) => {
    doc.n = d;
    doc.about ||= {};
    doc.when = doc.date || doc.about.event_date || "";
    for (const kind of ["segments", "officials", "posts", "references", "tasks"]) doc[kind] ||= [];
    doc.words = () => `${doc.title || ""} ${doc.text}`;
    doc.tasks.forEach((task, i) => tasks.push({ ...task, doc, i, text: doc.text.slice(task.start, task.end),
      words() { return [this.text, task.by, task.assignee, task.period, doc.title, labelWords[task.label]].join(" "); } }));
    doc.references.forEach((r, i) => { cited[r.cited].places.push({ doc, i }); cited[r.cited].bulletins.add(d); });
    doc.officials.forEach((o, i) => {
      if (o.person === undefined) return;
      persons[o.person].places.push({ doc, i, role: o.role });
      persons[o.person].bulletins.add(d);
    });
  });
  for (const list of [cited, persons]) for (const entry of list) {
    entry.places.sort((a, b) => (b.doc.when || "").localeCompare(a.doc.when || "") || a.doc.n - b.doc.n || a.i - b.i);
    const days = entry.places.map((p) => p.doc.when).filter(Boolean).sort();
    entry.first = days[0]; entry.last = days[days.length - 1];
  }
}
function spellPost(post) {
  const title = post.title || "", body = post.organisation || "";
  // "Trưởng Ban" and "Ban Tổ chức" share a word, which is said once.
  const last = title.split(" ").pop();
  const joined = body && body.toLowerCase().startsWith(last.toLowerCase() + " ") ? `${title.slice(0, -last.length)}${body}` : `${title} ${body}`;
  return `${post.former ? t("former") + " " : ""}${post.acting ? t("acting") + " " : ""}${joined.trim()}`;
}
const label = (code) => { const l = data.labels.find((x) => x.code === code); return l ? l[lang] : code || ""; };
const titleOf = (doc) => doc.title || t("untitled");
const hrefOf = (doc, kind, i) => `#/bulletins/${encodeURIComponent(doc.id)}${kind ? `/${kind}-${i}` : ""}`;
const query = (section, params) => {
  const filled = Object.entries(params).filter(([, v]) => v);
  return `#/${section}${filled.length ? "?" + new URLSearchParams(filled) : ""}`;
};
const dateCell = (iso) => (iso ? h("time", { class: "date", datetime: iso }, spellDate(iso)) : h("span", { class: "soft" }, t("undated")));

// ---------------------------------------------------------------- parts that sections share
function heading(text) { return h("h1", { tabindex: "-1" }, text); }
function searchBox(state, placeholder, changed) {
  return h("label", { class: "grow" }, t("search"), h("input", { type: "search", name: "q", value: state.q || "", placeholder: t(placeholder),
    oninput: (e) => { state.q = e.target.value; changed(); } }));
}
function selectBox(state, name, title, options, changed) {
  return h("label", {}, t(title), h("select", { name, onchange: (e) => { state[name] = e.target.value; changed(); } },
    options.map(([value, text]) => h("option", { value, selected: (state[name] || "") === value }, text))));
}
function tickBox(state, name, title, changed) {
  return h("label", { class: "tick" }, h("input", { type: "checkbox", name, checked: Boolean(state[name]),
    onchange: (e) => { state[name] = e.target.checked ? "1" : ""; changed(); } }), t(title));
}
/** A list that is filtered, counted aloud, cut into pages and kept in the address. */
function listing(section, state, { entries, keep, order, draw, tools, extra }) {
  const told = h("span", { role: "status" });
  const body = h("div");
  const pages = h("div", { class: "pages" });
  let page = Math.max(1, Number(state.page) || 1), found = [], timer;
  const refresh = (all) => {
    const match = matcher(state.q || "");
    found = entries.filter((e) => keep(e) && match(e));
    const compare = order();
    if (compare) found.sort(compare);
    const last = Math.max(1, Math.ceil(found.length / PAGE));
    page = Math.min(page, last);
    told.textContent = many(found.length, "result");
    body.replaceChildren(found.length ? draw(all ? found : found.slice((page - 1) * PAGE, page * PAGE), changed)
      : h("p", { class: "sheet empty" }, t("nothing")));
    pages.replaceChildren();
    if (last > 1) pages.append(h("button", { type: "button", disabled: page === 1, onclick: () => turn(-1) }, t("earlier")),
      h("span", {}, `${t("page")} ${number(page)} ${t("of")} ${number(last)}`),
      h("button", { type: "button", disabled: page === last, onclick: () => turn(1) }, t("later")));
    shown = found;
  };
  const keepAddress = () => {
    state.page = page > 1 ? String(page) : "";
    history.replaceState(null, "", query(section, state));
    markNav();
  };
  const turn = (by) => { page += by; refresh(); keepAddress(); view.scrollIntoView(); };
  const changed = () => {
    page = 1;
    clearTimeout(timer);
    timer = setTimeout(() => { refresh(); keepAddress(); }, 60);
  };
  const reset = h("button", { type: "button", onclick: () => { history.replaceState(null, "", `#/${section}`); show(); view.querySelector("input")?.focus(); } }, t("reset"));
  // On paper there is no next page.
  printing = { before: () => found.length > PAGE && found.length <= 5000 && refresh(true), after: () => refresh() };
  refresh();
  return [h("form", { class: "tools", role: "search", onsubmit: (e) => e.preventDefault() }, tools(changed), reset),
    h("div", { class: "told" }, told, extra ? extra(() => found) : null), body, pages];
}
let printing = null;
addEventListener("beforeprint", () => { if (printing) printing.before(); for (const d of document.querySelectorAll("aside details")) d.open = true; });
addEventListener("afterprint", () => printing && printing.after());

function sortHead(columns, state, changed) {
  return h("thead", {}, h("tr", {}, columns.map(([name, key, number_]) => {
    const on = key && state.sort === key;
    return h("th", { scope: "col", class: number_ ? "num" : null, "aria-sort": on ? (state.up ? "ascending" : "descending") : null },
      key ? h("button", { type: "button", onclick: () => { state.up = on && !state.up ? "1" : ""; state.sort = key; changed(); } }, t(name)) : t(name));
  })));
}
function placesList(entry, kind, titled) {
  return h("details", { "data-places": entry.n }, h("summary", {}, `${t(titled)} (${number(entry.places.length)})`));
}
/** Fill the places of an entry when they are first opened: a document may be cited thousands of times. */
function fillOnOpen(details, entry, kind) {
  const fill = () => {
    if (!details.open || details.childElementCount > 1) return;
    details.append(h("ul", { class: "places" }, entry.places.map(({ doc, i, role }) => h("li", {}, dateCell(doc.when), " ",
      h("a", { href: hrefOf(doc, kind, i) }, titleOf(doc)), role ? h("span", { class: "soft" }, ` · ${term("role", role)}`) : null))));
  };
  details.addEventListener("toggle", fill);
  return details;
}
function bars(counts, hrefFor) {
  const most = Math.max(1, ...counts.map(([, n]) => n));
  return h("ul", { class: "bars" }, counts.map(([code, n]) => {
    const bar = h("i", { "aria-hidden": "true" });
    bar.style.width = `${(100 * n) / most}%`;
    return h("li", {}, h("a", { href: hrefFor(code) }, label(code)), h("span", { class: "track" }, bar), h("span", { class: "num" }, number(n)));
  }));
}
function spans(step) {
  const days = data.documents.map((d) => periodOf(d.when, step)).filter(Boolean).sort();
  return days.length ? listPeriods(days[0], days[days.length - 1], step) : [];
}
const finest = (most) => ["month", "quarter", "year"].find((s) => spans(s).length <= most) || "year";

// ---------------------------------------------------------------- overview
function showOverview() {
  const counts = {};
  for (const task of tasks) counts[task.label] = (counts[task.label] || 0) + 1;
  const tile = (section, n, name) => h("a", { class: "sheet tile", href: `#/${section}` }, h("b", {}, number(n)), t(name));
  const top = (list) => list.slice().sort((a, b) => b.bulletins.size - a.bulletins.size || b.places.length - a.places.length || a.n - b.n).slice(0, 8);
  const rank = (section, list, about) => h("ol", { class: "ranks" }, top(list).map((e) => h("li", {},
    h("a", { href: query(section, { only: e.n + 1 }) }, e.name),
    h("span", { class: "soft small" }, many(e.bulletins.size, "n_bulletin")), h("p", { class: "soft small cut" }, about(e)))));
  const undated = data.documents.filter((d) => !d.when).length;
  return [heading(t("overview")),
    h("div", { class: "tiles" }, tile("bulletins", data.documents.length, data.documents.length === 1 ? "n_bulletin" : "n_bulletins"), tile("tasks", tasks.length, "n_tasks"),
      tile("cited", cited.length, "n_cited"), tile("persons", persons.length, "n_persons")),
    h("div", { class: "grid" },
      h("section", { class: "sheet wide" }, h("h2", {}, t("bulletins_over_time")), columns(),
        undated ? h("p", { class: "soft small more" }, `${number(undated)} ${t("undated")}`) : null),
      h("section", { class: "sheet wide" }, h("h2", {}, t("tasks_by_field")),
        bars(Object.entries(counts).sort((a, b) => b[1] - a[1]), (code) => query("tasks", { label: code })),
        h("p", { class: "more" }, h("a", { href: "#/fields" }, t("fields_over_time")))),
      h("section", { class: "sheet" }, h("h2", {}, t("most_cited")),
        rank("cited", cited, (c) => [c.issuer, c.subject].filter(Boolean).join(" · ")), h("p", { class: "more" }, h("a", { href: "#/cited" }, t("all")))),
      h("section", { class: "sheet" }, h("h2", {}, t("most_seen")),
        rank("persons", persons, (p) => p.posts.map(spellPost).join("; ")), h("p", { class: "more" }, h("a", { href: "#/persons" }, t("all")))),
      data.failures.length ? h("section", { class: "sheet wide" }, h("h2", {}, `${t("failures")} (${number(data.failures.length)})`),
        h("ul", {}, data.failures.slice(0, 200).map((f) => h("li", { class: "small" }, `${f.id}: ${f.message}`)))) : null)];
}
function columns() {
  const step = finest(innerWidth < 740 ? 18 : 48), periods = spans(step), counts = {};
  for (const doc of data.documents) { const p = periodOf(doc.when, step); if (p) counts[p] = (counts[p] || 0) + 1; }
  const most = Math.max(1, ...Object.values(counts)), every = Math.ceil(periods.length / (innerWidth < 740 ? 5 : 14));
  return h("ol", { class: "columns" }, periods.map((p, n) => {
    const bar = h("i", { "aria-hidden": "true" });
    bar.style.height = `${(78 * (counts[p] || 0)) / most}%`;
    const told = `${spellPeriod(p)}: ${many(counts[p] || 0, "n_bulletin")}`;
    return h("li", { title: told }, h("span", { class: "sr" }, told), h("b", { "aria-hidden": "true" }, counts[p] || ""), bar,
      h("span", { class: n > periods.length - every / 2 - 1 ? "when late" : "when", "aria-hidden": "true" }, n % every === 0 ? spellPeriod(p) : ""));
  }));
}

// ---------------------------------------------------------------- fields of work over time
function showFields(state) {
  state.step ||= finest(14);
  const again = () => { history.replaceState(null, "", query("fields", state)); show(); };
  const periods = spans(state.step), cells = {}, rows = {}, sums = {};
  const named = (p) => (p ? spellPeriod(p) : t("undated"));
  for (const task of tasks) {
    const p = periodOf(task.doc.when, state.step) || "";
    rows[task.label] = (rows[task.label] || 0) + 1;
    cells[`${task.label} ${p}`] = (cells[`${task.label} ${p}`] || 0) + 1;
    sums[p] = (sums[p] || 0) + 1;
  }
  if (sums[""]) periods.push("");
  const share = state.as === "share";
  const value = (code, p) => { const n = cells[`${code} ${p}`] || 0; return share ? (sums[p] ? (100 * n) / sums[p] : 0) : n; };
  const order = Object.keys(rows).sort((a, b) => rows[b] - rows[a]);
  const most = Math.max(1, ...order.flatMap((code) => periods.map((p) => value(code, p))));
  const cell = (code, p) => {
    const v = value(code, p);
    if (!v) return h("td", {}, h("span", { class: "soft" }, "·"));
    const a = h("a", { href: query("tasks", { label: code, period: p || "undated" }),
      "aria-label": `${label(code)}, ${named(p)}: ${number(v, 1)}${share ? " %" : ""}` }, number(v, share && v < 10 ? 1 : 0));
    a.style.setProperty("--w", (0.06 + (0.5 * v) / most).toFixed(3));
    return h("td", {}, a);
  };
  return [heading(t("fields_over_time")), h("form", { class: "tools", onsubmit: (e) => e.preventDefault() },
      selectBox(state, "step", "by", ["year", "quarter", "month"].map((s) => [s, t(s)]), again),
      selectBox(state, "as", "show", [["", t("count")], ["share", t("share")]], again)),
    h("p", { class: "soft small" }, t("fields_note")),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("fields_over_time") }, h("table", { class: "heat" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("field")), periods.map((p) => h("th", { scope: "col" }, named(p))), h("th", { scope: "col" }, t("total")))),
      h("tbody", {}, order.map((code) => h("tr", {}, h("th", { scope: "row" }, h("a", { href: query("tasks", { label: code }) }, label(code))),
        periods.map((p) => cell(code, p)), h("td", {}, h("span", {}, number(rows[code]))))),
        h("tr", { class: "sum" }, h("th", { scope: "row" }, t("total")), periods.map((p) => h("td", {}, h("span", {}, number(sums[p] || 0)))), h("td", {}, h("span", {}, number(tasks.length)))))))];
}

// ---------------------------------------------------------------- tasks
function listPeriodOptions(state) {
  const years = spans("year").reverse().map((y) => [y, y]);
  if (state.period && state.period.length > 4 && state.period !== "undated") years.unshift([state.period, spellPeriod(state.period)]);
  if (data.documents.some((d) => !d.when)) years.push(["undated", t("undated")]);
  return [["", t("every_period")], ...years];
}
const within = (iso, period) => !period || (period === "undated" && !iso) || [iso.slice(0, 4), periodOf(iso, "quarter"), periodOf(iso, "month")].includes(period);
function showTasks(state) {
  state.sort ||= "date";
  const used = [...new Set(tasks.map((x) => x.label))].map((c) => [c, label(c)]).sort((a, b) => a[1].localeCompare(b[1], lang));
  const keys = { date: (x) => x.doc.when || "", field: (x) => label(x.label), due: (x) => x.due || "" };
  return [heading(t("tasks")), ...listing("tasks", state, {
    entries: tasks,
    keep: (x) => (!state.label || x.label === state.label) && within(x.doc.when, state.period) && (!state.timed || x.period || x.due) && (!state.doubt || x.score < 0.5),
    order: () => { const key = keys[state.sort] || keys.date, way = state.up ? 1 : -1;
      return (a, b) => !key(a) - !key(b) || way * key(a).localeCompare(key(b), lang) || a.doc.n - b.doc.n || a.i - b.i; },
    tools: (changed) => [searchBox(state, "search_tasks", changed), selectBox(state, "label", "field", [["", t("every_field")], ...used], changed),
      selectBox(state, "period", "period", listPeriodOptions(state), changed),
      tickBox(state, "timed", "with_deadline", changed), tickBox(state, "doubt", "doubtful", changed)],
    extra: (found) => h("button", { type: "button", onclick: () => saveCsv(found()) }, t("download")),
    draw: (list, changed) => h("div", { class: "scroll" }, h("table", { class: "stack", id: "tasks" },
      h("caption", { class: "sr" }, t("tasks")),
      sortHead([["task"], ["field", "field"], ["who"], ["deadline", "due"], ["bulletin", "date"]], state, changed),
      h("tbody", {}, list.map((x) => h("tr", {}, h("td", { "data-name": t("task") }, h("a", { href: hrefOf(x.doc, "task", x.i) }, x.text.replace(/\s+/g, " "))),
        h("td", { "data-name": t("field") }, h("span", { class: x.score < 0.5 ? "label doubt" : "label", title: `${t("certainty")}: ${number(100 * x.score)} %` }, label(x.label))),
        h("td", { "data-name": t("who"), class: "small" }, [x.by, x.assignee ? `→ ${x.assignee}` : null].filter(Boolean).join(" ")),
        h("td", { "data-name": t("deadline"), class: "small" }, x.period || spellDate(x.due)),
        h("td", { "data-name": t("bulletin"), class: "small" }, dateCell(x.doc.when), " ", h("a", { href: hrefOf(x.doc) }, titleOf(x.doc)))))))),
  })];
}
function saveCsv(list) {
  // A cell that begins like a formula would be run by a spreadsheet.
  const cell = (v) => { const s = String(v ?? "").replace(/^[=+\-@\t\r]/, "'$&"); return /[",\r\n]/.test(s) ? `"${s.replace(/"/g, '""')}"` : s; };
  const rows = [["bulletin", "title", "published", "field", "score", "task", "set_by", "carried_out_by", "deadline", "deadline_date"],
    ...list.map((x) => [x.doc.id, titleOf(x.doc), x.doc.date, x.label, x.score, x.text.replace(/\s+/g, " "), x.by, x.assignee, x.period, x.due])];
  const url = URL.createObjectURL(new Blob(["\ufeff" + rows.map((r) => r.map(cell).join(",")).join("\r\n")], { type: "text/csv;charset=utf-8" }));
  const a = h("a", { href: url, download: "tasks.csv" });
  document.body.append(a); a.click(); a.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

// ---------------------------------------------------------------- documents cited, officials
function compareBy(keys, state) {
  const key = keys[state.sort], way = state.up ? 1 : -1;
  return (a, b) => {
    const x = key(a), y = key(b);
    return !x - !y || way * (typeof x === "number" ? x - y : String(x).localeCompare(String(y), lang)) || a.n - b.n;
  };
}
function showCited(state) {
  state.sort ||= "bulletins";
  const types = [...new Set(cited.map((c) => c.type).filter(Boolean))].sort((a, b) => a.localeCompare(b, "vi")).map((x) => [x, x]);
  const keys = { bulletins: (c) => c.bulletins.size + c.places.length / 1e6, places: (c) => c.places.length, date: (c) => c.date || "", name: (c) => c.name };
  return [heading(t("cited")), ...listing("cited", state, {
    entries: cited, keep: (c) => (!state.type || c.type === state.type) && (!state.only || c.n === state.only - 1), order: () => compareBy(keys, state),
    tools: (changed) => [searchBox(state, "search_cited", dropOnly(state, changed)), selectBox(state, "type", "type", [["", t("every_type")], ...types], dropOnly(state, changed))],
    draw: (list, changed) => h("div", { class: "scroll" }, h("table", { class: "stack" }, h("caption", { class: "sr" }, t("cited")),
      sortHead([["document", "name"], ["issued", "date"], ["bulletins", "bulletins", true], ["mentions", "places", true]], state, changed),
      h("tbody", {}, list.map((c) => {
        const places = fillOnOpen(placesList(c, "reference", "where_cited"), c, "reference");
        if (list.length === 1) places.open = true;
        return h("tr", {}, h("td", { "data-name": t("document") }, h("strong", {}, c.name), c.issuer ? h("span", { class: "soft" }, ` · ${c.issuer}`) : null,
          c.subject ? h("p", { class: "small" }, c.subject) : null, places),
          h("td", { class: "date", "data-name": t("issued") }, spellDate(c.date)), h("td", { class: "num", "data-name": t("bulletins") }, number(c.bulletins.size)),
          h("td", { class: "num", "data-name": t("mentions") }, number(c.places.length)));
      })))),
  })];
}
const dropOnly = (state, changed) => () => { state.only = ""; changed(); };
function showPersons(state) {
  state.sort ||= "bulletins";
  const keys = { bulletins: (p) => p.bulletins.size + p.places.length / 1e6, name: (p) => p.name.split(" ").pop() + p.name, last: (p) => p.last || "" };
  return [heading(t("persons")), ...listing("persons", state, {
    entries: persons, keep: (p) => !state.only || p.n === state.only - 1, order: () => compareBy(keys, state),
    tools: (changed) => [searchBox(state, "search_persons", dropOnly(state, changed))],
    draw: (list, changed) => h("div", { class: "scroll" }, h("table", { class: "stack" }, h("caption", { class: "sr" }, t("persons")),
      sortHead([["name", "name"], ["posts"], ["seen", "last"], ["bulletins", "bulletins", true]], state, changed),
      h("tbody", {}, list.map((p) => {
        const places = fillOnOpen(placesList(p, "official", "where_seen"), p, "official");
        if (list.length === 1) places.open = true;
        return h("tr", {}, h("td", { "data-name": t("name") }, h("strong", {}, p.name)),
          h("td", { "data-name": t("posts") }, h("ul", {}, p.posts.map((post) => h("li", {}, spellPost(post),
            post.first ? h("span", { class: "soft small" }, ` (${post.first === post.last ? spellDate(post.first) : `${spellDate(post.first)} – ${spellDate(post.last)}`})`) : null))), places),
          h("td", { class: "small date", "data-name": t("seen") }, p.first ? (p.first.slice(0, 10) === p.last.slice(0, 10) ? spellDate(p.first) : `${spellDate(p.first)} – ${spellDate(p.last)}`) : ""),
          h("td", { class: "num", "data-name": t("bulletins") }, number(p.bulletins.size)));
      })))),
  })];
}

// ---------------------------------------------------------------- bulletins
const orders = {
  newest: (a, b) => !a.when - !b.when || b.when.localeCompare(a.when) || a.n - b.n,
  oldest: (a, b) => !a.when - !b.when || a.when.localeCompare(b.when) || a.n - b.n,
  most_tasks: (a, b) => b.tasks.length - a.tasks.length || a.n - b.n,
};
function showBulletins(state) {
  return [heading(t("bulletins")), ...listing("bulletins", state, {
    entries: data.documents, keep: (d) => within(d.when, state.period), order: () => orders[state.order] || orders.newest,
    tools: (changed) => [searchBox(state, "search_bulletins", changed), selectBox(state, "period", "period", listPeriodOptions(state), changed),
      selectBox(state, "order", "order", [["", t("newest")], ["oldest", t("oldest")], ["most_tasks", t("most_tasks")]], changed)],
    draw: (list) => h("ul", { class: "items sheet" }, list.map((d) => h("li", {}, dateCell(d.when), h("div", {}, h("a", { href: hrefOf(d) }, titleOf(d)),
      h("p", { class: "soft small" }, [d.about.event_organiser, `${number(d.tasks.length)} ${t("n_tasks")}`, `${number(new Set(d.references.map((r) => r.cited)).size)} ${t("n_cited")}`,
        `${number(new Set(d.officials.map((o) => o.person)).size)} ${t("n_persons")}`].filter(Boolean).join(" · ")))))),
  })];
}

/** The runs of a stretch of text in which the same marks are open, outermost first. */
function listRuns(marks, start, end) {
  const inside = marks.filter((m) => m.start < end && m.end > start);
  const cuts = [...new Set([start, end, ...inside.flatMap((m) => [m.start, m.end]).filter((x) => x > start && x < end)])].sort((a, b) => a - b);
  return cuts.slice(1).map((until, i) => ({ start: cuts[i], end: until, marks: inside.filter((m) => m.start <= cuts[i] && m.end >= until) }));
}
function listMarks(doc) {
  const of = (kind, list) => list.map((fact, i) => ({ kind, fact, i, key: `${kind}-${i}`, start: fact.start, end: fact.end }));
  return [...of("task", doc.tasks), ...of("reference", doc.references), ...of("post", doc.posts), ...of("official", doc.officials)]
    .filter((m) => m.end > m.start).sort((a, b) => a.start - b.start || b.end - a.end);
}
const ARTICLE = new Set(["title", "heading", "paragraph", "list_item", "caption"]);
let reading = null;

function showReader(doc, key) {
  const marks = listMarks(doc), firsts = new Map(), pieces = new Map(marks.map((m) => [m.key, []]));
  const text = h("div", { class: "page plain" });
  for (const [start, end, kind] of doc.segments) {
    const part = h("p", { class: `part ${ARTICLE.has(kind) ? kind : "furniture"}` });
    for (const run of listRuns(marks, start, end)) {
      const words_ = doc.text.slice(run.start, run.end);
      if (!run.marks.length) { part.append(words_); continue; }
      const opens = run.marks.filter((m) => !firsts.has(m.key));
      const node = h("mark", { class: [...new Set(run.marks.map((m) => m.kind))].join(" "), title: run.marks.map(summary).join("\n"),
        "data-keys": run.marks.map((m) => m.key).join(" "), tabindex: opens.length ? "0" : "-1", role: opens.length ? "button" : null });
      node.append(words_);
      for (const m of opens) firsts.set(m.key, node);
      for (const m of run.marks) pieces.get(m.key).push(node);
      part.append(node);
    }
    text.append(part);
  }
  const choose = (e) => {
    const node = e.target.closest("mark");
    if (!node || !text.contains(node) || String(getSelection())) return;
    const keys = node.dataset.keys.split(" ");
    select(keys.reverse(), false);
  };
  text.addEventListener("click", choose);
  text.addEventListener("keydown", (e) => { if (e.key === "Enter" || e.key === " ") { if (e.target.closest("mark")) { e.preventDefault(); choose(e); } } });

  const card = h("div", { "aria-live": "polite" });
  const chosen = h("section", { class: "sheet chosen", "aria-label": t("chosen") }, h("div", { class: "head" }, h("h2", {}, t("chosen")),
    h("button", { type: "button", class: "close", onclick: () => select([], false) }, t("close"))), card);
  const facts = h("section", { class: "sheet facts" }, h("h2", {}, t("found")));
  const links = new Map();
  for (const [kind, list] of [["task", doc.tasks], ["official", doc.officials], ["reference", doc.references]]) {
    const items = list.map((fact, i) => {
      const a = h("a", { href: hrefOf(doc, kind, i) }, doc.text.slice(fact.start, fact.end).replace(/\s+/g, " "));
      links.set(`${kind}-${i}`, a);
      const note = kind === "task" ? label(fact.label) : kind === "official" ? (fact.role ? term("role", fact.role) : "") : fact.relation ? term("relation", fact.relation) : "";
      return h("li", {}, a, note ? h("span", { class: "soft" }, ` · ${note}`) : null);
    });
    facts.append(h("details", { open: kind === "task" || list.length < 12 }, h("summary", {}, `${t(`mark_${kind}`)} (${number(list.length)})`), h("ol", {}, items)));
  }
  function select(keys, scroll) {
    for (const node of text.querySelectorAll(".here")) node.classList.remove("here");
    for (const a of links.values()) a.removeAttribute("aria-current");
    const known = keys.filter((k) => pieces.has(k));
    chosen.classList.toggle("on", known.length > 0);
    if (!known.length) { card.replaceChildren(h("p", { class: "soft" }, t("choose"))); return; }
    for (const node of pieces.get(known[0])) node.classList.add("here");
    for (const k of known) links.get(k)?.setAttribute("aria-current", "true");
    card.replaceChildren(...known.map((k) => factCard(doc, marks.find((m) => m.key === k))));
    const first = firsts.get(known[0]);
    history.replaceState(null, "", hrefOf(doc, ...known[0].split("-")));
    if (!scroll || !first) return;
    if (first.closest(".furniture")) { text.classList.remove("plain"); tick.checked = true; }
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "start" });
  }
  const toggle = (kind) => h("label", {}, h("input", { type: "checkbox", checked: true, name: kind,
    onchange: (e) => text.classList.toggle(`no-${kind}`, !e.target.checked) }), h("mark", { class: kind }, t(`mark_${kind}`)), ` ${number(doc[`${kind}s`].length)}`);
  const tick = h("input", { type: "checkbox", name: "furniture", onchange: (e) => text.classList.toggle("plain", !e.target.checked) });
  const ordered = data.documents.slice().sort(orders.newest), at = ordered.indexOf(doc);
  const step = (other, name) => (other ? h("a", { href: hrefOf(other), title: titleOf(other) }, t(name)) : null);
  reading = { doc, select };
  const nodes = [h("p", { class: "way" }, h("a", { href: "#/bulletins" }, `← ${t("all")}`), step(ordered[at + 1], "previous_bulletin"), step(ordered[at - 1], "next_bulletin")),
    h("div", { class: "reader" },
      h("article", { class: "sheet" }, heading(titleOf(doc)), aboutList([["date", spellDate(doc.date)], ...Object.entries(doc.about).map(([k, v]) => [k, k === "event_date" ? spellDate(v) : v])]),
        h("fieldset", { class: "legend" }, h("legend", { class: "sr" }, t("marks")), ["official", "post", "reference", "task"].map(toggle),
          h("label", {}, tick, t("furniture"))), text),
      h("aside", { "aria-label": t("found") }, chosen, facts))];
  requestAnimationFrame(() => select(key ? [key] : [], true));
  return nodes;
}
function aboutList(pairs) {
  const filled = pairs.filter(([, v]) => v !== undefined && v !== null && v !== "");
  return filled.length ? h("dl", { class: "about" }, filled.map(([k, v]) => [h("dt", {}, t(k)), h("dd", {}, v)])) : null;
}
/** "period: lead-in; period_end: year of the bulletin" in the reader's words; what is not known stays as it is. */
function spellInferred(text) {
  if (!text) return "";
  return text.split("; ").map((part) => {
    const [what, why, ...rest] = part.split(": ");
    if (why === undefined) return term("why", what);
    return `${term("what", what)}: ${[term("why", why), ...rest].join(": ")}`;
  }).join("; ");
}
function summary({ kind, fact }) {
  const about = kind === "task" ? [label(fact.label), fact.by, fact.period]
    : kind === "official" ? [fact.role && term("role", fact.role)]
    : kind === "post" ? [fact.alone ? t("alone") : spellPost(fact), fact.person !== undefined && persons[fact.person].name]
    : [cited[fact.cited].name, spellDate(cited[fact.cited].date), fact.relation && term("relation", fact.relation)];
  return `${t(`mark_${kind}`)}: ${about.filter(Boolean).join(" · ")}`;
}
function factCard(doc, { kind, fact }) {
  const pairs = [], links = [];
  const personName = fact.person !== undefined ? persons[fact.person].name : null;
  if (kind === "official") {
    pairs.push(["titles", fact.titles], ["role", fact.role && term("role", fact.role)],
      ["posts", doc.posts.filter((p) => !p.alone && p.person === fact.person && fact.person !== undefined).map(spellPost).filter((x, i, all) => all.indexOf(x) === i).join("; ")],
      ["inferred", fact.evidence && term("why", fact.evidence)]);
  } else if (kind === "post") {
    pairs.push(["person", personName], ["title", fact.title], ["organisation", fact.organisation], ["level", fact.level && term("level", fact.level)],
      ["inferred", fact.evidence ? term("why", fact.evidence) : spellInferred(fact.inferred)]);
  } else if (kind === "reference") {
    const c = cited[fact.cited];
    pairs.push(["document", c.name], ["issued", spellDate(fact.date || c.date)], ["issuer", fact.issuer || c.issuer], ["subject", fact.subject || c.subject], ["provision", fact.provision],
      ["relation", fact.relation && term("relation", fact.relation)], ["corrected", fact.corrected], ["candidates", fact.candidates], ["inferred", spellInferred(fact.inferred)]);
    links.push(h("a", { href: query("cited", { only: fact.cited + 1 }) }, t("to_document")));
  } else {
    pairs.push(["field", label(fact.label)], ["certainty", fact.score === undefined ? null : `${number(100 * fact.score)} %`], ["second", fact.score < 0.8 && fact.second ? label(fact.second) : null],
      ["set_by", fact.by], ["assignee", fact.assignee], ["deadline", fact.period], ["since", spellDate(fact.since)], ["due", spellDate(fact.due)],
      ["carries_out", (fact.cited || []).map((n) => cited[n].name).join("; ")], ["inferred", spellInferred(fact.inferred)]);
    links.push(h("a", { href: query("tasks", { label: fact.label }) }, t("to_tasks")));
  }
  if (personName) links.push(h("a", { href: query("persons", { only: fact.person + 1 }) }, t("to_person")));
  return h("div", { class: "card" }, h("h3", {}, h("mark", { class: kind }, t(`mark_${kind}`)), " ", kind === "task" ? "" : doc.text.slice(fact.start, fact.end).replace(/\s+/g, " ")),
    aboutList(pairs), links.map((a) => h("p", { class: "small" }, a)));
}

// ---------------------------------------------------------------- the address, the language
const SECTIONS = { overview: showOverview, fields: showFields, tasks: showTasks, cited: showCited, persons: showPersons, bulletins: showBulletins };
function parseAddress() {
  const [path, params] = location.hash.replace(/^#\/?/, "").split("?");
  const [section, id, key] = path.split("/");
  let name = null;
  // A hand-written address may hold a broken escape.
  try { name = id ? decodeURIComponent(id) : null; } catch { name = null; }
  return { section: Object.hasOwn(SECTIONS, section) ? section : "overview", id: name, key, state: Object.fromEntries(new URLSearchParams(params || "")) };
}
function markNav() {
  const { section } = parseAddress();
  for (const a of byId("nav").children) {
    if (a.dataset.section === section) a.setAttribute("aria-current", "page"); else a.removeAttribute("aria-current");
  }
}
function show() {
  const { section, id, key, state } = parseAddress();
  const doc = section === "bulletins" && id !== null ? data.documents.find((d) => d.id === id) : null;
  markNav();
  if (doc && reading && reading.doc === doc && view.contains(reading.root)) { reading.select(key ? [key] : [], true); return; }
  printing = null;
  reading = null;
  view.replaceChildren(...(doc ? showReader(doc, key) : SECTIONS[section](state)));
  if (reading) reading.root = view.firstElementChild;
  document.title = `${view.querySelector("h1").textContent} – ${data.title || t("report")}`;
}
function dress() {
  document.documentElement.lang = lang;
  byId("skip").textContent = t("skip");
  byId("name").textContent = data.title || t("report");
  const days = data.documents.map((d) => d.when).filter(Boolean).sort();
  byId("scope").textContent = [many(data.documents.length, "n_bulletin"), days.length ? `${spellDate(days[0])} – ${spellDate(days[days.length - 1])}` : null].filter(Boolean).join(" · ");
  byId("nav").setAttribute("aria-label", t("sections"));
  byId("nav").replaceChildren(...Object.keys(SECTIONS).map((s) => h("a", { href: `#/${s}`, "data-section": s }, t(s))));
  byId("language").textContent = t("other_language");
  byId("language").lang = lang === "vi" ? "en" : "vi";
  byId("foot").textContent = t("made");
  reading = null;
}
async function readData() {
  const node = byId("data");
  if (node.dataset.encoding === "plain") return JSON.parse(node.textContent);
  const bytes = Uint8Array.from(atob(node.textContent), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}
async function start() {
  if (!("DecompressionStream" in window) || !Object.hasOwn) {
    view.replaceChildren(h("p", {}, "Trình duyệt này quá cũ để mở báo cáo. This browser is too old for the report."));
    return;
  }
  data = await readData();
  words = data.words;
  lang = data.language;
  // Some browsers keep no storage for pages from disk.
  try { lang = localStorage.getItem("vnbulletin-language") || lang; } catch { /* the default stands */ }
  if (lang !== "vi" && lang !== "en") lang = data.language;
  link();
  dress();
  show();
  byId("skip").addEventListener("click", (e) => { e.preventDefault(); view.focus(); });
  byId("language").addEventListener("click", () => {
    lang = lang === "vi" ? "en" : "vi";
    try { localStorage.setItem("vnbulletin-language", lang); } catch { /* asked again next time */ }
    dress();
    show();
  });
  addEventListener("hashchange", () => {
    const before = view.firstElementChild;
    show();
    // A new section begins at its heading, for the eye and for a screen reader alike.
    if (view.firstElementChild !== before && !parseAddress().key) { scrollTo(0, 0); view.querySelector("h1").focus({ preventScroll: true }); }
  });
  document.documentElement.dataset.ready = "true";
}
start();
})();

/* Enhancements. Every page works without this file; nothing here is the only way to do a thing. */
(() => {
  "use strict";
  const text = document.body.dataset;

  // How many characters are left. The server counts code points, so this does too.
  for (const area of document.querySelectorAll("[data-max]")) {
    const note = document.getElementById(area.id + "-count");
    if (!note) continue;
    const max = Number(area.dataset.max);
    const show = () => {
      const left = max - [...area.value].length;
      const [one, many] = left < 0 ? [note.dataset.overOne, note.dataset.over] : [note.dataset.leftOne, note.dataset.left];
      note.textContent = (Math.abs(left) === 1 ? one : many).replace("#", Math.abs(left).toLocaleString(document.documentElement.lang));
      note.classList.toggle("over", left < 0);
    };
    area.addEventListener("input", show);
    show();
  }

  // A draft outlives a closed page by accident, on this device and in this tab only.
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const key = "draft:" + location.pathname + ":" + form.dataset.draft;
    const also = form.dataset.draftAlso;
    const fields = [...form.querySelectorAll("textarea[name]"), ...(also ? form.querySelectorAll(`input[name="${also}"]`) : [])];
    let sent = false;
    let dirty = false;
    try {
      const kept = JSON.parse(sessionStorage.getItem(key) || "{}");
      for (const field of fields) {
        if (!field.value && kept[field.name]) {
          field.value = kept[field.name];
          field.dispatchEvent(new Event("input"));
          dirty = true;
        }
      }
    } catch { /* Storage may be forbidden; then there is no draft. */ }
    if (dirty) {
      const note = document.createElement("p");
      note.className = "hint";
      note.setAttribute("role", "status");
      note.textContent = text.restored;
      form.prepend(note);
    }
    form.addEventListener("input", () => {
      dirty = true;
      try {
        sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(fields.map((f) => [f.name, f.value]))));
      } catch { /* As above. */ }
    });
    // Who follows a link that the form itself offers finds the draft here again.
    form.addEventListener("click", (event) => {
      if (event.target.closest("a[data-draft-kept]")) sent = true;
    });
    addEventListener("pageshow", () => { sent = false; });
    form.addEventListener("submit", () => {
      sent = true;
      try { sessionStorage.removeItem(key); } catch { /* As above. */ }
    });
    addEventListener("beforeunload", (event) => {
      if (dirty && !sent && fields.some((f) => f.value.trim())) event.preventDefault();
    });
  }

  // While a question or a petition is typed: what is like it and there already. It changes only as long as the
  // person types there, so that nothing moves under a hand; without an answer nothing is said.
  for (const place of document.querySelectorAll("[data-similar]")) {
    const field = document.getElementById(place.dataset.similarFor);
    if (!field) continue;
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    const list = document.createElement("div");
    place.append(status, list);
    // A region must be there before it speaks.
    place.hidden = false;
    place.classList.add("hidden");
    let timer = 0;
    let asked = "";
    let request = null;
    let rest = 0;
    const show = (part) => {
      const count = part && part.querySelector("[data-similar-count]");
      const found = part && part.querySelector(".similar-list");
      if (status.textContent !== (count ? count.textContent : "")) status.textContent = count ? count.textContent : "";
      list.replaceChildren(...(found ? [found] : []));
      place.classList.toggle("hidden", !found);
    };
    const ask = async () => {
      const words = field.value.trim();
      if (words === asked || Date.now() < rest) return;
      asked = words;
      if (request) request.abort();
      if ([...words].length < 4) return show(null);
      const mine = request = new AbortController();
      try {
        const answer = await fetch(`${place.dataset.similar}?part=list&q=${encodeURIComponent(words)}`, { signal: mine.signal, headers: { accept: "text/html" } });
        if (answer.status === 429) rest = Date.now() + 1000 * (Number(answer.headers.get("retry-after")) || 30);
        if (!answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (request === mine && document.activeElement === field) show(page);
      } catch { /* Aborted, or no network: the offer before sending is still made. */ }
    };
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 350);
    });
    if (document.activeElement === field) ask();
  }

  // Work that a site may ask of a browser before it takes a text: a number that makes a hash begin with
  // zeros. Nothing waits for it: without it a moderator reads the text first.
  document.addEventListener("focusin", async (event) => {
    const form = event.target.form;
    const field = form && form.querySelector("input[data-work]");
    if (!field || field.dataset.begun || !window.crypto || !crypto.subtle) return;
    field.dataset.begun = "1";
    const asked = `${form.elements.form_key.value}:${form.elements.form_time.value}:`;
    const encoder = new TextEncoder();
    for (let number = 0; number < 1e8; number++) {
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(asked + number)));
      const first = hash.findIndex((byte) => byte);
      if (first * 8 + Math.clz32(hash[first]) - 24 >= Number(field.dataset.work)) {
        field.value = number;
        return;
      }
    }
  });

  // A link that opens its target's part of a page in place: <a data-open="#comments" href="…">.
  const placeOf = (link) => link && document.getElementById(link.getAttribute("aria-controls"));
  const open = async (link) => {
    const place = placeOf(link);
    place.hidden = false;
    link.setAttribute("aria-expanded", "true");
    if (!place.childElementCount) {
      place.textContent = text.loading;
      try {
        const answer = await fetch(link.href, { headers: { accept: "text/html" } });
        if (!answer.ok) throw new Error(answer.status);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const part = page.querySelector(link.dataset.open);
        if (!part) throw new Error("no such part");
        place.replaceChildren(part);
      } catch {
        location.href = link.href;
        return null;
      }
    }
    place.setAttribute("tabindex", "-1");
    place.focus({ preventScroll: true });
    return place;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-open]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const place = placeOf(link);
    if (!place) return;
    event.preventDefault();
    if (place.hidden) return open(link);
    place.hidden = true;
    link.setAttribute("aria-expanded", "false");
  });

  // Words that are selected in a section: a button, next after them, brings them into its form.
  const quotable = document.querySelector("[data-quote]");
  if (quotable) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-main quote-words";
    button.textContent = quotable.dataset.quote;
    let chosen = null;
    const apart = "details, form, .margin-count, .in-place, .summing";
    // The words of a part of the text as the section has them: no headings, no numbers of footnotes,
    // pictures by what they show, blocks on lines of their own.
    const read = (range) => {
      const part = document.createElement("div");
      part.append(range.cloneContents());
      for (const other of part.querySelectorAll(`h1, h2, h3, h4, h5, h6, button, .notice, a[href^="#fn"], ${apart}`)) other.remove();
      for (const picture of part.querySelectorAll("img")) picture.replaceWith(picture.alt);
      for (const block of part.querySelectorAll("p, li, tr, br, pre, blockquote")) block.after("\n");
      for (const cell of part.querySelectorAll("td, th")) cell.append(" ");
      return part.textContent.replace(/\s*\n\s*/g, "\n");
    };
    const choose = () => {
      const selection = getSelection();
      const [from, to] = [selection.anchorNode, selection.focusNode].map((node) => node && (node.closest ? node : node.parentElement));
      if (selection.isCollapsed || !selection.rangeCount) return null;
      const section = from && from.closest("section[id]");
      const outside = (at) => !at || !quotable.contains(at) || at.closest(apart);
      if (outside(from) || outside(to) || to.closest("section[id]") !== section) return null;
      const range = selection.getRangeAt(0);
      return read(range).trim() ? { range: range.cloneRange(), section, whole: section && quotable.contains(section) ? section : quotable } : null;
    };
    // The words, and what stands before and behind them.
    const around = ({ range, whole }) => {
      const [before, behind] = [range.cloneRange(), range.cloneRange()];
      before.setStart(whole, 0);
      before.setEnd(range.startContainer, range.startOffset);
      behind.setEnd(whole, whole.childNodes.length);
      behind.setStart(range.endContainer, range.endOffset);
      return { quote: read(range).trim(), prefix: read(before).slice(-60), suffix: read(behind).slice(0, 60) };
    };
    document.addEventListener("selectionchange", () => {
      if (document.activeElement === button) return;
      chosen = choose();
      if (chosen) chosen.whole.append(button);
      else button.remove();
    });
    // The selection stays while the button is pressed.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", async () => {
      const { section } = chosen;
      button.remove();
      const said = around(chosen);
      const link = section && section.querySelector("a[data-open]");
      const place = link ? await open(link) : document;
      const field = place && place.querySelector("form.say [name=quote]");
      if (!field) return;
      field.closest("details").open = true;
      // What stands around them tells which of several places is meant, until other words are typed.
      for (const [name, words] of Object.entries(said)) field.form.elements[name].value = words;
      field.addEventListener("input", (event) => {
        if (event.isTrusted) for (const name of ["prefix", "suffix"]) field.form.elements[name].value = "";
      });
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.form.elements.text.focus();
    });
  }

  // Copy buttons are made here, because without script they could do nothing.
  for (const link of document.querySelectorAll("a[data-copy]")) {
    if (!navigator.clipboard) break;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link-button";
    button.textContent = link.dataset.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(link.href);
      button.textContent = text.copied;
      setTimeout(() => { button.textContent = link.dataset.copy; }, 2000);
    });
    link.after(" ", button);
  }

  // Desk tables: j and k move, x selects, Enter opens; the box in the head selects all.
  for (const table of document.querySelectorAll("table[data-desk]")) {
    const rows = [...table.tBodies[0].rows];
    const all = table.querySelector("[data-select-all]");
    if (all) {
      all.hidden = false;
      all.addEventListener("change", () => {
        for (const box of table.querySelectorAll("tbody input[type=checkbox]")) box.checked = all.checked;
      });
    }
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
      const at = rows.indexOf(document.activeElement.closest("tr"));
      const move = { j: 1, k: -1 }[event.key];
      if (move) {
        const row = rows[Math.min(Math.max(at + move, 0), rows.length - 1)];
        if (row) (row.querySelector("a") || row.querySelector("input")).focus();
      } else if (event.key === "x" && at >= 0) {
        const box = rows[at].querySelector("input[type=checkbox]");
        if (box) box.checked = !box.checked;
      }
    });
  }

  // Explanations that are ready: those of the chosen reason, put into the field at once.
  const ready = document.querySelector("[data-ready]");
  const reason = document.getElementById("f-reason");
  const explanation = document.getElementById("f-explanation");
  if (ready && reason && explanation) {
    const groups = [...ready.querySelectorAll("[data-reason]")];
    const narrow = () => {
      for (const group of groups) group.hidden = Boolean(reason.value) && group.dataset.reason !== reason.value;
    };
    reason.addEventListener("change", narrow);
    narrow();
    ready.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-text]");
      if (!button) return;
      event.preventDefault();
      explanation.value = document.getElementById(button.dataset.text).textContent;
      explanation.dispatchEvent(new Event("input"));
      if (!reason.value) reason.value = button.closest("[data-reason]").dataset.reason;
      narrow();
      explanation.focus();
    });
  }

  // An open menu closes on Escape and when the click is elsewhere.
  const menu = document.querySelector(".account-menu");
  if (menu) {
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }

  // After a refused form, the summary of errors is what one needs to hear first.
  const summary = document.querySelector(".error-summary");
  if (summary) summary.focus();
})();

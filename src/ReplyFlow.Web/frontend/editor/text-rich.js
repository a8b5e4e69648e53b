// The text in CodeMirror: headings in their faces, findings underlined. It lives in a shadow root, where its styles are
// adopted sheets, which the content security policy lets pass; the text area stays in the form and is kept equal.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { EditorState, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, hoverTooltip, keymap, placeholder } from "@codemirror/view";
import { heading } from "./headings.js";

const faces = [null, 1, 2, 3, 4].map((level) => level && Decoration.mark({ class: `face-${level}` }));

const headings = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.decorations = build(view);
    }
    update(change) {
      if (change.docChanged || change.viewportChanged) this.decorations = build(change.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function build(view) {
  const marks = new RangeSetBuilder();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const indent = line.text.length - line.text.replace(/^[\s\u3000]+/, "").length;
      const { level, length } = heading(line.text.slice(indent));
      if (level) marks.add(line.from + indent, line.from + indent + length, faces[level]);
      at = line.to + 1;
    }
  }
  return marks.finish();
}

// Places of the text that are marked and told about when pointed at: a list that replaces the one before.
function layer(classOf) {
  const set = StateEffect.define();
  const field = StateField.define({
    create: () => Decoration.none,
    update(marks, change) {
      for (const effect of change.effects) if (effect.is(set)) return drawn(effect.value, classOf, change.state.doc.length);
      return change.docChanged ? marks.map(change.changes) : marks;
    },
    provide: (own) => EditorView.decorations.from(own),
  });
  return [set, field];
}

function drawn(list, classOf, length) {
  const ranges = list
    .filter((f) => f.from < f.to && f.to <= length)
    .map((f) => Decoration.mark({ class: classOf(f), told: f.told }).range(f.from, f.to));
  return Decoration.set(ranges, true);
}

const [setFindings, findings] = layer((f) => (f.severe ? "found found-error" : "found found-warning"));
const [setCited, cited] = layer(() => "cited");

const explain = hoverTooltip((view, position) => {
  const hits = [];
  for (const field of [findings, cited])
    view.state.field(field).between(position, position, (from, to, mark) => {
      hits.push({ from, to, told: mark.spec.told });
      return false;
    });
  if (hits.length === 0) return null;
  return {
    pos: hits[0].from,
    end: hits[0].to,
    above: true,
    create() {
      const dom = document.createElement("div");
      for (const hit of hits) dom.append(Object.assign(document.createElement("p"), { className: "found-words", textContent: hit.told }));
      return { dom };
    },
  };
});

const looks = EditorView.theme({
  "&": { fontSize: "17px", color: "#1b2230", backgroundColor: "#fff", border: "1px solid #8a94a6", borderRadius: "6px" },
  "&.cm-focused": { outline: "2px solid #1a73e8", outlineOffset: "0" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "1.85", overflow: "visible" },
  ".cm-content": { padding: "10px 0 40px", minHeight: "22em", caretColor: "#1b2230" },
  ".cm-line": { padding: "0 14px" },
  ".face-1": { fontFamily: "SimHei, 'Heiti SC', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif", fontWeight: "700" },
  ".face-2": { fontFamily: "KaiTi, 'Kaiti SC', 'LXGW WenKai', FandolKai, serif", fontWeight: "600" },
  ".face-3, .face-4": { fontFamily: "FangSong, STFangsong, FandolFang, serif", fontWeight: "600" },
  ".found": { textDecoration: "underline 2px", textUnderlineOffset: "4px", textDecorationSkipInk: "none" },
  ".found-error": { textDecorationColor: "#b5121b", textDecorationStyle: "wavy" },
  ".found-warning": { textDecorationColor: "#a86a00", textDecorationStyle: "dashed" },
  ".cm-tooltip": { border: "1px solid #8a94a6", borderRadius: "6px", backgroundColor: "#fff", boxShadow: "0 4px 14px rgba(27,34,48,.18)" },
  ".found-words": { margin: "0", padding: "8px 12px", maxWidth: "22em", fontSize: "15px", lineHeight: "1.6" },
  ".cited": { backgroundColor: "#eef3fb", borderRadius: "3px" },
});

export function richText(area, host) {
  const root = host.attachShadow({ mode: "open" });
  if (!root.adoptedStyleSheets) throw new Error("adopted style sheets are not known here");
  const changed = [];
  const moved = [];
  const parent = document.createElement("div");
  root.append(parent);
  const view = new EditorView({
    root,
    parent,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        history(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        EditorState.lineSeparator.of("\n"),
        EditorView.contentAttributes.of({ "aria-label": "正文", "aria-multiline": "true", lang: "zh-CN", spellcheck: "false", autocapitalize: "off", autocorrect: "off" }),
        placeholder("在这里写正文，一段一行"),
        headings,
        findings,
        cited,
        explain,
        looks,
        EditorView.updateListener.of((change) => {
          if (change.docChanged) {
            area.value = change.state.doc.toString();
            changed.forEach((act) => act());
          }
          if (change.docChanged || change.selectionSet) moved.forEach((act) => act());
        }),
      ],
    }),
  });
  area.hidden = true;
  area.labels?.forEach((label) => label.addEventListener("click", () => view.focus()));
  return {
    get: () => view.state.doc.toString(),
    set: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    position: () => view.state.selection.main.head,
    goTo(from, to = from) {
      const end = view.state.doc.length;
      const at = Math.min(from, end);
      view.dispatch({ selection: { anchor: at, head: Math.min(to, end) }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
    replace: (from, to, insert) => view.dispatch({ changes: { from, to, insert } }),
    // Several places at once, counted before any change: one step to undo.
    change: (list) => view.dispatch({ changes: list }),
    onChange: (act) => changed.push(act),
    onMove: (act) => moved.push(act),
    mark: (list) => view.dispatch({ effects: setFindings.of(list.map((f) => ({ ...f, told: `${f.message}（依据：${f.ground}）` }))) }),
    cite: (list) => view.dispatch({ effects: setCited.of(list) }),
    insert(words) {
      view.dispatch(view.state.replaceSelection(words));
      view.focus();
    },
    shown: () => view.requestMeasure(),
  };
}

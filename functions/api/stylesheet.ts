/** The one stylesheet: system fonts, light and dark, readable on a phone, and a sheet of paper when printed. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --desk: #f6f5f1; --sheet: #ffffff; --ink: #20262c; --quiet: #565f68; --line: #dcdad3; --edge: #7f8790; --field: #ffffff;
  --accent: #1d4f63; --on-accent: #ffffff; --tint: #e8eff1;
  --wait: #6a4a00; --wait-tint: #fbf0d6; --bad: #8f1d1d; --bad-tint: #fcebe9; --good: #1c5a38; --good-tint: #e6f2ea;
  --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, 'Book Antiqua', Georgia, 'Noto Serif', serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --desk: #14171a; --sheet: #1d2125; --ink: #e9e7e2; --quiet: #a9b0b8; --line: #363c43; --edge: #7f8993; --field: #14171a;
    --accent: #93c6d8; --on-accent: #0c1d24; --tint: #22303a;
    --wait: #f0d28a; --wait-tint: #352b12; --bad: #ffb3aa; --bad-tint: #3b1a18; --good: #9bd8b2; --good-tint: #172b1f;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--desk); color: var(--ink); font: 1.0625rem/1.6 system-ui, -apple-system, 'Segoe UI',
  Roboto, 'Noto Sans', sans-serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; font-weight: 600; text-wrap: balance; margin: 0; }
h1 { font-size: 1.75rem; letter-spacing: -.01em; }
h2 { font-size: 1.25rem; }
h3 { font-size: 1.0625rem; }
p, ul, ol, dl { margin: 0; }
a { color: var(--accent); text-underline-offset: .18em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
[hidden] { display: none; }

.skip { position: absolute; left: -200vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--sheet); padding: .625rem 1rem; z-index: 1; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.top, main { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.25rem; padding-top: .75rem; padding-bottom: .75rem; }
.brand { font: 600 1.25rem/2.75rem var(--serif); color: var(--ink); text-decoration: none; margin-right: auto; }
.top nav { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.125rem; font-size: .9375rem; }
.top nav a, .top nav button { display: inline-block; line-height: 2.75rem; color: var(--quiet); text-decoration: none; }
.top nav a:hover, .top nav button:hover { color: var(--ink); text-decoration: underline; }
.top nav a[aria-current] { color: var(--ink); font-weight: 600; }
main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem; padding-top: 1.25rem; padding-bottom: 5rem; }
main > header { display: grid; grid-template-columns: minmax(0, 1fr); gap: .5rem; }
.lead { font-size: 1.125rem; color: var(--quiet); text-wrap: pretty; }
.quiet { color: var(--quiet); font-size: .9375rem; }
.flow { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
.tight { gap: .375rem; }
.tight > .actions { margin-top: .625rem; }

.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 1.5rem; }
@media (max-width: 30rem) { .sheet { padding: 1.125rem; } .top, main { padding-left: 1rem; padding-right: 1rem; } }
.note { border-left: 4px solid var(--accent); background: var(--tint); border-radius: 4px; padding: .75rem 1rem; }
.note.wait { border-color: var(--wait); background: var(--wait-tint); color: var(--wait); }
.note.bad { border-color: var(--bad); background: var(--bad-tint); color: var(--bad); }
.note.good { border-color: var(--good); background: var(--good-tint); color: var(--good); }
.note a { color: inherit; }
.note ul { padding-left: 1.25rem; }
.chip { display: inline-block; flex: none; white-space: nowrap; border-radius: 1rem; padding: .125rem .75rem; font-size: .875rem; font-weight: 600;
  background: var(--tint); color: var(--accent); }
.chip.wait { background: var(--wait-tint); color: var(--wait); }
.chip.bad { background: var(--bad-tint); color: var(--bad); }
.chip.good { background: var(--good-tint); color: var(--good); }

.rows { list-style: none; padding: 0; border-top: 1px solid var(--line); }
.rows > li { border-bottom: 1px solid var(--line); padding: .625rem 0 .875rem; display: grid; gap: .125rem;
  grid-template-columns: minmax(0, 1fr); }
.rows > li.entry { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding: .25rem 0; }
.rows > li.wraps { flex-wrap: wrap; gap: .5rem 1rem; padding: .625rem 0; }
.wraps > :first-child { flex: 1 1 14rem; }
.rows a.title { font-weight: 600; display: inline-block; padding: .5625rem 0; }
.facts { display: grid; grid-template-columns: minmax(6.5rem, auto) minmax(0, 1fr); gap: .375rem 1rem; }
.facts dt { color: var(--quiet); font-size: .9375rem; }
.facts dd { margin: 0; }
.facts .lines, .lines { white-space: pre-line; }
@media (max-width: 30rem) { .facts { grid-template-columns: minmax(0, 1fr); gap: 0; } .facts dd { margin-bottom: .5rem; } }
.plainly { padding-left: 1.25rem; }
.told { list-style: none; padding: 0; display: grid; gap: .75rem; }
.told li { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 0 1rem; }
.told time { color: var(--quiet); font-size: .9375rem; font-variant-numeric: tabular-nums; }
@media (max-width: 30rem) { .told li { grid-template-columns: minmax(0, 1fr); } }

form { margin: 0; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; display: grid; gap: 1rem; }
legend { padding: 0; font-size: 1.25rem; font-weight: 600; line-height: 1.25; margin-bottom: .75rem; }
.field { display: grid; grid-template-columns: minmax(0, 1fr); gap: .25rem; }
label { font-weight: 600; }
.hint { color: var(--quiet); font-size: .9375rem; font-weight: 400; }
.tick { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .25rem .75rem; align-items: start; }
.tick input { width: 1.25rem; height: 1.25rem; margin: .2rem 0 0; accent-color: var(--accent); }
.tick .hint { display: block; }
.doubt { color: var(--wait); font-weight: 600; }
.fault { color: var(--bad); font-weight: 600; }
input, textarea, select { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit;
  background: var(--field); border: 1px solid var(--edge); border-radius: 6px; }
textarea { line-height: 1.5; resize: vertical; field-sizing: content; min-height: 6rem; }
input[type=file] { padding: .3125rem .75rem .3125rem .375rem; text-overflow: ellipsis; }
::file-selector-button { font-family: inherit; font-size: .9375rem; font-weight: 600; margin: 0 .75rem 0 0; padding: .25rem .75rem; cursor: pointer;
  border: 1px solid var(--accent); border-radius: 4px; background: transparent; color: var(--accent); }
::file-selector-button:hover { background: var(--tint); }
[aria-invalid=true] { border: 2px solid var(--bad); }
.pair { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); align-items: end; }
.check { display: flex; align-items: center; gap: .625rem; min-height: 2.75rem; }
.check input { width: 1.375rem; height: 1.375rem; min-height: 0; flex: none; accent-color: var(--accent); }
.check label { font-weight: 400; padding: .5rem 0; }
.choices { gap: .25rem; }
.choices legend { font-size: 1rem; margin: 0; }
.choices .check { align-items: flex-start; }
.choices .check input { margin-top: .6875rem; }
.person, .apart { border-top: 1px solid var(--line); padding-top: 1rem; display: grid; gap: .75rem; }
.person legend { font-size: 1rem; margin: 0; float: left; }
.person legend + * { clear: both; }

button, .button { display: inline-block; min-height: 2.75rem; padding: .5rem 1.125rem; font: inherit; font-weight: 600;
  line-height: 1.6; border-radius: 6px; border: 1px solid var(--accent); background: transparent; color: var(--accent);
  text-decoration: none; text-align: center; cursor: pointer; }
button:hover, .button:hover { background: var(--tint); }
.primary { background: var(--accent); color: var(--on-accent); }
.primary:hover { background: var(--accent); text-decoration: underline; }
.plain { border-color: transparent; background: none; padding: 0; min-height: 0; font-weight: 400; }
.plain:hover { background: none; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; }
@media (max-width: 30rem) { .actions > button, .actions > .button, .actions > form, .actions > form > button { width: 100%; } }

details > summary { cursor: pointer; padding: .5625rem 0; color: var(--accent); }
.sheet > summary { font-weight: 600; padding: 0; }
details > summary:hover { text-decoration: underline; }
details[open] > summary { margin-bottom: .5rem; }
.options { border-top: 1px solid var(--line); }
.options > details { border-bottom: 1px solid var(--line); }
.options > details[open] { padding-bottom: 1.25rem; }

.letter { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; scroll-margin-top: 1rem; }
.letter > header { display: flex; flex-wrap: wrap; gap: .375rem 1rem; align-items: center; justify-content: space-between; }
.envelope { font-size: .9375rem; }
.envelope .address { display: inline-block; color: var(--quiet); }
.words { font: 1.125rem/1.65 var(--serif); display: grid; gap: 1em; padding: 1.5rem 0; border-top: 1px solid var(--line);
  border-bottom: 1px solid var(--line); }
.words p { white-space: pre-line; hyphens: manual; max-width: 36rem; }
textarea.words { padding: .75rem; border: 1px solid var(--edge); display: block; }
.sources { list-style: none; padding: 0; display: grid; gap: .875rem; }
.sources q { font-family: var(--serif); quotes: none; display: block; }
code, pre { font: .875rem/1.6 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; }
code.secret, pre { display: block; background: var(--desk); border: 1px solid var(--line); border-radius: 6px; padding: .75rem;
  margin: 0; user-select: all; white-space: pre-wrap; }
@media print { .top, .skip, form, .screen { display: none; } body { background: none; } .sheet { border: 0; padding: 0; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`

import { clockSlice } from './clock.ts';
import { type Fields, whole } from './fields.ts';
import type { AnySlice, Inputs, Patch } from './inputs.ts';
import { pageSlice } from './page.ts';
import { decimal, type Repair, shown, split } from './query.ts';
import { runSlice } from './run.ts';
import { Reader, type Slice, type Written } from './slice.ts';

/** The link: a public contract. README.md lists the keys; once released, a key keeps its meaning. */

const LINK_VERSION = 1;

export interface Section {
  /** Whose keys these are: null for those of every view. */
  readonly view: string | null;
  readonly fields: Fields;
}

/** Reads and writes the links of a product with certain views. */
export interface Link {
  /** The opening state. */
  readonly initial: Inputs;
  /** Every key, in the order of the README. */
  readonly sections: readonly Section[];
  /** Canonical query string without '?': fixed order, defaults left out, '' for the opening state; of at most 400 characters, for which some numbers of a state that would need more are rounded to eight digits. */
  serialise(inputs: Inputs): string;
  /** Reads a query: every bad key is repaired alone, and each repair is told. Never throws. */
  parse(query: string): { readonly inputs: Inputs; readonly repairs: readonly Repair[] };
  /** The whole link to a state. `base` is the page's address without query. */
  linkTo(inputs: Inputs, base: string): string;
  /** Inputs with a change made, inside their limits; slices that do not change stay the same objects. */
  changed(inputs: Inputs, patch: Patch): Inputs;
}

/** Characters of the longest link, and the keys whose numbers are cut to a few digits where the state would need more. */
const LONGEST = 400;
const CUT: readonly string[] = ['c', 'eta', 'y', 'alpha'];
const DIGITS = 8;

const textOf = (parts: readonly Written[]) =>
  parts.length === 0 ? '' : `v=${LINK_VERSION}&${parts.map((part) => part.join('=')).join('&')}`;

const shortened = ([key, value]: Written): Written => [
  key,
  CUT.includes(key) ? decimal(Number(Number(value).toPrecision(DIGITS))) : value,
];

/** @throws Error when two slices have the same key. */
export function makeLink(viewSlices: readonly AnySlice[]): Link {
  const page = pageSlice(viewSlices.map(({ name }) => name));
  const views = viewSlices as readonly Slice<unknown>[];
  const common: Fields = {
    v: whole({ min: LINK_VERSION, max: LINK_VERSION }, LINK_VERSION, 'version of this table'),
    ...page.fields,
    ...runSlice.fields,
    ...clockSlice.fields,
  };
  const sections = [
    { view: null, fields: common },
    ...views.map(({ name, fields }) => ({ view: name, fields })),
  ];
  const known = sections.flatMap(({ fields }) => Object.keys(fields));
  const twice = known.find((key, i) => known.indexOf(key) !== i);
  if (twice !== undefined) throw new Error(`two slices have the key ${twice}`);

  const serialise = (inputs: Inputs): string => {
    const shownView = views.find(({ name }) => name === inputs.page.view);
    const parts: Written[] = [
      ...runSlice.write(inputs.run),
      ...clockSlice.write(inputs.clock),
      ...page.write(inputs.page as never),
      ...(shownView?.write(inputs.views[shownView.name]) ?? []),
    ];
    const text = textOf(parts);
    return text.length <= LONGEST ? text : textOf(parts.map(shortened));
  };

  const parse = (query: string) => {
    const repairs: Repair[] = [];
    const note = (key: string, received: string, used: string | number, allowed: string) => {
      repairs.push({
        key,
        received: shown(received),
        used: typeof used === 'number' ? decimal(used) : used,
        allowed,
      });
    };
    const texts = split(query, known, note);
    const keys = new Reader(texts, note);
    const version = texts.get('v');
    if (version !== undefined && version !== String(LINK_VERSION))
      note('v', version, LINK_VERSION, `${LINK_VERSION}`);
    const shownPage = page.read(keys);
    // A key of a view that is not shown would be lost at the next change of the address: better said at once.
    for (const { name, fields } of views) {
      if (name === shownPage.view) continue;
      for (const key of Object.keys(fields)) {
        const text = texts.get(key);
        if (text === undefined) continue;
        note(key, text, 'ignored', `with view=${name}`);
        texts.delete(key);
      }
    }
    const inputs: Inputs = {
      run: runSlice.read(keys),
      clock: clockSlice.read(keys),
      page: shownPage,
      views: Object.fromEntries(views.map((view) => [view.name, view.read(keys)])),
    };
    return { inputs, repairs };
  };

  const changed = (inputs: Inputs, patch: Patch): Inputs => {
    const soundViews = views
      .filter(({ name }) => patch.views?.[name] !== undefined)
      .map((view) => {
        const before = inputs.views[view.name] as object;
        return [view.name, view.sound({ ...before, ...patch.views?.[view.name] }, before)] as const;
      });
    return {
      run: patch.run ? runSlice.sound({ ...inputs.run, ...patch.run }, inputs.run) : inputs.run,
      clock: patch.clock ? clockSlice.sound({ ...inputs.clock, ...patch.clock }, inputs.clock) : inputs.clock,
      page: patch.page
        ? page.sound({ ...inputs.page, ...patch.page } as never, inputs.page as never)
        : inputs.page,
      views: soundViews.length > 0 ? { ...inputs.views, ...Object.fromEntries(soundViews) } : inputs.views,
    };
  };

  return {
    initial: parse('').inputs,
    sections,
    serialise,
    parse,
    linkTo: (inputs, base) => {
      const query = serialise(inputs);
      return query === '' ? base : `${base}?${query}`;
    },
    changed,
  };
}

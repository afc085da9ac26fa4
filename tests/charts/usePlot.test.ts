import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { makePlot } from '../../src/charts/plot.ts';
import { PlotContext, usePlot } from '../../src/charts/usePlot.ts';

it('a part of a drawing has the plot of its frame, and says so where it stands outside every one', () => {
  const Part = () => createElement('i', null, usePlot().width);
  const margin = { top: 0, right: 0, bottom: 0, left: 0 };
  const axis = { kind: 'linear', domain: [0, 1] } as const;
  const value = makePlot({ width: 40, height: 20, unit: 1 }, margin, axis, axis, false);
  expect(renderToString(createElement(PlotContext.Provider, { value }, createElement(Part)))).toBe(
    '<i>40</i>',
  );
  expect(() => renderToString(createElement(Part))).toThrow('outside every frame');
});

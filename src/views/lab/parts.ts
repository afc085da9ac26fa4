import type { Parts } from '../view.ts';
import { DownloadCsv } from './DownloadCsv.tsx';
import { Lab } from './Lab.tsx';
import { Prompt } from './Prompt.tsx';

export const parts: Parts = { main: Lab, prompt: Prompt, tools: DownloadCsv };

import type { Subject } from './protocol.ts';

/** What can be asked of a worker, each subject loaded when it is. */
export const SUBJECTS: Readonly<Record<string, () => Promise<Subject>>> = {
  atlas: async () => (await import('./atlas/tasks.ts')).makeAtlasTasks(),
};

import type { Load } from './serve.ts';

/** What can be asked of a worker, each subject loaded when it is. */
export const SUBJECTS: Readonly<Record<string, Load>> = {
  atlas: async (makeRoom) => (await import('./atlas/tasks.ts')).makeAtlasTasks(makeRoom),
  course: async () => (await import('./course/trainings.ts')).COURSE_TASKS,
};

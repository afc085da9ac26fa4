import { describe, expect, it } from 'vitest';
import { QUESTION_NAMES, type QuestionName, questionBeside } from '../../../src/views/lab/sequence.ts';

describe('the sequence of questions', () => {
  it('is walked from nothing to its last question, each once', () => {
    const walked: QuestionName[] = [];
    for (let at = questionBeside(null, 1); at !== null; at = questionBeside(at, 1)) {
      if (walked.includes(at)) break;
      walked.push(at);
    }
    expect(walked).toEqual([...QUESTION_NAMES]);
    expect(new Set(walked).size).toBe(19);
  });

  it('is walked back the same way, to its first', () => {
    for (const name of QUESTION_NAMES) {
      const [before, after] = [questionBeside(name, -1), questionBeside(name, 1)];
      if (before === null) expect(name).toBe('below-2');
      else expect(questionBeside(before, 1)).toBe(name);
      if (after === null) expect(name).toBe('slides');
      else expect(questionBeside(after, -1)).toBe(name);
    }
    expect(questionBeside(null, -1)).toBeNull();
  });
});

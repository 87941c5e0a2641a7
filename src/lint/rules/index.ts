import type {Rule} from '../rule.ts';
import {requiredSections} from './required-sections.ts';

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [requiredSections];

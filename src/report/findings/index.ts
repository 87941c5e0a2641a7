import {checkstyle} from './checkstyle.ts';
import type {FindingsFormat} from './format.ts';
import {github} from './github.ts';
import {gitlab} from './gitlab.ts';
import {json} from './json.ts';
import {junit} from './junit.ts';
import {sarif} from './sarif.ts';
import {stylishFormat} from './stylish.ts';

/** Every format, the one that is used without asking first. */
export const formats: readonly FindingsFormat[] = [
  stylishFormat,
  json,
  sarif,
  github,
  gitlab,
  junit,
  checkstyle,
];

import {archive} from './archive.mjs';
import {growth} from './growth.mjs';
import {memory} from './memory.mjs';
import {oneFile} from './one-file.mjs';
import {staged, version} from './start.mjs';
import {large, synthetic, whole} from './whole.mjs';

/** Every job, in the order of the table. */
export const jobs = [
  version,
  oneFile(5, 1.4),
  oneFile(20, 1.5),
  oneFile(50, 1.7),
  staged,
  whole,
  synthetic,
  large,
  memory,
  archive,
  growth,
];

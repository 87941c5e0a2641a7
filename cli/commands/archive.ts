import {commit} from '../../src/disk/commit.ts';
import type {FilesReport} from '../../src/plan/fill-files-changed.ts';
import {type ArchivePlan, planArchive} from '../../src/plan/archive-changes.ts';

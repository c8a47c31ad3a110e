import { approvals } from './approvals';
import { afterTheLastDay, repeatedEvents } from './byHand';
import { blockReasonByLabel, codesOfSystemFields, valueOfUpdate } from './fields';
import { lark } from './lark';
import type { Question } from './question';
import { reasonTree } from './reasonTree';
import { statusOfRefusals } from './refusals';
import { timeZone } from './times';
import { otherRecords, updatedFields } from './trial';

/** What Feishu's pages leave open, in the order of docs/operations.md. */
export const questions: readonly Question[] = [
	afterTheLastDay,
	...approvals,
	timeZone,
	otherRecords,
	updatedFields,
	valueOfUpdate,
	reasonTree,
	blockReasonByLabel,
	codesOfSystemFields,
	repeatedEvents,
	statusOfRefusals,
	lark,
];

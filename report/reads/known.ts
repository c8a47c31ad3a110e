import {
	listAt,
	recordAt,
	textAt,
	type JsonObject,
} from '../../nodes/FeishuOffboarding/platform/json';
import type { ReadName } from './documented';

/** `data` of the answers so far. */
export type Answers = ReadonlyMap<ReadName, JsonObject>;

const itemsOf = (answers: Answers, name: ReadName, key = 'items'): unknown[] =>
	listAt(answers.get(name), key);

const filled = (texts: ReadonlyArray<string | undefined>): string[] =>
	texts.flatMap((text) => (text === undefined || text === '' ? [] : text));

/** Of the first employees that the search found. */
export const employmentIdsIn = (answers: Answers): string[] =>
	filled(itemsOf(answers, 'searchEmployees').map((item) => textAt(item, 'employment_id_v2')));

export const offboardingsIn = (answers: Answers): unknown[] => itemsOf(answers, 'search');

/** Whoever has initiated an offboarding, and so has a task in the approval centre. */
export const applicantIn = (answers: Answers): string[] =>
	filled(
		offboardingsIn(answers)
			.map((item) => recordAt(item, 'application_info'))
			.filter((info) => textAt(info, 'process_id') !== undefined)
			.map((info) => textAt(info, 'apply_initiator_id')),
	);

export const processIdsIn = (answers: Answers): string[] =>
	filled([
		...offboardingsIn(answers).map((item) =>
			textAt(recordAt(item, 'application_info'), 'process_id'),
		),
		...itemsOf(answers, 'listApproverTasks', 'approver_list').map((task) =>
			textAt(task, 'process_id'),
		),
	]);

import {
	closedTasks,
	getApprovalProcess,
	openTasks,
	simplifyProcess,
} from '../../nodes/FeishuOffboarding/domain/approval/process';
import { searchOffboardings } from '../../nodes/FeishuOffboarding/domain/offboarding/search';
import { statusNames } from '../../nodes/FeishuOffboarding/domain/offboarding/status';
import { InvalidInput } from '../../nodes/FeishuOffboarding/platform/invalidInput';
import {
	listAt,
	numberAt,
	recordAt,
	textAt,
	type JsonObject,
} from '../../nodes/FeishuOffboarding/platform/json';
import { asError } from '../../nodes/FeishuOffboarding/platform/asError';
import { offboardingsIn, processIdsIn, type Answers } from '../reads/known';
import { ID_TYPE } from '../reads/reads';
import type { Session } from '../wire/session';
import { readAsUtc } from './times';

/** A process beside the offboarding that it is about, in words of closed lists and in numbers. */
export interface SeenProcess {
	/** Of the offboarding; undefined where the process is known from a task alone. */
	readonly offboarding: string | undefined;
	readonly status: string;
	readonly kind: string;
	readonly openTasks: number;
	readonly closedTasks: number;
	/** Of the closed ones, those in the list that is named after the system. */
	readonly systemDone: number;
	/** How far the offboarding's time is ahead of the process's, milliseconds, if it is read as UTC. */
	readonly aheadMs: number | undefined;
}

const PROCESSES_MAX = 8;
const PAGE_SIZE = 5;

/** The statuses that tell most about what becomes of a process. */
const TELLING = ['Withdrawn', 'Rejected', 'Approved'] as const;

/** Looks at the processes of some offboardings, those that have ended first. */
export async function probeProcesses(session: Session, answers: Answers): Promise<SeenProcess[]> {
	const seen: SeenProcess[] = [];
	for (const [processId, offboarding] of await candidates(session, answers)) {
		const data = await processOf(session, processId);
		if (data !== undefined) seen.push(seenProcess(data, offboarding));
	}
	return seen;
}

async function candidates(session: Session, answers: Answers): Promise<Map<string, unknown>> {
	const { envelope } = await session.send(
		searchOffboardings({ statuses: TELLING }, undefined, {
			pageSize: PAGE_SIZE,
			userIdType: ID_TYPE,
		}),
	);
	const offboardings = [...listAt(envelope?.data, 'items'), ...offboardingsIn(answers)];
	const found = new Map<string, unknown>();
	for (const offboarding of offboardings) {
		const processId = textAt(recordAt(offboarding, 'application_info'), 'process_id') ?? '';
		if (processId !== '') found.set(processId, offboarding);
	}
	for (const processId of processIdsIn(answers)) {
		if (!found.has(processId)) found.set(processId, undefined);
	}
	return new Map([...found].slice(0, PROCESSES_MAX));
}

async function processOf(session: Session, processId: string): Promise<JsonObject | undefined> {
	try {
		const heard = await session.send(getApprovalProcess(ID_TYPE, processId));
		return heard.class === 'done' ? heard.envelope?.data : undefined;
	} catch (error: unknown) {
		if (error instanceof InvalidInput) return undefined;
		throw asError(error);
	}
}

function seenProcess(data: JsonObject, offboarding: unknown): SeenProcess {
	const { properties, status } = simplifyProcess(data, 'en-US');
	return {
		offboarding: offboarding === undefined ? undefined : offboardingStatus(offboarding),
		status: wordOf(status, numberAt(data, 'status')),
		kind: wordOf(properties, numberAt(data, 'properties')),
		openTasks: openTasks(data).length,
		closedTasks: closedTasks(data).length,
		systemDone: listAt(data, 'system_done_list').length,
		aheadMs: aheadMs(data, offboarding),
	};
}

const offboardingStatus = (offboarding: unknown): string => {
	const status = textAt(offboarding, 'status');
	return statusNames.find((name) => name === status) ?? 'another status';
};

/** The word that this package has for a documented number. Anything else may be a value. */
const wordOf = (word: unknown, number: number | undefined): string =>
	number !== undefined && typeof word === 'string' && /^[A-Z][a-zA-Z]+$/.test(word)
		? word
		: 'another value';

function aheadMs(data: JsonObject, offboarding: unknown): number | undefined {
	const createdMs = Number(textAt(data, 'create_time') ?? Number.NaN);
	const initiated = textAt(recordAt(offboarding, 'application_info'), 'apply_initiating_time');
	const readMs = readAsUtc(initiated);
	const ahead = readMs === undefined ? Number.NaN : readMs - createdMs;
	return Number.isFinite(ahead) ? ahead : undefined;
}

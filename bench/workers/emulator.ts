import { at, textIn, type JsonRecord } from '../../test/host/json';
import type { JournalEntry } from '../../test/emulator/gateway/journal';
import { createEmulator, type Emulator } from '../../test/emulator/server';
import { numberIn } from '../ipc/decode';
import { serve } from '../ipc/serve';
import { operationIn } from '../operations';
import { extraPeople, offboard, seedingTimeMs } from './records';

const THROTTLED = 99991400;

/** Longer than any run by a clock that runs fast. */
const LONG_LIFE_SECONDS = 1e9;

let emulator: Emulator | undefined;

/** The emulator's time begins that much in the past, so that its limits can elapse while it is filled. */
let behindMs = 0;

const running = (): Emulator => {
	if (emulator === undefined) throw new Error('The emulator has not been started');
	return emulator;
};

async function start(question: JsonRecord) {
	const people = numberIn(question['people']);
	const limits = question['limits'] === true;
	behindMs = limits ? seedingTimeMs(people) : 0;
	emulator = await createEmulator({
		latencyMs: numberIn(question['latencyMs']),
		limits,
		extraPeople: people,
		clock: { now: () => Date.now() - behindMs },
		...(limits ? {} : { tokenLifetimeSeconds: LONG_LIFE_SECONDS }),
	});
	const { appId, appSecret } = emulator.apps.main;
	return { url: emulator.url, appId, appSecret };
}

/** Gives the IDs of the rows: of records that can be revoked, or of people who can be offboarded. */
async function fill(question: JsonRecord) {
	const employmentIds = extraPeople(running()).map(({ employmentId }) => employmentId);
	if (operationIn(question['operation']) === 'submit') return { ids: employmentIds, employmentIds };
	const ids = await offboard(running(), employmentIds, (elapsedMs) => {
		behindMs = Math.max(0, behindMs - elapsedMs);
	});
	return { ids, employmentIds };
}

function rowRecords() {
	const people = new Set(extraPeople(running()).map(({ employmentId }) => employmentId));
	return running()
		.offboardings()
		.filter(({ employmentId }) => people.has(employmentId));
}

function begin() {
	behindMs = 0;
	running().clearJournal();
	return {};
}

const isThrottled = ({ code }: JournalEntry) => code === THROTTLED;

function count(question: JsonRecord) {
	const entries = running().requests();
	const times = entries.map(({ at: atMs }) => atMs);
	const calls = running().requests(operationIn(question['operation']));
	const records = rowRecords();
	const open = records.filter(({ status }) => status === 'NoNeedApproval');
	return {
		calls: calls.length,
		throttled: calls.filter(isThrottled).length,
		tokenCalls: running().requests('tenantAccessToken').length,
		firstAtMs: times[0] ?? 0,
		lastAtMs: times.at(-1) ?? 0,
		withdrawn: records.filter(({ status }) => status === 'Withdrawn').length,
		leavers: new Set(open.map(({ employmentId }) => employmentId)).size,
	};
}

const answers: Record<string, (question: JsonRecord) => object | Promise<object>> = {
	start,
	fill,
	begin,
	count,
};

serve(async (question) => {
	const kind = textIn(at(question, 'kind'));
	const answer = answers[kind];
	if (answer === undefined) throw new Error(`It has no answer to ${kind}`);
	return await answer(question);
});

import type { INodeExecutionData } from 'n8n-workflow';

import type { Emulator } from '../../emulator/server';
import type { NodeRun } from '../../harness/runNode';
import { size } from '../../support/runs';
import {
	at,
	closeEmulators,
	emulate,
	employeeItems,
	revokeParameters,
	run,
	submitParameters,
} from '../support/sandbox';
import { stormOf } from '../support/storm';
import { elapse, stopTime, type Elapsed } from '../support/virtualTime';

jest.setTimeout(240_000);

const COUNT = size(500, 120);
const SHARE = 0.025;
const MINUTES = 60_000;

/** A few may stay unknown, or meet the same final fault twice. */
const MOST_FAILURES = COUNT / 50;

let emulator: Emulator;
let items: Array<{ employee: string }>;
let submits: Elapsed<NodeRun>;
let revokes: Elapsed<NodeRun>;
/** The tenant's records between the two runs. */
let between: Map<string, string[]>;

/** n8n's time limit is real, and longer than a busy machine takes for a call. */
const options = { options: { timeout: 200 } };
const onError = 'continueErrorOutput';

beforeAll(async () => {
	stopTime();
	emulator = await emulate({ extraPeople: COUNT });
	emulator.chooseFault(stormOf(SHARE, 20_300_115));
	items = employeeItems(emulator, COUNT);
	submits = await elapse(
		async () => await run(emulator, submitParameters(options), { items, onError }),
	);
	between = recordsByEmployee();
	revokes = await elapse(
		async () => await run(emulator, revokeParameters(options), { items: submitted(), onError }),
	);
});

afterAll(async () => {
	await closeEmulators();
	jest.useRealTimers();
});

const recordsByEmployee = (): Map<string, string[]> => {
	const records = new Map<string, string[]>();
	for (const { employmentId, offboardingId } of emulator.offboardings()) {
		records.set(employmentId, [...(records.get(employmentId) ?? []), offboardingId]);
	}
	return records;
};

const submitted = () =>
	(submits.result.outputs[0] ?? []).map(({ json }) => ({ offboarding: json.offboarding_id }));

const itemOf = ({ pairedItem }: INodeExecutionData) => at(pairedItem, 'item');

/** Item indexes in the order of the outputs. */
const indexes = ({ result }: Elapsed<NodeRun>) => result.outputs.flat().map(itemOf);

const failures = ({ result }: Elapsed<NodeRun>) =>
	(result.outputs[1] ?? []).map((output) => ({
		index: Number(itemOf(output)),
		isUnknown: at(output.json.details, 'outcomeUnknown') === true,
	}));

describe('hundreds of submits in a storm of faults', () => {
	const recordsOf = (index: number) => between.get(items[index]?.employee ?? '') ?? [];

	it('leave every item with exactly one outcome', () => {
		expect([...indexes(submits)].sort((a, b) => Number(a) - Number(b))).toEqual([
			...Array(COUNT).keys(),
		]);
	});

	it('leave nobody with more than one offboarding', () => {
		const most = items.map((_item, index) => recordsOf(index).length);
		expect(Math.max(...most)).toBe(1);
	});

	it('give the offboarding of the employee wherever they succeed', () => {
		const outputs = submits.result.outputs[0] ?? [];
		expect(
			outputs.map(({ json }) => [json.outcome, json.employment_id, json.offboarding_id]),
		).toEqual(
			outputs.map((output) => {
				const index = Number(itemOf(output));
				return ['submitted', items[index]?.employee, recordsOf(index)[0]];
			}),
		);
	});

	it('have done nothing wherever they fail, unless they say that it is unknown', () => {
		const certain = failures(submits).filter(({ isUnknown }) => !isUnknown);
		expect(certain.map(({ index }) => recordsOf(index))).toEqual(certain.map(() => []));
	});

	it('fail rarely, and take not much longer than the limit asks for', () => {
		expect(failures(submits).length).toBeLessThanOrEqual(MOST_FAILURES);
		expect(submits.tookMs).toBeLessThan(20 * MINUTES);
	});
});

describe('hundreds of revokes in a storm of faults', () => {
	const statusOf = (index: number) => {
		const offboardingId = submitted()[index]?.offboarding;
		return emulator.offboardings().find((record) => record.offboardingId === offboardingId)?.status;
	};

	it('leave every item with exactly one outcome', () => {
		expect([...indexes(revokes)].sort((a, b) => Number(a) - Number(b))).toEqual([
			...submitted().keys(),
		]);
	});

	it('have revoked wherever they succeed', () => {
		const outputs = revokes.result.outputs[0] ?? [];
		expect(outputs.map(({ json }) => [json.outcome, json.offboarding_id])).toEqual(
			outputs.map((output) => ['revoked', submitted()[Number(itemOf(output))]?.offboarding]),
		);
		const statuses = outputs.map((output) => statusOf(Number(itemOf(output))));
		expect(new Set(statuses)).toEqual(new Set(['Withdrawn']));
	});

	it('have done nothing wherever they fail, unless they say that it is unknown', () => {
		const certain = failures(revokes).filter(({ isUnknown }) => !isUnknown);
		expect(certain.map(({ index }) => statusOf(index))).toEqual(
			certain.map(() => 'NoNeedApproval'),
		);
	});

	it('fail rarely, and take not much longer than the limit asks for', () => {
		expect(failures(revokes).length).toBeLessThanOrEqual(MOST_FAILURES);
		expect(revokes.tookMs).toBeLessThan(5 * MINUTES);
	});

	it('make no new records', () => {
		expect(recordsByEmployee()).toEqual(between);
	});
});

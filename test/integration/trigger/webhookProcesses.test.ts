import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { FeishuOffboardingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingTrigger.node';
import { processedData } from '../../harness/database/processedData';
import { eventWithHeader, signedCall } from '../../support/pushedCall';
import { loadApart } from '../support/processes';
import { execute, newWorkflow, push, receive } from '../support/pushed';
import { elapse, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

interface Package {
	readonly FeishuOffboardingTrigger: new () => FeishuOffboardingTrigger;
}

/** The trigger as a process loads it that knows nothing of the others, beside n8n's database. */
async function aProcess(): Promise<INodeType> {
	const loaded = await loadApart(
		() =>
			jest.requireActual<Package>('../../../nodes/FeishuOffboarding/FeishuOffboardingTrigger.node'),
		(one) => [new one.FeishuOffboardingTrigger().execute.call({} as IExecuteFunctions)],
	);
	return new loaded.FeishuOffboardingTrigger();
}

const withId = (eventId: string) => signedCall(eventWithHeader({ event_id: eventId }));

let processors: INodeType[];
let workers: INodeType[];

// They know nothing of the workflow of a test, which is a new one.
beforeAll(async () => {
	processors = [await aProcess(), await aProcess()];
	workers = [await aProcess(), await aProcess()];
});

beforeEach(() => {
	processedData.reset();
});

type Items = Awaited<ReturnType<typeof push>>['items'];

/** What comes of the events that each processor hands to n8n, on the workers in turn. */
async function runs(started: readonly Items[], setup: object) {
	const { result } = await elapse(
		async () =>
			await Promise.all(
				started.map(async (items = [], index) => {
					const node = workers[index % workers.length];
					return await execute(items, {}, { ...setup, ...(node && { node }) });
				}),
			),
	);
	return result;
}

/** Pushes the same event to each of the processors, which know nothing of each other. */
async function pushToEach(eventId: string, setup: object) {
	const { result } = await elapse(
		async () =>
			await Promise.all(
				processors.map(async (node) => await push(withId(eventId), {}, { ...setup, node })),
			),
	);
	return result.map(({ items }) => items);
}

const passed = (all: ReadonlyArray<{ items: unknown[] }>) => all.map(({ items }) => items.length);

describe('an event that several webhook processes get', () => {
	it('goes on in one execution where it comes to all at the same moment', async () => {
		for (let time = 0; time < 10; time++) {
			const setup = newWorkflow();
			const started = await pushToEach('same', setup);
			expect(started.every((items) => items?.length === 1)).toBe(true);
			const all = await runs(started, setup);
			expect(passed(all).sort()).toEqual([0, 1]);
		}
	});

	it('ends the other execution quietly, and says why', async () => {
		const setup = newWorkflow();
		const all = await runs(await pushToEach('quiet', setup), setup);
		const other = all.find(({ items }) => items.length === 0);
		expect(other?.run).toMatchObject({ status: 'success', error: undefined, outputs: [[]] });
		expect(other?.run.hints).toMatchObject([
			{ message: expect.stringMatching(/more than once/) as unknown },
		]);
	});

	it('goes on once where it comes again later, to another process', async () => {
		const setup = newWorkflow();
		const [first, second] = await pushToEach('later', setup);
		expect(passed(await runs([first], setup))).toEqual([1]);
		workers.reverse();
		expect(passed(await runs([second], setup))).toEqual([0]);
	});

	it('goes on once where n8n was started anew in between', async () => {
		const setup = newWorkflow();
		const answers = [];
		for (const node of processors) {
			answers.push(await elapse(async () => await receive(withId('anew'), {}, { ...setup, node })));
		}
		expect(passed(answers.map(({ result }) => result))).toEqual([1, 0]);
		// In a single process nothing is waited for.
		expect(answers.map(({ tookMs }) => tookMs < 100)).toEqual([true, true]);
	});
});

describe('events side by side', () => {
	it('go on each, although n8n’s memory is made by the first and loses some of others', async () => {
		const setup = newWorkflow();
		const ids = Array.from({ length: 20 }, (_unused, index) => `beside${index}`);
		const { result } = await elapse(
			async () => await Promise.all(ids.map(async (id) => await push(withId(id), {}, setup))),
		);
		const started = result.map(({ items }) => items);
		const all = await runs(started, setup);
		expect(passed(all)).toEqual(ids.map(() => 1));
		// Each is known now to whichever process.
		workers.reverse();
		expect(passed(await runs(started, setup))).toEqual(ids.map(() => 0));
	});
});

describe('an event whose execution', () => {
	it('cannot ask n8n’s memory goes on, and the log says so', async () => {
		const setup = newWorkflow();
		processedData.broken = 100;
		const [all] = await runs((await pushToEach('broken', setup)).slice(0, 1), setup);
		expect(all?.items).toHaveLength(1);
		expect(all?.run.logs).toContainEqual(
			expect.objectContaining({
				level: 'warn',
				message: expect.stringMatching(/does not answer/) as unknown,
			}),
		);
	});

	it('can ask only the second time is still known to other processes', async () => {
		const setup = newWorkflow();
		processedData.broken = 1;
		const [first, second] = await pushToEach('second', setup);
		expect(passed(await runs([first], setup))).toEqual([1]);
		workers.reverse();
		expect(passed(await runs([second], setup))).toEqual([0]);
	});

	it.each(['manual', 'retry'] as const)('is run in mode %s goes on again', async (mode) => {
		const setup = newWorkflow();
		const [first] = await pushToEach('again', setup);
		expect(passed(await runs([first], setup))).toEqual([1]);
		expect(passed(await runs([first], { ...setup, mode }))).toEqual([1]);
	});

	it('is one of an n8n without such a memory goes on', async () => {
		class BeforeTheMemory extends FeishuOffboardingTrigger {
			override async execute(this: IExecuteFunctions) {
				Reflect.deleteProperty(this.helpers, 'checkProcessedAndRecord');
				return await FeishuOffboardingTrigger.prototype.execute.call(this);
			}
		}
		const node = new BeforeTheMemory();
		const { result } = await elapse(async () => await receive(withId('old'), {}, { node }));
		expect(result.items).toHaveLength(1);
		expect(processedData.asked).toEqual([]);
	});
});

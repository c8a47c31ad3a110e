import fc from 'fast-check';
import type { IDataObject, WorkflowActivateMode } from 'n8n-workflow';

import { FeishuOffboardingPollingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingPollingTrigger.node';
import type { Emulator } from '../../emulator/server';
import { polling, type StartedTrigger } from '../../harness/poll';
import { StaticData } from '../../harness/staticData';
import { runs } from '../../support/runs';
import { closeEmulators, credentialFor, emulate, employeeItems } from '../support/sandbox';
import { submitElsewhere } from '../support/submitElsewhere';

jest.setTimeout(120_000);
afterEach(closeEmulators);

const STATUSES = ['Offboarded', 'Withdrawn'] as const;

type Step =
	| { readonly what: 'submit' | 'poll' | 'restart' }
	| { readonly what: 'decide'; readonly pick: number }
	/** n8n ends while that call of a poll is under way. */
	| { readonly what: 'restartInPoll'; readonly call: number };

const steps = fc.array(
	fc.oneof(
		fc.constantFrom<Step>({ what: 'submit' }, { what: 'poll' }, { what: 'restart' }),
		fc.record({ what: fc.constant('decide' as const), pick: fc.nat({ max: 100 }) }),
		fc.record({
			what: fc.constant('restartInPoll' as const),
			call: fc.integer({ min: 1, max: 5 }),
		}),
	),
	{ minLength: 4, maxLength: 14 },
);

/** A workflow in an n8n that is restarted now and then; notes what the workflow was started with. */
class RestartedN8n {
	readonly told: IDataObject[] = [];
	private readonly staticData = new StaticData();
	private trigger: StartedTrigger;

	private constructor(private readonly emulator: Emulator) {
		this.trigger = this.newTrigger('activate');
	}

	static async published(emulator: Emulator): Promise<RestartedN8n> {
		const n8n = new RestartedN8n(emulator);
		await n8n.poll();
		return n8n;
	}

	async poll(): Promise<void> {
		const items = (await this.trigger.once()) ?? [];
		this.told.push(...items.map(({ json }) => json));
	}

	async restart(): Promise<void> {
		this.trigger.crash();
		this.trigger = this.newTrigger('init');
		await this.poll();
	}

	/** Feishu answers what was asked before, to nobody. */
	async restartInPoll(call: number): Promise<void> {
		let calls = 0;
		this.emulator.chooseFault(({ route }) => {
			const isOfPoll = route === 'search' || route === 'employees';
			if (isOfPoll && ++calls === call) this.trigger.crash();
			return undefined;
		});
		await this.poll();
		this.emulator.chooseFault(() => undefined);
		await this.restart();
	}

	private newTrigger(activation: WorkflowActivateMode): StartedTrigger {
		const { emulator, staticData } = this;
		return polling(
			{
				node: new FeishuOffboardingPollingTrigger(),
				credential: credentialFor(emulator),
				parameters: { options: { includeEmployee: true } },
				staticData,
			},
			{ activation },
		);
	}
}

async function play(emulator: Emulator, n8n: RestartedN8n, script: readonly Step[]) {
	const before = emulator.offboardings().length;
	const made = () => emulator.offboardings().slice(before);
	const people = employeeItems(emulator, script.length).values();
	for (const step of script) {
		if (step.what === 'submit')
			await submitElsewhere(emulator, [people.next().value?.employee ?? '']);
		else if (step.what === 'decide') decide(emulator, made(), step.pick);
		else if (step.what === 'poll') await n8n.poll();
		else if (step.what === 'restartInPoll') await n8n.restartInPoll(step.call);
		else await n8n.restart();
	}
	return made();
}

function decide(
	emulator: Emulator,
	made: ReturnType<Emulator['offboardings']>,
	pick: number,
): void {
	const open = made.filter(({ status }) => status === 'NoNeedApproval');
	const record = open[pick % Math.max(open.length, 1)];
	if (record === undefined) return;
	emulator.setStatus(record.offboardingId, STATUSES[pick % 2] ?? 'Withdrawn');
}

/** Each state that was told follows the one that was told before it; the last one is how the record is now. */
function checkTold(
	told: readonly IDataObject[],
	{ offboardingId, status }: { offboardingId: string; status: string },
) {
	const mine = told.filter((item) => item.offboarding_id === offboardingId);
	expect(mine.at(-1)?.status_name).toBe(status);
	const states = mine.map(({ status_name }) => status_name);
	expect(new Set(states).size).toBe(states.length);
	expect(mine.map(({ change }) => change)).toEqual(
		mine.map((_item, index) => (index === 0 ? 'created' : 'changed')),
	);
	expect(mine.map(({ previous }) => (previous as IDataObject | undefined)?.status_name)).toEqual([
		undefined,
		...states.slice(0, -1),
	]);
}

describe('a polling trigger over restarts of n8n', () => {
	it('loses no change and tells none twice, whether n8n ends in a poll or between two', async () => {
		await fc.assert(
			fc.asyncProperty(steps, async (script) => {
				const emulator = await emulate({ limits: false });
				const n8n = await RestartedN8n.published(emulator);
				const made = await play(emulator, n8n, script);
				await n8n.poll();
				for (const record of made) checkTold(n8n.told, record);
				const ids: unknown[] = made.map(({ offboardingId }) => offboardingId);
				expect(n8n.told.filter(({ offboarding_id }) => !ids.includes(offboarding_id))).toEqual([]);
				await emulator.close();
			}),
			{ numRuns: runs(150) },
		);
	});

	it.each([1, 2, 3, 4])(
		'tells again what it had not handed over when n8n ended in call %i of a poll',
		async (call) => {
			const emulator = await emulate({ limits: false });
			const n8n = await RestartedN8n.published(emulator);
			await submitElsewhere(emulator, [emulator.people.liNa.employmentId]);
			await n8n.restartInPoll(call);
			expect(n8n.told).toMatchObject([
				{ change: 'created', employee: { employee_number: emulator.people.liNa.employeeNumber } },
			]);
			await n8n.poll();
			expect(n8n.told).toHaveLength(1);
		},
	);

	it('tells after a restart what has changed since the trigger was started, though no poll had told anything', async () => {
		const emulator = await emulate({ limits: false });
		const n8n = await RestartedN8n.published(emulator);
		await n8n.poll();
		await submitElsewhere(emulator, [emulator.people.liNa.employmentId]);
		await n8n.restart();
		expect(n8n.told).toMatchObject([{ change: 'created' }]);
	});
});

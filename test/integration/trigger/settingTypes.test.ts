import type { INodeParameters } from 'n8n-workflow';

import { FeishuOffboardingPollingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingPollingTrigger.node';
import { poll } from '../../harness/poll';
import { StaticData } from '../../harness/staticData';
import { eventWith, signedCall } from '../../support/pushedCall';
import { credentialFor, emulateEach, emulator, matching, routes } from '../support/sandbox';
import { publish, push } from '../support/pushed';

emulateEach();

const given = (value: unknown): string => `={{ ${JSON.stringify(value)} }}`;
const nothing = '={{ undefined }}';

const flags = ['true', 'false', 1, 0, '', null, {}, []].map(given).concat(nothing);
const numbers = ['480', true, '', null, {}, [], 0].map(given).concat(nothing);
const lists = [true, 1, 'yes', null, {}, ['yes'], [null]].map(given).concat(nothing);

interface Setting {
	readonly title: string;
	readonly values: readonly string[];
	readonly parameters: (value: string) => INodeParameters;
}

const setting = (
	title: string,
	values: readonly string[],
	parameters: Setting['parameters'],
): [string, Setting] => [title, { title, values, parameters }];

const webhook = [
	setting('Trigger On', lists, (events) => ({ events })),
	setting('Fetch the Record', flags, (fetchRecord) => ({ fetchRecord })),
	setting('Statuses', lists, (statuses) => ({ filters: { statuses } })),
	setting('Checklist Statuses', lists, (checklistStatuses) => ({ filters: { checklistStatuses } })),
	setting('Simplify', flags, (simplify) => ({ fetchRecord: true, simplify })),
	setting('Include Employee', flags, (includeEmployee) => ({ options: { includeEmployee } })),
	setting('Replay Window (Minutes)', numbers, (replayWindow) => ({ options: { replayWindow } })),
];

const polling = [
	setting('Trigger On', lists, (changes) => ({ changes })),
	setting('Simplify', flags, (simplify) => ({ simplify })),
	setting('Statuses', lists, (statuses) => ({ filters: { statuses } })),
	setting('Include Employee', flags, (includeEmployee) => ({ options: { includeEmployee } })),
	setting('Start From', ['soon', 1, true, {}].map(given), (startFrom) => ({
		options: { startFrom },
	})),
];

const named = (title: string) => `'${title}' `;

describe('the webhook trigger', () => {
	it.each(webhook)(
		'is not published with another type of value for %s, and starts nothing',
		async (_title, { parameters, title, values }) => {
			for (const value of values) {
				const wanted = { parameters: parameters(value) };
				await expect(publish(wanted)).rejects.toThrow(named(title));
				const { error, items, response } = await push(signedCall(eventWith({})), parameters(value));
				expect(error).toMatchObject({ name: 'NodeOperationError' });
				expect(String(error)).toContain(named(title));
				expect(items).toBeUndefined();
				expect(response.status).toBe(500);
			}
		},
	);

	it('says what to do in the message, which is all that n8n shows where publishing fails', async () => {
		const parameters = { fetchRecord: given('true') };
		await expect(publish({ parameters })).rejects.toThrow(
			"'Fetch the Record' is neither true nor false. Give true or false; this is text.",
		);
	});
});

describe('the polling trigger', () => {
	it.each(polling)(
		'refuses another type of value for %s, asks for nothing and forgets nothing',
		async (_title, { parameters, title, values }) => {
			for (const value of values) {
				const staticData = new StaticData();
				const polled = poll({
					node: new FeishuOffboardingPollingTrigger(),
					credential: credentialFor(emulator),
					parameters: parameters(value),
					staticData,
				});
				await expect(polled).rejects.toMatchObject({
					name: 'NodeOperationError',
					message: matching(new RegExp(`^${named(title)}`)),
				});
				expect(staticData.live).toEqual({});
			}
			expect(routes(emulator)).toEqual([]);
		},
	);
});

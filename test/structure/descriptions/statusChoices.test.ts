import { offboardingFilters } from '../../../nodes/FeishuOffboarding/actions/offboarding/getAll.filters';
import {
	statusLabel,
	statusNames,
} from '../../../nodes/FeishuOffboarding/domain/offboarding/status';
import { pollingTriggerProperties } from '../../../nodes/FeishuOffboarding/triggers/polling/properties';
import { triggerProperties } from '../../../nodes/FeishuOffboarding/triggers/webhook/properties';
import { choicesOf, fieldsOf } from '../../support/properties';

describe('the statuses to choose from', () => {
	const choices = [offboardingFilters, ...triggerProperties, ...pollingTriggerProperties]
		.flatMap(fieldsOf)
		.filter(({ name }) => name === 'statuses')
		.map((field) => choicesOf(field));

	it('are the same wherever they can be chosen, each with the label that lists have', () => {
		expect(choices).toHaveLength(3);
		for (const options of choices) {
			expect(options).toEqual(choices[0]);
			expect(options.map(({ value }) => String(value)).sort()).toEqual([...statusNames].sort());
			for (const { name, value } of options) {
				const word = String(value);
				expect(name).toBe(`${statusLabel(word, 'en-US')} (${statusLabel(word, 'zh-CN')})`);
			}
		}
	});
});

import { decodeFieldOptions } from '../../nodes/FeishuOffboarding/domain/customField/field';
import { recordAt, textAt } from '../../nodes/FeishuOffboarding/platform/json';
import { offboardingsIn, type Answers } from '../reads/known';
import { answered, evidence, open, type Question } from './question';

/** How many of the seen block reasons are API names of the field's options. */
function blockReasons(answers: Answers): { readonly seen: number; readonly apiNames: number } {
	const options = new Set(
		decodeFieldOptions(answers.get('getCustomField') ?? {}).map(({ apiName }) => apiName),
	);
	const seen = offboardingsIn(answers).flatMap(
		(item) =>
			textAt(recordAt(recordAt(item, 'offboarding_info'), 'block_reason'), 'enum_name') ?? [],
	);
	return { seen: seen.length, apiNames: seen.filter((name) => options.has(name)).length };
}

export const valueOfUpdate: Question = {
	heading: 'Value of an Update',
	reply: () =>
		open(
			'No reading tells it. Set a text field of an offboarding with Offboarding > Update, and look at it in CoreHR admin (人事管理后台): say whether the text stands in quotation marks, or the code of the refusal.',
		),
};

export const blockReasonByLabel: Question = {
	heading: 'Block reason by label',
	reply({ answers }) {
		const { apiNames, seen } = blockReasons(answers);
		const how =
			"To settle it, submit with the label of a block reason, as an expression in 'Block Reason Name or ID'.";
		return seen === 0
			? open(`No offboarding that was seen has a block reason. ${how}`)
			: evidence(`Of ${seen} block reasons, the search gives ${apiNames} by API name. ${how}`);
	},
};

export const codesOfSystemFields: Question = {
	heading: 'Codes of system fields',
	reply({ knownCodes }) {
		if (knownCodes.length === 0) return open('The app may not ask for fields.');
		const list = (isKnown: boolean): string =>
			knownCodes
				.filter((each) => each.isKnown === isKnown)
				.map(({ code }) => `\`${code}\``)
				.join(', ') || 'none';
		return answered(`Feishu knows as fields: ${list(true)}. It does not know: ${list(false)}.`);
	},
};

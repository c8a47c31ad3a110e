import { labelOf, type LabelLanguage } from '../labels';
import { fieldLabel, namedOptions, type CustomField } from './field';

/** A field as n8n's resource mapper shows it; fits n8n's ResourceMapperField. A required one would stop the workflow. */
export interface MapperField {
	id: string;
	displayName: string;
	required: boolean;
	defaultMatch: boolean;
	canBeUsedToMatch: boolean;
	display: boolean;
	type: 'string' | 'boolean' | 'number' | 'options' | 'dateTime';
	options?: Array<{ name: string; value: string }>;
}

export function toMapperField(field: CustomField, language: LabelLanguage): MapperField {
	const options = field.options.filter(({ open }) => open);
	return {
		id: field.apiName,
		displayName: titleOf(field, language),
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type: mapperType(field),
		...(field.kind === 'choice' && field.multiple !== true
			? {
					options: options.map(({ apiName, names }) => ({
						name: labelOf(names, language) ?? apiName,
						value: apiName,
					})),
				}
			: {}),
	};
}

const PERSON_KEYS = 'employee number, work email or employment ID';
const PEOPLE_KEYS = 'employee numbers, work emails or employment IDs, comma-separated';
/** Most characters of options in a title, which the editor writes in one line. */
const OPTIONS_SHOWN = 60;

/** The label, with what the editor does not show otherwise: what to give, and that Feishu's own form requires it. */
function titleOf(field: CustomField, language: LabelLanguage): string {
	const label = fieldLabel(field, language);
	if (field.kind === 'person') {
		return `${label} (${field.multiple === true ? PEOPLE_KEYS : PERSON_KEYS})`;
	}
	if (field.kind !== 'choice' || field.multiple !== true) return label;
	const titles = namedOptions(field.options, language).flatMap(({ open, title }) =>
		open ? [title] : [],
	);
	const isShown = (count: number): boolean =>
		titles.slice(0, count).join(', ').length <= OPTIONS_SHOWN;
	const shown = titles.filter((_title, index) => index === 0 || isShown(index + 1));
	const rest = shown.length < titles.length ? ', …' : '';
	return `${label} (comma-separated: ${shown.join(', ')}${rest})`;
}

function mapperType({ kind, multiple }: CustomField): MapperField['type'] {
	// Not 'array', for which the editor has JSON only, and takes no text with commas.
	if (kind === 'choice') return multiple === true ? 'string' : 'options';
	if (kind === 'date') return 'dateTime';
	return kind === 'boolean' || kind === 'number' ? kind : 'string';
}

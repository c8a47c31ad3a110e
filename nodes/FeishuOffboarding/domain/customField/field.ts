import {
	flagAt,
	listAt,
	numberAt,
	recordAt,
	textAt,
	isRecord,
	type JsonObject,
} from '../../platform/json';
import type { Named } from '../input/named';
import { labelIn, labelOf, languages, type LabelLanguage } from '../labels';

/** The object that holds an offboarding's fields: https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom_field/query */
export const OFFBOARDING_OBJECT = 'offboarding_info';

export interface FieldOption {
	/** What is sent. */
	readonly apiName: string;
	readonly names: unknown;
	readonly open: boolean;
}

/** The kinds of custom field that submit accepts a value for. */
type FieldKind = 'text' | 'link' | 'boolean' | 'number' | 'choice' | 'person' | 'date';

/** One custom field of the tenant that can be written. */
export interface CustomField {
	readonly apiName: string;
	readonly names: unknown;
	/** Whether the tenant's own form wants it filled in. */
	readonly required: boolean;
	readonly kind: FieldKind;
	/** Whether it holds several values; undefined where Feishu does not say. */
	readonly multiple: boolean | undefined;
	/** Most characters of a text. */
	readonly maxLength: number;
	/** Most decimal places of a number; undefined where Feishu does not say. */
	readonly decimalPlaces: number | undefined;
	readonly options: readonly FieldOption[];
}

const MULTI_LINE_MAX = 6_000;
const SINGLE_LINE_MAX = 255;

const NUMBER_TYPE_INTEGER = 2;
const DATE_TYPE_TIME = 2;

/**
 * The fields that can be written: open, and neither attachment, auto number, image, calculated
 * nor a reference to something other than a person.
 */
export function decodeCustomFields(data: JsonObject): CustomField[] {
	return listAt(data, 'items').flatMap((item) => {
		const kind = kindOf(item);
		const apiName = textAt(item, 'custom_api_name') ?? '';
		if (kind === undefined || apiName === '' || flagAt(item, 'is_open') !== true) return [];
		return decodeCustomField(item, apiName, kind);
	});
}

function decodeCustomField(item: unknown, apiName: string, kind: FieldKind): CustomField {
	const config = recordAt(item, 'common_schema_config');
	const text = recordAt(config, 'text_field_setting');
	const number = recordAt(config, 'number_field_setting');
	const isInteger = numberAt(number, 'number_field_type') === NUMBER_TYPE_INTEGER;
	return {
		apiName,
		names: isRecord(item) ? item.name : undefined,
		required: flagAt(item, 'is_required') === true,
		kind,
		multiple: multipleOf(kind, config),
		maxLength:
			positive(numberAt(text, 'max_length')) ??
			(flagAt(text, 'is_multiline') === true ? MULTI_LINE_MAX : SINGLE_LINE_MAX),
		decimalPlaces: isInteger ? 0 : numberAt(number, 'decimal_places'),
		options: decodeOptions(config),
	};
}

/** The options of an enum field, for example of the system field `block_reason`. */
function decodeOptions(config: Record<string, unknown>): FieldOption[] {
	return listAt(recordAt(config, 'enum_field_setting'), 'enum_field_option_list').map((option) => ({
		apiName: textAt(option, 'api_name') ?? '',
		names: isRecord(option) ? option.name : undefined,
		open: flagAt(option, 'is_open') === true,
	}));
}

/** What a user may call options: their labels in both languages; messages give the credential's. */
export const namedOptions = (options: readonly FieldOption[], language: LabelLanguage): Named[] =>
	options.map(({ apiName, names, open }) => ({
		identifier: apiName,
		names: languages.flatMap((each) => labelIn(names, each) ?? []),
		title: labelOf(names, language) ?? apiName,
		open,
	}));

/** The options in the answer to get_by_param, whose field stands one level deeper. */
export function decodeFieldOptions(data: JsonObject): FieldOption[] {
	return decodeOptions(recordAt(recordAt(data, 'data'), 'common_schema_config'));
}

/** Feishu's type numbers; the ones left out (attachment, auto number, image …) cannot be written. */
const KIND_BY_TYPE: ReadonlyMap<number | undefined, FieldKind> = new Map([
	[1, 'text'],
	[2, 'boolean'],
	[3, 'number'],
	[4, 'choice'],
	[5, 'person'],
	[7, 'date'],
]);

/** Whether somebody fills in fields of the type: not so for calculated ones and numbers given by Feishu. */
export const isFilledIn = (type: number | undefined): boolean => KIND_BY_TYPE.has(type);

function kindOf(item: unknown): FieldKind | undefined {
	const config = recordAt(item, 'common_schema_config');
	const kind = KIND_BY_TYPE.get(numberAt(item, 'type'));
	if (kind === 'text' && isLink(config)) return 'link';
	if (kind === 'person' && !isPersonLookup(config)) return undefined;
	if (kind === 'date' && !isDate(config)) return undefined;
	return kind;
}

const isLink = (config: Record<string, unknown>): boolean =>
	flagAt(recordAt(config, 'text_field_setting'), 'is_url_type') === true;

/** Feishu may leave the setting of a lookup out; only one that names another object is left aside. */
function isPersonLookup(config: Record<string, unknown>): boolean {
	const target = textAt(recordAt(config, 'lookup_field_setting'), 'lookup_obj_api_name');
	return target === undefined || target === '' || target === 'employment';
}

/** Dates are only accepted as YYYY-MM-DD, so a field for a time of day cannot be filled. */
function isDate(config: Record<string, unknown>): boolean {
	return numberAt(recordAt(config, 'date_time_field_setting'), 'date_time_type') !== DATE_TYPE_TIME;
}

function multipleOf(kind: FieldKind, config: Record<string, unknown>): boolean | undefined {
	if (kind === 'choice') return flagAt(recordAt(config, 'enum_field_setting'), 'is_multiple');
	if (kind === 'person') return flagAt(recordAt(config, 'lookup_field_setting'), 'is_multiple');
	return false;
}

const positive = (value: number | undefined): number | undefined =>
	value !== undefined && value > 0 ? value : undefined;

export const fieldLabel = (field: CustomField, language: LabelLanguage): string =>
	labelOf(field.names, language) ?? field.apiName;

/** Whether a column of the input is meant for the field: by its API name or its label in either language. */
export function isNamed(field: CustomField, column: string): boolean {
	return (
		field.apiName === column ||
		labelIn(field.names, 'zh-CN') === column ||
		labelIn(field.names, 'en-US') === column
	);
}

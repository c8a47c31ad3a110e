import { parseJson, toJsonObject, type JsonValue } from '../platform/json';

/** The vendor's types of custom fields: https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom_field/query */
const TEXT = 1;
const BOOLEAN = 2;
const NUMBER = 3;

/**
 * The value of a custom field in a record. The vendor writes it as JSON text, of which the page shows
 * booleans in quotes, and which some answers leave bare.
 */
export function decodeFieldValue(type: number | undefined, text: string): JsonValue {
	const { value } = toJsonObject({ value: parseJson(text) });
	if (typeof value === 'string')
		return type === BOOLEAN && isFlag(value) ? value === 'true' : value;
	if (typeof value === 'boolean') return type === BOOLEAN ? value : text;
	if (typeof value === 'number') return type === NUMBER && isExact(text) ? value : text;
	return decodeList(value, type, text);
}

const decodeText = (value: string, type: number | undefined): JsonValue =>
	type === BOOLEAN && isFlag(value) ? value === 'true' : value;

/** Lists and the like; a text field keeps its text whatever it looks like. */
function decodeList(
	value: JsonValue | undefined,
	type: number | undefined,
	text: string,
): JsonValue {
	return value === undefined || type === TEXT || !isExact(text) ? text : value;
}

const isFlag = (text: string): boolean => text === 'true' || text === 'false';

/** Whether no number in the JSON text has lost digits: IDs have 19, a number keeps 15. */
const isExact = (text: string): boolean =>
	!/\d{16}/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '').replace('.', ''));

import { parseJson, toJsonObject, type JsonValue } from '../../platform/json';

/** Feishu's types of custom fields: https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom_field/query */
const TEXT = 1;
const BOOLEAN = 2;
const NUMBER = 3;

/**
 * The value of a custom field in a record. Feishu writes it as JSON text, of which the page shows
 * booleans in quotes, and which some answers leave bare.
 */
export function decodeFieldValue(type: number | undefined, text: string): JsonValue {
	const { value } = toJsonObject({ value: parseJson(text) });
	if (typeof value === 'string') {
		return type === BOOLEAN && isFlag(value) ? value === 'true' : value;
	}
	return value !== undefined && isOfType(type, value) && isExact(text) ? value : text;
}

/** Whether a value that is no text may stand for a field of the type; what is left bare may only look like one. */
function isOfType(type: number | undefined, value: JsonValue): boolean {
	if (typeof value === 'boolean') return type === BOOLEAN;
	return typeof value === 'number' ? type === NUMBER : type !== TEXT;
}

const isFlag = (text: string): boolean => text === 'true' || text === 'false';

/** Whether no number in the JSON text has lost digits: IDs have 19, a number keeps 15. */
const isExact = (text: string): boolean =>
	!/\d{16}/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '').replace('.', ''));

import { isRecord, type JsonObject } from '../../emulator/json';
import type { Emulator } from '../../emulator/server';

/** A copy in which every object has one key more; its value is nobody's. */
export function withKeys(value: unknown, keyOf: () => string): unknown {
	if (Array.isArray(value)) return value.map((each) => withKeys(each, keyOf));
	if (!isRecord(value)) return value;
	const inner = Object.entries(value).map(([key, each]) => [key, withKeys(each, keyOf)] as const);
	return { ...Object.fromEntries(inner), [keyOf()]: true };
}

/**
 * A copy in which every text and number is another one that is nowhere else. What looks like an ID still does, so
 * that later calls can ask for it. The new ones are added to `marks`.
 */
export function withMarks(page: unknown, marks: string[]): unknown {
	const add = (mark: string): string => {
		marks.push(mark);
		return mark;
	};
	const copy = (value: unknown): unknown => {
		if (typeof value === 'number') return Number(add(String(8_800_000 + marks.length)));
		if (typeof value === 'string') return add(markLike(value, marks.length));
		if (Array.isArray(value)) return value.map(copy);
		if (!isRecord(value)) return value;
		return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copy(each)]));
	};
	const body = copy(page);
	return isRecord(body) ? { ...body, code: 0 } : body;
}

function markLike(text: string, number: number): string {
	const digits = String(number).padStart(5, '0');
	if (/^\d{6,}$/.test(text)) return `70707070707070${digits}`;
	if (/^o[un]_/.test(text)) return `${text.slice(0, 3)}${digits.padStart(32, 'f')}`;
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${3000 + number}-01-01`;
	return `mark${digits}zq`;
}

/** Gives people, departments, reasons, fields and offboardings values that stand nowhere else, and returns all of them. */
export function markedTenant(emulator: Emulator): string[] {
	const { customFields, departments, people, reasons } = emulator.tenant;
	const marks: string[] = [];
	const mark = (what: string): string => {
		const text = `标记 ${what} zq${marks.length}`;
		marks.push(text);
		return text;
	};
	for (const person of people) {
		Object.assign(person, {
			localName: mark('localName'),
			englishName: mark('englishName'),
			email: mark('email@example.com'),
			phone: mark('phone'),
			employeeNumber: mark('number'),
		});
	}
	for (const unit of departments) {
		Object.assign(unit, { chineseName: mark('unit'), englishName: mark('unit') });
	}
	for (const reason of reasons) {
		Object.assign(reason, { chineseName: mark('reason'), englishName: mark('reason') });
	}
	for (const field of customFields) {
		const label = { zh_cn: mark('field'), en_us: mark('field') };
		Object.assign(field, { name: label, description: label });
	}
	for (const record of emulator.offboardings()) {
		Object.assign(record, {
			reasonExplanation: mark('explanation'),
			employeeReasonExplanation: mark('explanation'),
			blockReasonExplanation: mark('explanation'),
		});
	}
	return [...marks, ...marksOf(emulator)];
}

const IDS = [
	'employmentId',
	'openId',
	'unionId',
	'userId',
	'personId',
	'id',
	'openDepartmentId',
	'departmentId',
	'offboardingId',
	'processId',
] as const;

/** The IDs of all people, departments and offboardings, those included that have just been made. */
export const marksOf = (emulator: Emulator): string[] => {
	const { departments, people } = emulator.tenant;
	const holders: readonly object[] = [...people, ...departments, ...emulator.offboardings()];
	return holders.flatMap((holder) => idsIn({ ...holder }));
};

const idsIn = (holder: JsonObject): string[] =>
	IDS.flatMap((name) => {
		const { [name]: id } = holder;
		return typeof id === 'string' && id !== '' ? [id] : [];
	});

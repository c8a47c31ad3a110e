import { isDate } from '../tenant/dates';
import { refuse, type Answer } from '../gateway/envelope';
import { textAt, type JsonObject } from '../json';
import type { Schema } from '../gateway/schema';
import type { OffboardingRecord } from '../tenant/record';

interface Range {
	name: string;
	isForm(text: string): boolean;
	/** What of a record lies in the range, in the form of the range's ends. */
	valueOf(record: OffboardingRecord): string | undefined;
}

const isSeconds = (text: string) => /^\d{10}$/.test(text);
const inSeconds = (atMs: number | undefined) =>
	atMs === undefined ? undefined : String(Math.floor(atMs / 1000)).padStart(10, '0');

const ranges: readonly Range[] = [
	{
		name: 'apply_initiating_time',
		isForm: isSeconds,
		valueOf: (record) => inSeconds(record.createdAt),
	},
	{
		name: 'apply_finished_time',
		isForm: isSeconds,
		valueOf: (record) => inSeconds(record.finishedAt),
	},
	{
		name: 'expected_offboarding_date',
		isForm: isDate,
		valueOf: (record) => record.expectedDate,
	},
	{ name: 'offboarding_date', isForm: isDate, valueOf: (record) => record.offboardingDate },
];

export const rangeFields: Schema = Object.fromEntries(
	ranges.flatMap(({ name }) => [
		[`${name}_start`, { kind: 'string' }],
		[`${name}_end`, { kind: 'string' }],
	]),
);

function endsOf(body: JsonObject, { name }: Range): [start: string, end: string] {
	return [textAt(body, `${name}_start`) ?? '', textAt(body, `${name}_end`) ?? ''];
}

function refuseRange(body: JsonObject, range: Range): Answer | undefined {
	const given = endsOf(body, range).filter((end) => end !== '');
	if (given.length === 1) return refuse(400, 1160104, 'Missing query parametert');
	return given.every((end) => range.isForm(end))
		? undefined
		: refuse(400, 1160102, 'Param is invalid');
}

export function refuseRanges(body: JsonObject): Answer | undefined {
	return ranges.map((range) => refuseRange(body, range)).find((refusal) => refusal);
}

export function matchesRanges(body: JsonObject, record: OffboardingRecord): boolean {
	return ranges.every((range) => {
		const [start, end] = endsOf(body, range);
		if (start === '') return true;
		const value = range.valueOf(record);
		return value !== undefined && start <= value && value <= end;
	});
}

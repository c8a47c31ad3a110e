import type { IDataObject } from 'n8n-workflow';

import { decodeFieldOptions } from '../../domain/customField';
import { decodeEmployees, describeEmployee } from '../../domain/employee';
import { describeOffboarding } from '../../domain/offboarding';
import { decodeReasons, reasonPath } from '../../domain/offboardingReason';
import { findEmployees, getBlockReasonField, queryOffboardingReasons } from '../../domain/requests';
import { asError } from '../../platform/asError';
import { FeishuApiError } from '../../platform/failure';
import { InvalidInput } from '../../platform/invalidInput';
import { textAt } from '../../platform/json';
import type { FeishuClient } from '../../transport/client';
import type { EmployeeLookup } from '../employeeLookup';
import type { Run } from '../operation';
import { openRecordsOf } from './openRecords';
import type { SubmitForm } from './submitInput';

interface Check extends IDataObject {
	readonly check: string;
	readonly passed: boolean;
	readonly message: string;
}

const passed = (check: string, message: string): Check => ({ check, passed: true, message });
const failed = (check: string, message: string): Check => ({ check, passed: false, message });

/** Looks everything up that a submit depends on and reports every check. Only reads are sent. */
export async function validateSubmit(
	run: Run,
	form: SubmitForm,
	lookup: EmployeeLookup,
	itemIndex: number,
): Promise<IDataObject> {
	const client = await run.client(itemIndex);
	const employmentId = await settle('Employee', async () => await lookup(itemIndex));
	const people =
		'check' in employmentId
			? [employmentId]
			: await Promise.all([
					checkEmployee(client, form, employmentId.value),
					checkOpenRecord(client, form, employmentId.value),
				]);
	const checks = [
		...people,
		...checkParameters(form),
		...(await Promise.all([checkReason(client, form), checkBlockReason(client, form)])).flat(),
	];
	return {
		outcome: checks.every((check) => check.passed) ? 'valid' : 'invalid',
		checks,
		request: {
			...('check' in employmentId ? {} : { employment_id: employmentId.value }),
			...form.terms,
		},
	};
}

/** The value, or the check that failed because it could not be had. */
async function settle<T>(check: string, get: () => Promise<T>): Promise<{ value: T } | Check> {
	try {
		return { value: await get() };
	} catch (error: unknown) {
		if (error instanceof InvalidInput) return failed(check, `${error.message}. ${error.advice}`);
		if (error instanceof FeishuApiError) {
			return failed(check, `Could not be checked: ${error.message}. ${error.advice}`);
		}
		throw asError(error);
	}
}

async function checkEmployee(
	client: FeishuClient,
	{ userIdType }: SubmitForm,
	employmentId: string,
): Promise<Check> {
	const found = await settle('Employee', async () => {
		const request = findEmployees(userIdType, { employmentIds: [employmentId] }, { size: 1 });
		return decodeEmployees(await client.send(request), client.language);
	});
	if ('check' in found) return found;
	const [person] = found.value;
	if (person === undefined) {
		return failed(
			'Employee',
			`Nobody with the ID ${employmentId} is visible to the app. Check the ID, 'User ID Type' and the app's data permissions (员工资源).`,
		);
	}
	return person.status === 'terminated'
		? failed('Employee', `${describeEmployee(person)} has already left.`)
		: passed('Employee', describeEmployee(person));
}

async function checkOpenRecord(
	client: FeishuClient,
	{ returnExisting, userIdType }: SubmitForm,
	employmentId: string,
): Promise<Check> {
	const name = 'Open Offboarding';
	const found = await settle(
		name,
		async () => await openRecordsOf(client, userIdType, [employmentId]),
	);
	if ('check' in found) return found;
	const [record] = found.value;
	if (record === undefined) return passed(name, 'The person has no open offboarding.');
	const existing = `${describeOffboarding(record, undefined, client.language)} (${record.offboardingId})`;
	return returnExisting
		? passed(name, `There is one already, which would be returned: ${existing}.`)
		: failed(name, `There is an open offboarding: ${existing}. Revoke it first.`);
}

/** What was checked without asking the vendor, parameter by parameter. */
function checkParameters({ customFieldLabels, faults, terms }: SubmitForm): Check[] {
	const faulty = faults.map((fault) =>
		failed(fault.parameter, `${fault.message}. ${fault.advice}`),
	);
	const names = new Set(faulty.map(({ check }) => check));
	const date = terms.offboarding_date;
	const good = [
		...(typeof date === 'string' ? [passed('Offboarding Date', date)] : []),
		...customFieldLabels.map((label) => passed(label, 'The value fits the custom field.')),
	];
	return [...faulty, ...good.filter(({ check }) => !names.has(check))];
}

async function checkReason(client: FeishuClient, { terms }: SubmitForm): Promise<Check[]> {
	const name = 'Offboarding Reason';
	const identifier = textAt(terms, 'offboarding_reason_unique_identifier');
	if (identifier === undefined) return [];
	const found = await settle(name, async () =>
		decodeReasons(await client.send(queryOffboardingReasons())),
	);
	if ('check' in found) return [found];
	const reason = found.value.find((entry) => entry.identifier === identifier);
	if (reason === undefined) {
		return [failed(name, `The tenant has no reason '${identifier}'. Pick one from the list.`)];
	}
	const path = reasonPath(reason, found.value, client.language);
	return [
		reason.active
			? passed(name, path)
			: failed(name, `${path} is not active any more. Pick another reason.`),
	];
}

async function checkBlockReason(client: FeishuClient, { terms }: SubmitForm): Promise<Check[]> {
	const name = 'Block Reason';
	const apiName = textAt(terms, 'block_reason');
	if (apiName === undefined) return [];
	const found = await settle(name, async () =>
		decodeFieldOptions(await client.send(getBlockReasonField())),
	);
	if ('check' in found) return [found];
	return [
		found.value.some((option) => option.open && option.apiName === apiName)
			? passed(name, apiName)
			: failed(name, `'${apiName}' is not an open option. Pick one from the list.`),
	];
}

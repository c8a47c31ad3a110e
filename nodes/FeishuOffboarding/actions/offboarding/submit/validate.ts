import type { IDataObject } from 'n8n-workflow';

import { namedOptions } from '../../../domain/customField/field';
import { describeEmployee } from '../../../domain/employee/employee';
import { findNamed, type Named } from '../../../domain/input/named';
import type { LabelLanguage } from '../../../domain/labels';
import { describeOffboarding } from '../../../domain/offboarding/record';
import { namedReasons } from '../../../domain/reason/reason';
import { asError } from '../../../platform/asError';
import { InvalidInput } from '../../../platform/invalidInput';
import { textAt } from '../../../platform/json';
import type { EmployeeLookup } from '../../employee/employmentId';
import type { Run } from '../../task';
import { asWarning, failed, isFatal, passed, problemsIn, settle, type Check } from './check';
import type { EmploymentChecks } from './employmentChecks';
import type { SubmitForm } from './form';
import type { TenantFacts } from './tenantFacts';

/** What an item asks for, and where to look up whether that can be done. */
interface Validation {
	readonly form: SubmitForm;
	readonly facts: TenantFacts;
	readonly employment: EmploymentChecks;
	readonly lookup: EmployeeLookup;
}

/** The same for one check: everything that it needs of the item. */
interface Subject {
	readonly form: SubmitForm;
	readonly facts: TenantFacts;
	readonly employment: EmploymentChecks;
	readonly language: LabelLanguage;
	readonly itemIndex: number;
}

/** Looks everything up that a submit depends on and reports every check. Only reads are sent. */
export async function validateSubmit(
	run: Run,
	{ employment, facts, form, lookup }: Validation,
	itemIndex: number,
): Promise<IDataObject> {
	const { language } = await run.client(itemIndex);
	const subject = { employment, facts, form, language, itemIndex };
	const employmentId = await settle('Employee', async () => await lookup(itemIndex));
	const people =
		'check' in employmentId ? [employmentId] : await checkPerson(subject, employmentId.value);
	const checks = [
		...people,
		...checkParameters(form),
		...(
			await Promise.all([checkMissingFields(form), checkReason(subject), checkBlockReason(subject)])
		).flat(),
	];
	return {
		outcome: checks.some(isFatal) ? 'invalid' : 'valid',
		problems: problemsIn(checks),
		checks,
		request: {
			...('check' in employmentId ? {} : { employment_id: employmentId.value }),
			...form.terms,
		},
	};
}

/** What is known of the employee; of somebody who is not there, nothing else is asked. */
async function checkPerson(subject: Subject, employmentId: string): Promise<Check[]> {
	const [employee, record] = await Promise.all([
		checkEmployee(subject, employmentId),
		checkOpenRecord(subject, employmentId),
	]);
	const others = isFatal(employee) ? [] : await subject.employment(subject.itemIndex);
	return [employee, record, ...others];
}

async function checkEmployee({ facts, itemIndex }: Subject, employmentId: string): Promise<Check> {
	const found = await settle('Employee', async () => await facts.people(itemIndex, employmentId));
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
	{ facts, form, itemIndex, language }: Subject,
	employmentId: string,
): Promise<Check> {
	const name = 'Open Offboarding';
	const found = await settle(name, async () => await facts.openRecords(itemIndex, employmentId));
	if ('check' in found) return found;
	const [record] = found.value;
	if (record === undefined) return passed(name, 'The person has no open offboarding.');
	const existing = `${describeOffboarding(record, undefined, language)} (${record.offboardingId})`;
	return form.returnExisting
		? passed(name, `There is one already, which would be returned: ${existing}.`)
		: failed(name, `There is an open offboarding: ${existing}. Revoke it first.`);
}

/** What was checked without asking Feishu, parameter by parameter. */
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

/** Only warnings: Feishu's page does not say that submitting wants what the tenant's form requires. */
async function checkMissingFields(form: SubmitForm): Promise<Check[]> {
	const missing = await settle('Custom Fields', async () => await form.missingCustomFields());
	if ('check' in missing) return [asWarning(missing)];
	return missing.value.map((label) =>
		asWarning(
			failed(
				label,
				"Your company's offboarding form requires a value here. Feishu may refuse the offboarding without one: add the field in 'Custom Fields'.",
			),
		),
	);
}

async function checkReason({ facts, form, itemIndex, language }: Subject): Promise<Check[]> {
	const name = 'Offboarding Reason';
	const identifier = textAt(form.terms, 'offboarding_reason_unique_identifier');
	if (identifier === undefined) return [];
	const found = await settle(name, async () => await facts.reasons(itemIndex));
	if ('check' in found) return [found];
	return [checkNamed(name, 'reason', identifier, namedReasons(found.value, language))];
}

function checkNamed(name: string, kind: string, given: string, choices: readonly Named[]): Check {
	try {
		return passed(name, findNamed(given, name, kind, choices).title);
	} catch (error: unknown) {
		if (!(error instanceof InvalidInput)) throw asError(error);
		return failed(name, `The tenant ${error.reason}. ${error.advice}`);
	}
}

async function checkBlockReason({ facts, form, itemIndex, language }: Subject): Promise<Check[]> {
	const name = 'Block Reason';
	const apiName = textAt(form.terms, 'block_reason');
	if (apiName === undefined) return [];
	const found = await settle(name, async () => await facts.blockReasons(itemIndex));
	if ('check' in found) return [found];
	return [checkNamed(name, 'block reason', apiName, namedOptions(found.value, language))];
}

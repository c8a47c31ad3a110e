import type { Person } from '../tenant/person';
import type { Store } from '../tenant/store';
import type { Tenant } from '../tenant/tenant';

type Find = (employeeNumber: string) => Person;

function finder(tenant: Tenant): Find {
	return (employeeNumber) => {
		const person = tenant.personByNumber(employeeNumber);
		if (!person) throw new Error(`The seed has no ${employeeNumber}`);
		return person;
	};
}

/** People with a name of their own in tests and demos. */
export function namedPeople(tenant: Tenant) {
	const find = finder(tenant);
	return {
		liNa: find('E0001'),
		zhangWei: find('E0002'),
		wangFang: find('E0003'),
		liuYang: find('E0004'),
		chenJing: find('E0005'),
		yangFan: find('E0006'),
		zhaoMin: find('E0007'),
		huangLei: find('E0008'),
		zhouTing: find('E0009'),
		wuQiang: find('E0010'),
		/** Shares her English name with shenJie. */
		yuJie: find('E0028'),
		shenJie: find('E0037'),
		outOfScope: find('E0050'),
		gone: find('E0051'),
		/** Has an offboarding in approval. */
		inApproval: find('E0055'),
		/** Has a direct offboarding that waits for its date. */
		leavingSoon: find('E0056'),
		/** Has an approved offboarding that waits for its date. */
		approved: find('E0058'),
		withoutAccount: find('E0064'),
	};
}

/** Whose offboarding is refused with that code; 1160700 to 1160702 in approval mode only. */
export function personForCode(tenant: Tenant): Record<number, Person> {
	const find = finder(tenant);
	return {
		1160103: find('E0041'),
		1160200: find('E0047'),
		1160201: find('E0055'),
		1160203: find('E0042'),
		1160204: find('E0043'),
		1160205: find('E0044'),
		1160210: find('E0056'),
		1160602: find('E0045'),
		1160603: find('E0046'),
		1160616: find('E0048'),
		1160631: find('E0051'),
		1160700: find('E0052'),
		1160701: find('E0053'),
		1160702: find('E0054'),
		1161000: find('E0049'),
		1161002: find('E0050'),
	};
}

function recordFinder(tenant: Tenant, store: Store): (employeeNumber: string) => string {
	const find = finder(tenant);
	return (employeeNumber) => {
		const { employmentId } = find(employeeNumber);
		const record = store.all().find((candidate) => candidate.employmentId === employmentId);
		if (!record) throw new Error(`The seed has no offboarding of ${employeeNumber}`);
		return record.offboardingId;
	};
}

/** The offboarding ID whose edit is refused with that code, most of them when the date changes. */
export function recordForEditCode(tenant: Tenant, store: Store): Record<number, string> {
	const recordOf = recordFinder(tenant, store);
	const anyDate = recordOf('E0068');
	return {
		1160102: 'not-an-offboarding-id',
		1160103: recordOf('E0066'),
		1160200: recordOf('E0071'),
		1160203: recordOf('E0069'),
		1160204: anyDate,
		1160205: recordOf('E0070'),
		1160300: recordOf('E0057'),
		1160601: anyDate,
		1160602: anyDate,
		1160603: anyDate,
		1160607: anyDate,
		1160608: anyDate,
		1160610: recordOf('E0065'),
		1160623: recordOf('E0055'),
		1160625: '7000000000000000001',
		1160631: recordOf('E0051'),
		1161000: recordOf('E0067'),
		1161001: recordOf('E0060'),
		1161002: recordOf('E0061'),
	};
}

/** The offboarding ID whose revocation is refused with that code. */
export function recordForCode(tenant: Tenant, store: Store): Record<number, string> {
	const recordOf = recordFinder(tenant, store);
	return {
		1160101: recordOf('E0067'),
		1160102: 'not-an-offboarding-id',
		1160103: recordOf('E0066'),
		1160201: '7000000000000000001',
		1160202: recordOf('E0063'),
		1160203: recordOf('E0057'),
		1160204: recordOf('E0059'),
		1160205: recordOf('E0060'),
		1160206: recordOf('E0061'),
	};
}

import {
	containing,
	credentialFor,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	located,
	matching,
	routes,
	run,
	runnerOf,
} from '../support/sandbox';

emulateEach();

const get = runnerOf({
	resource: 'approval',
	operation: 'get',
	processId: '={{ $json.process_id }}',
});

const recordOf = (name: 'approved' | 'inApproval') => {
	const { employmentId } = emulator.people[name];
	return emulator.offboardings().find((entry) => entry.employmentId === employmentId);
};

const processOf = (name: 'approved' | 'inApproval') => recordOf(name)?.processId ?? '';

describe('an approval', () => {
	it('says who has it now, who decided what, and where to look', async () => {
		const { inApproval } = emulator.people;
		const manager = emulator.tenant.personByNumber(inApproval.managerNumber ?? '');
		const result = await get({ processId: processOf('inApproval') });
		const link: unknown = matching(/^https:\/\//);
		const at: unknown = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
		expect(jsons(result)).toEqual([
			{
				process_id: processOf('inApproval'),
				status: 'InProgress',
				name: containing(''),
				initiator_id: inApproval.employmentId,
				initiator_name: inApproval.englishName,
				create_time: at,
				properties: 'Application',
				waiting_for: [
					{
						approver_id: matching(/^\d{19}$/),
						type: 'Approval',
						operator_id: matching(/^\d+$/),
						operator_name: containing(' '),
						node_name: 'HR approval',
						node_definition_id: 'approval_hr',
						since: at,
						link,
					},
				],
				decisions: [
					{
						approver_id: matching(/^\d{19}$/),
						type: 'Approval',
						operator_id: manager?.employmentId,
						operator_name: manager?.englishName,
						node_name: 'Manager approval',
						node_definition_id: 'approval_manager',
						decision: 'Done',
						opinion: '同意',
						at,
						link,
					},
				],
				link,
			},
		]);
	});

	it('that is over has a time of completion and nobody to wait for', async () => {
		const [item] = jsons(await get({ processId: processOf('approved') }));
		expect(item).toMatchObject({
			status: 'Completed',
			complete_time: matching(/Z$/),
			waiting_for: [],
		});
	});

	it('that was refused says so', async () => {
		const { offboardingId = '' } = recordOf('inApproval') ?? {};
		emulator.reject(offboardingId, 'Not now');
		const [item] = jsons(await get({ processId: processOf('inApproval') }));
		expect(item).toMatchObject({
			status: 'Rejected',
			decisions: [{ decision: 'Done' }, { decision: 'Rejected', opinion: 'Not now' }],
		});
	});

	it('follows from the offboarding that Get returns', async () => {
		const { employmentId } = emulator.people.inApproval;
		const items = jsons(
			await run(emulator, {
				operation: 'get',
				offboarding: located('employee', employmentId),
			}),
		);
		const result = await get({}, { items });
		expect(jsons(result)).toMatchObject([{ process_id: processOf('inApproval') }]);
	});

	it('is told in Chinese where labels are, with IDs of the chosen type', async () => {
		const { inApproval } = emulator.people;
		const result = await get(
			{ processId: processOf('inApproval'), userIdType: 'open_id' },
			{ credential: { ...credentialFor(emulator), labelLanguage: 'zh-CN' } },
		);
		expect(jsons(result)).toMatchObject([
			{
				initiator_id: inApproval.openId,
				initiator_name: inApproval.localName,
				waiting_for: [{ node_name: 'HR 审批' }],
			},
		]);
		expect(emulator.requests('process')).toMatchObject([{ query: { user_id_type: 'open_id' } }]);
	});

	it('comes in the words of Feishu where that is wanted', async () => {
		const result = await get({ processId: processOf('inApproval'), simplify: false });
		expect(jsons(result)).toMatchObject([{ status: 1, todos: [{ type: 1 }] }]);
	});

	it.each([
		['nothing', '={{ $json.nothing }}', "'Process ID' is empty"],
		['a number', '={{ 7278949005675988535 }}', "'Process ID' was given as a number"],
		['a path', '../offboardings', "'Process ID' is not an ID"],
	])('is refused for %s', async (_case, processId, message) => {
		const result = await get({ processId });
		expect(errorOf(result)).toMatchObject({ message: containing(message), itemIndex: 0 });
		expect(routes(emulator)).toEqual([]);
	});

	it('that does not exist is explained', async () => {
		const result = await get({ processId: '7278949005675988535' });
		expect(errorOf(result)).toMatchObject({
			name: 'NodeApiError',
			message: 'Feishu finds no approval process under this ID, or cannot read the ID',
			description: containing('GET /open-apis/corehr/v2/processes/{process_id}'),
		});
	});
});

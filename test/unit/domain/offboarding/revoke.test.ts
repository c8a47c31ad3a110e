import { endpoints } from '../../../../nodes/FeishuOffboarding/domain/endpoints';
import { revokeOffboarding } from '../../../../nodes/FeishuOffboarding/domain/offboarding/revoke';
import { faultOf } from '../../samples';

describe('revokeOffboarding', () => {
	const input = { userIdType: 'people_corehr_id', offboardingId: '7095671727698478604' } as const;

	it('sends the ID and says which kind of people it speaks of', () => {
		expect(revokeOffboarding(input)).toEqual({
			endpoint: endpoints.revoke,
			query: { user_id_type: 'people_corehr_id' },
			body: { offboarding_id: '7095671727698478604' },
		});
	});

	it('names the operator where one is given', () => {
		const request = revokeOffboarding({ ...input, userIdType: 'open_id', operatorId: ' ou_1 ' });
		expect(request.query).toEqual({ user_id_type: 'open_id' });
		expect(request.body).toEqual({
			offboarding_id: '7095671727698478604',
			operator_id: 'ou_1',
		});
	});

	it('leaves out an operator that is empty, which Feishu takes for its own system', () => {
		expect(revokeOffboarding({ ...input, operatorId: '' }).body).not.toHaveProperty('operator_id');
	});

	it.each([
		['no offboarding', { offboardingId: '' }, 'Offboarding'],
		['an offboarding as a number', { offboardingId: 7095671727 }, 'Offboarding'],
		['an operator of another kind', { operatorId: 'ou_1' }, 'Operator ID'],
		['an operator that is nobody', { operatorId: null }, 'Operator ID'],
		['an operator of blanks', { operatorId: ' ' }, 'Operator ID'],
	])('refuses %s', (_reason, changes, parameter) => {
		expect(faultOf(() => revokeOffboarding({ ...input, ...changes })).parameter).toBe(parameter);
	});
});

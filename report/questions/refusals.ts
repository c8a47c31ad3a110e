import type { Endpoint } from '../../nodes/FeishuOffboarding/platform/request';
import { isCode } from '../wire/facts';
import type { Heard } from '../wire/session';
import { evidence, open, tally, type Question } from './question';

const nameOf = ({ name }: Endpoint): string => name;

function refusalText({ envelope, exchange, request }: Heard): string | undefined {
	if (exchange.kind !== 'answer' || !isCode(envelope?.code) || envelope.code === 0)
		return undefined;
	return `${nameOf(request.endpoint)}, code ${envelope.code}, HTTP ${exchange.status}`;
}

export const statusOfRefusals: Question = {
	heading: 'HTTP status of refusals',
	reply({ heard }) {
		const seen = heard.flatMap((each) => refusalText(each) ?? []);
		return seen.length === 0
			? open('Feishu has refused nothing.')
			: evidence(`Refusals: ${tally(seen)}.`);
	},
};

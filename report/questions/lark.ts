import type { Heard } from '../wire/session';
import { answered, evidence, open, type Question } from './question';

const isCoreHr = ({ request }: Heard): boolean => request.endpoint.path.includes('/corehr/');

export const lark: Question = {
	heading: 'Lark',
	reply({ heard, region }) {
		if (region !== 'lark') return open('This tenant is not on Lark.');
		const calls = heard.filter(isCoreHr);
		const done = calls.filter((each) => each.class === 'done');
		return done.length > 0
			? answered(`${done.length} of ${calls.length} calls of CoreHR were answered.`)
			: evidence('No call of CoreHR was answered; the table has the codes.');
	},
};

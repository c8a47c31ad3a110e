import { measureOverhead } from './measures/overhead';
import { formatted } from './report/document';
import { reportOf } from './report/report';
import { nothingYet } from './results';
import { planFor } from './plan';
async function main() {
	const results = nothingYet();
	for (const operation of ['revoke', 'submit'] as const) for (const items of operation === 'submit' ? [30, 120] : [30]) results.costs.push(...await measureOverhead({ operation, items, warmUp: 30, rounds: 1 }));
	console.log(await formatted(reportOf(results, planFor(true), ['x'])));
}
main().then(() => process.exit(), (e) => { console.error(e); process.exit(1); });

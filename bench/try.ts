import { measureOverhead } from './measures/overhead';
async function main() {
	for (const n of [1000]) {
	console.table(await measureOverhead('revoke', n, { few: 1, many: 1, warmUp: 500, rounds: 1}));
	console.table(await measureOverhead('submit', n, { few: 1, many: 1, warmUp: 500, rounds: 1}));
	}
}
void main();

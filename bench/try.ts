import { ourNode, ourNodeIn } from './contenders/ourNode';
import { parallelSdk, sequentialSdk } from './contenders/officialSdk';
import { measureThroughput } from './measures/throughput';
async function main() {
	for (const c of [ourNode, sequentialSdk, parallelSdk, ourNodeIn(2)]) console.log(await measureThroughput(c, { operation: 'revoke', rows: 60 }));
	for (const c of [ourNode, parallelSdk]) console.log(await measureThroughput(c, { operation: 'submit', rows: 30 }));
}
void main();

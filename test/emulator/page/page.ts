const style = `
:root {
	color-scheme: light dark;
	--ground: #f5f6f8; --card: #fff; --line: #dfe2e8; --text: #1d2129; --quiet: #5c6370;
	--accent: #2b5fd9; --good: #14713d; --bad: #b42318; --wait: #8a5a00;
}
@media (prefers-color-scheme: dark) {
	:root {
		--ground: #15171b; --card: #1e2127; --line: #343942; --text: #e8eaee; --quiet: #a0a7b4;
		--accent: #86a9ff; --good: #6fd39a; --bad: #ff8f85; --wait: #f0c26b;
	}
}
* { box-sizing: border-box; }
body { margin: 0; height: 100vh; display: flex; flex-direction: column; background: var(--ground); color: var(--text);
	font: 14px/1.45 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
header { padding: 10px 20px; background: var(--card); border-bottom: 1px solid var(--line);
	display: flex; flex-wrap: wrap; gap: 4px 20px; align-items: baseline; }
h1 { margin: 0; font-size: 18px; }
h2 { margin: 0; padding: 10px 14px; font-size: 14px; border-bottom: 1px solid var(--line); }
header p { margin: 0; color: var(--quiet); }
#pulse { margin-left: auto; }
#pulse.lost { color: var(--bad); font-weight: 600; }
main { display: grid; gap: 14px; padding: 14px 20px; flex: 1; min-height: 0;
	grid-template: minmax(0, 5fr) minmax(0, 4fr) minmax(0, 4fr) / minmax(0, 6fr) minmax(0, 8fr); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 8px;
	display: flex; flex-direction: column; min-height: 0; overflow: hidden; }
#people-card { grid-row: span 3; }
.scroll { overflow: auto; min-height: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 5px 0 5px 14px; text-align: left; white-space: nowrap; }
th:last-child, td:last-child { padding-right: 14px; }
td.wide { white-space: normal; overflow-wrap: anywhere; }
th { position: sticky; top: 0; background: var(--card); color: var(--quiet); font-weight: 500;
	border-bottom: 1px solid var(--line); }
tr + tr td { border-top: 1px solid var(--line); }
code { font: 11.5px ui-monospace, Menlo, Consolas, monospace; }
.good { color: var(--good); } .bad { color: var(--bad); } .wait { color: var(--wait); }
.quiet, .empty { color: var(--quiet); } .empty { padding: 14px; margin: 0; }
@media (max-width: 900px) {
	body { height: auto; }
	main { display: block; }
	section { margin-bottom: 14px; max-height: 70vh; }
}
`;

// Runs in the browser. Texts from the tenant only ever become text nodes.
const script = `
const tones = { Approving: 'wait', Approved: 'wait', NoNeedApproval: 'wait', Offboarded: 'quiet',
	Rejected: 'bad', Withdrawn: 'quiet' };
const outcomes = { underWay: 'under way', accepted: 'accepted', failed: 'failed' };
const outcomeTones = { underWay: 'wait', accepted: 'good', failed: 'bad' };
const cell = (text, tone, kind) => {
	const td = document.createElement('td');
	const inner = kind === 'code' ? td.appendChild(document.createElement('code')) : td;
	if (kind === 'wide') td.className = 'wide';
	inner.textContent = text;
	if (tone) td.classList.add(tone);
	return td;
};
const fill = (id, rows, empty) => {
	const body = document.getElementById(id);
	body.replaceChildren(...rows.map((cells) => {
		const tr = document.createElement('tr');
		tr.append(...cells);
		return tr;
	}));
	document.getElementById(id + '-empty').textContent = rows.length ? '' : empty;
	document.getElementById(id + '-empty').hidden = rows.length > 0;
};
const employed = (person) => person.state === 'Employed';
const show = (state) => {
	const people = [...state.people].sort((a, b) => employed(a) - employed(b));
	fill('people', people.map((person) => [
		cell(person.number, 'quiet', 'code'), cell(person.name),
		cell(person.state, person.state.startsWith('Leaving') ? 'wait' : 'quiet'),
		cell(person.department, 'quiet', 'wide'),
	]), 'Nobody works here.');
	fill('offboardings', state.offboardings.map((record) => [
		cell(record.name), cell(record.date), cell(record.status, tones[record.status]),
		cell(record.reason, 'quiet', 'wide'), cell(record.id, 'quiet', 'code'),
	]), 'Nobody has been offboarded yet.');
	fill('calls', state.calls.map((call) => {
		const good = call.status === 200 && (call.code === 0 || call.code === null);
		return [
			cell(call.at.slice(11)), cell(call.call.replace(' /open-apis/', ' '), '', 'code'),
			cell(call.status === null ? 'no answer' : call.status, good ? 'good' : 'bad'),
			cell(call.code === null ? '–' : call.code, good ? 'good' : 'bad'),
			cell(call.logId, 'quiet', 'code'),
		];
	}), 'No calls yet. Run a workflow whose credential points here.');
	fill('deliveries', state.deliveries.map((delivery) => [
		cell(delivery.at.slice(11)), cell(delivery.event.replace('corehr.offboarding.', ''), '', 'code'),
		cell(delivery.status), cell(delivery.about, 'quiet', 'wide'), cell(delivery.attempt),
		cell(outcomes[delivery.outcome] + delivery.answer, outcomeTones[delivery.outcome], 'wide'),
		cell(delivery.eventId.slice(0, 12), 'quiet', 'code'),
	]), state.requestUrl ? 'No events yet. Submit or change an offboarding.'
		: 'No request URL. Start with --events-url, or subscribe in a test.');
	document.getElementById('request-url').textContent = state.requestUrl ? 'to ' + state.requestUrl : '';
};
let shown = '';
const pulse = document.getElementById('pulse');
document.getElementById('address').textContent = location.origin;
const refresh = async () => {
	try {
		const { now, ...state } = await (await fetch('/emulator/state')).json();
		const text = JSON.stringify(state);
		// Drawn anew only after a change, so that a selected ID stays selected.
		if (text !== shown) show(state);
		shown = text;
		document.getElementById('app').textContent = state.appId;
		pulse.className = '';
		pulse.textContent = now + ' (China)';
	} catch {
		pulse.className = 'lost';
		pulse.textContent = 'The emulator does not answer';
	}
	setTimeout(refresh, 1000);
};
refresh();
`;

function card(id: string, title: string, columns: readonly string[]): string {
	const heads = columns.map((column) => `<th scope="col">${column}</th>`).join('');
	return `<section id="${id}-card"><h2>${title}</h2><div class="scroll">
<table><thead><tr>${heads}</tr></thead><tbody id="${id}"></tbody></table>
<p class="empty" id="${id}-empty" hidden></p></div></section>`;
}

/** A look into the tenant that renews itself every second, without anything from elsewhere. */
export const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sandbox tenant (emulator)</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><header><h1>Sandbox tenant (emulator)</h1>
<p>Invented people. Forgotten on exit.</p>
<p>Base URL <code id="address"></code> · App ID <code id="app"></code></p>
<p id="pulse" role="status"></p></header>
<main>
${card('people', 'People', ['Number', 'Name', 'State', 'Department'])}
${card('offboardings', 'Offboardings, newest first', ['Name', 'Date', 'Status', 'Reason', 'Offboarding ID'])}
${card('calls', 'Latest calls', ['Time', 'Call', 'HTTP', 'Code', 'Log ID'])}
${card('deliveries', 'Latest event deliveries <code id="request-url"></code>', ['Time', 'Event', 'Status', 'About', 'Attempt', 'Outcome', 'Event ID'])}
</main><script>${script}</script></body></html>
`;

/** When a calendar date, YYYY-MM-DD, begins in a time zone; milliseconds since the epoch. */
export const startOfDay = (date: string, timeZone: string): number =>
	atWallClock(`${date}T00:00:00`, timeZone);

/** The instant at which clocks in `timeZone` show `dateTime` (ISO, no offset), in milliseconds. NaN where `dateTime` is not one. */
export function atWallClock(dateTime: string, timeZone: string): number {
	const wallClockMs = Date.parse(`${dateTime}Z`);
	if (!Number.isFinite(wallClockMs)) return Number.NaN;
	// Near a change of the clocks, the guess may lie on its other side; the offset there settles it.
	const guessMs = wallClockMs - offsetAt(wallClockMs, timeZone);
	return wallClockMs - offsetAt(guessMs, timeZone);
}

/** By how much the clocks of the zone are ahead of UTC at that time. */
function offsetAt(atMs: number, timeZone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
	}).formatToParts(atMs);
	const part = (type: string): number => Number(parts.find((entry) => entry.type === type)?.value);
	const shownMs = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second'),
	);
	return shownMs - atMs;
}

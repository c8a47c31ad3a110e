import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A look into the tenant that renews itself every second, without anything from elsewhere. */
export const page = readFileSync(join(__dirname, 'page.html'), 'utf8');

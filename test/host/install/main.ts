import { ensureHost } from './setUp';

/** Sets n8n up, for whoever wants it to be there later. */
void ensureHost();

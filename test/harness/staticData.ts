import { jsonParse, type IDataObject, type Workflow } from 'n8n-workflow';

/** A workflow's static data, kept from one call of a trigger to the next as n8n keeps it. */
export class StaticData {
	/** What n8n's process holds. */
	live: IDataObject = {};

	/** What n8n's database holds: all that is left after a restart. */
	saved: IDataObject = {};

	keep(workflow: Workflow): void {
		this.live = jsonParse<IDataObject>(JSON.stringify(workflow.staticData));
	}

	save(workflow: Workflow): void {
		this.keep(workflow);
		this.saved = this.live;
	}

	restart(): void {
		this.live = this.saved;
	}
}

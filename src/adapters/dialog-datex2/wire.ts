import { xmlWire } from '../xml-tree.ts';

/** DATEX II v3 (`payload`, alone or in a container) and v2, which is told apart to be refused. */
export const datexWire = xmlWire('payload', 'messageContainer', 'd2LogicalModel');

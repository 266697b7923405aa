/** The XML of GeoReport v2: elements, order and nesting of its examples. */
import { type XmlNode, xml, xmlDocument } from '../xml.ts';
import type { Attribute, Created, Definition, RequestType, ServiceRequest } from './bodies.ts';

const SERVICE = [
  'service_code',
  'service_name',
  'description',
  'metadata',
  'type',
  'keywords',
  'group',
  'jurisdiction_id',
];

const REQUEST = [
  'service_request_id',
  'status',
  'status_notes',
  'service_name',
  'service_code',
  'description',
  'agency_responsible',
  'service_notice',
  'requested_datetime',
  'updated_datetime',
  'expected_datetime',
  'address',
  'address_id',
  'zipcode',
  'lat',
  'long',
  'media_url',
  'jurisdiction_id',
];

const CREATED = ['service_request_id', 'token', 'service_notice', 'account_id'];

const ATTRIBUTE = [
  'variable',
  'code',
  'datatype',
  'required',
  'datatype_description',
  'order',
  'description',
];

export function servicesXml(services: readonly RequestType[]): string {
  const written = services.map((service) => xml('service', elements(service, SERVICE)));
  return xmlDocument(xml('services', written));
}

export function definitionXml({ service_code, attributes }: Definition): string {
  const written = attributes.map(attributeXml);
  return xmlDocument(
    xml('service_definition', [xml('service_code', service_code), xml('attributes', written)]),
  );
}

export function requestsXml(requests: readonly ServiceRequest[]): string {
  const written = requests.map((request) => xml('request', elements(request, REQUEST)));
  return xmlDocument(xml('service_requests', written));
}

export function createdXml(created: readonly Created[]): string {
  const written = created.map((request) => xml('request', elements(request, CREATED)));
  return xmlDocument(xml('service_requests', written));
}

function attributeXml(attribute: Attribute): XmlNode {
  const values = Array.isArray(attribute.values) ? attribute.values : [];
  const listed = values.map((value: Readonly<Record<string, unknown>>) =>
    xml('value', elements(value, ['key', 'name'])),
  );
  const list = listed.length === 0 ? [] : [xml('values', listed)];
  return xml('attribute', [...elements(attribute, ATTRIBUTE), ...list]);
}

function elements(
  record: Readonly<Record<string, unknown>>,
  names: readonly string[],
): readonly XmlNode[] {
  return names.flatMap((name) => {
    const value = record[name];
    const scalar =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return scalar ? [xml(name, value)] : [];
  });
}

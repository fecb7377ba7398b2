import type { Customer, CustomerPortalSession } from "dodopayments/resources/customers/customers";
import { portalPath } from "./addresses";
import {
  CustomerChange,
  CustomerFilter,
  isBetween,
  NewCustomer,
  PortalRequest,
  pageOf,
  read,
} from "./api-input";
import type { Ask } from "./ask";
import { addCustomer, findCustomer, sameEmail, type World } from "./world";

export function createCustomer(world: World, { body }: Ask): Customer {
  const { email, name, phone_number, metadata } = read(NewCustomer, body);
  return addCustomer(world, { email, name, phone_number, metadata });
}

export const getCustomer = (world: World, { params: [id = ""] }: Ask): Customer => findCustomer(world, id);

export function changeCustomer(world: World, { params: [id = ""], body }: Ask): Customer {
  const customer = findCustomer(world, id);
  const { email, name, phone_number, metadata } = read(CustomerChange, body);
  if (email) customer.email = email;
  if (name) customer.name = name;
  if (phone_number !== undefined) customer.phone_number = phone_number;
  if (metadata) customer.metadata = metadata;
  return customer;
}

export function listCustomers(world: World, { query }: Ask): { items: Customer[] } {
  const { email, name, ...between } = read(CustomerFilter, query);
  const all = Object.values(world.state.customers)
    .reverse()
    .filter(
      (one) =>
        (email === undefined || sameEmail(one.email, email)) &&
        (name === undefined || one.name.toLowerCase().includes(name.toLowerCase())) &&
        isBetween(one.created_at, between),
    );
  return { items: pageOf(all, query) };
}

/** Its parameters come in the query: the SDK sends no body. Mails are written by nobody here. */
export function openPortal(world: World, { params: [id = ""], query }: Ask): CustomerPortalSession {
  const customer = findCustomer(world, id);
  const { return_url: returnUrl = null } = read(PortalRequest, query);
  const token = world.newId("prt");
  world.state.links[token] = {
    page: "portal",
    createdAt: world.now().toISOString(),
    customerId: customer.customer_id,
    returnUrl,
  };
  return { link: world.pagesUrl + portalPath(token) };
}

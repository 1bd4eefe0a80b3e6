// The server's JSON. Every failure becomes an ApiError with a sentence for a person.

export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export function query(parameters) {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== null && one !== "") asked.append(name, one);
  }
  return asked;
}

export async function get(name, parameters, signal) {
  return answered(() => fetch(`/api/${name}?${query(parameters)}`, { signal }));
}

export async function post(name, body, signal) {
  return answered(() => fetch(`/api/${name}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal }));
}

/** Asks /sparql or a stored query; the response as it is, or an ApiError. */
export async function raw(ask) {
  let response;
  try {
    response = await ask();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError(0, "");
  }
  if (response.ok) return response;
  const text = await response.text();
  let message = text.trim();
  try {
    message = JSON.parse(text).error ?? message;
  } catch {
    // a sentence as plain text
  }
  throw new ApiError(response.status, message);
}

const answered = async (ask) => (await raw(ask)).json();

/** Address below the service's entry URL, whether that one ends with a slash or not. */
export function below(serviceUrl: string, path: string): URL {
  return new URL(path, serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`);
}

import { secureHeaders } from 'hono/secure-headers';

const NOBODY = ["'none'"];
const OURSELVES = ["'self'"];

/**
 * On every answer, page or data: a JSON document opened in a browser is a page too. Nothing from
 * elsewhere is loaded, so no CDN, no inline script and no `unsafe-*` is needed.
 */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: NOBODY,
    scriptSrc: OURSELVES,
    // The verifier judges in a Web Worker; what that one may do is said in `build/copy-assets.ts`.
    workerSrc: OURSELVES,
    styleSrc: OURSELVES,
    imgSrc: [...OURSELVES, 'data:'],
    connectSrc: OURSELVES,
    formAction: OURSELVES,
    frameAncestors: NOBODY,
    baseUri: NOBODY,
  },
  referrerPolicy: 'strict-origin-when-cross-origin',
  permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
  // Open data: any origin may read it, see `openCors`.
  crossOriginResourcePolicy: 'cross-origin',
  strictTransportSecurity: 'max-age=31536000',
  // Obsolete, or said better by the policy above.
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
});

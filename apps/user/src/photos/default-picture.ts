/** Another with every change of the drawing. */
export const DEFAULT_VERSION = 'default-1';

/** Stands for everybody who has no photo (CT-U43). */
export const DEFAULT_PICTURE = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512">' +
    '<rect width="512" height="512" fill="#495057"/>' +
    '<g fill="#ced4da"><circle cx="256" cy="196" r="92"/><path d="M80 512a176 176 0 0 1 352 0z"/></g>' +
    '</svg>',
);

/** The same keys in another language: a sentence that is missing, or one too many, is a type error. */
export type Translation<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Translation<English[Key]>;
};

import { z } from "zod";

/** A real calendar date `YYYY-MM-DD`. */
export const PlainDate = z.iso.date("This is not a date (YYYY-MM-DD).");

const optionalName = z.string().trim().max(80).nullish();

/** The parts of a name as they are written; one-word names leave `familyName` empty. */
export const PersonNameInput = z.object({
  givenName: z.string().trim().min(1, "Give a name.").max(80),
  middleName: optionalName,
  familyName: z.string().trim().max(80).default(""),
  preferredName: optionalName,
  kanaGivenName: optionalName,
  kanaFamilyName: optionalName,
});

export const ContactInput = z.object({
  email: z.email("This is not an e-mail address.").max(254).nullish(),
  phone: z.string().trim().max(40).nullish(),
  username: z.string().trim().max(120).nullish(),
  /** The language messages to this person are written in. */
  locale: z.string().trim().max(20).nullish(),
});

export const SourcedId = z.string().trim().min(1).max(255).optional();
export const RecordId = z.string().trim().min(1).max(64);

/** The parts of a name on the wire, with the full name and its reading made up from them. */
export const PersonNameParts = z.object({
  givenName: z.string(),
  middleName: z.string().nullable(),
  familyName: z.string(),
  preferredName: z.string().nullable(),
  kanaGivenName: z.string().nullable(),
  kanaFamilyName: z.string().nullable(),
  displayName: z.string(),
  reading: z.string().nullable(),
});

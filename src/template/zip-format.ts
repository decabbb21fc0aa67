/** The numbers of zip archives (PKWARE's APPNOTE, 4.3 to 4.5), and of their ZIP64 form for what is too large for them. */

export const signatures = {
  /** Before a content. */
  local: 0x04034b50,
  /** Of an entry in the directory. */
  directory: 0x02014b50,
  end: 0x06054b50,
  wideEnd: 0x06064b50,
  wideEndLocator: 0x07064b50,
}

/** In bytes, without names, extra fields and comments. */
export const lengths = { local: 30, directory: 46, end: 22, wideEnd: 56, wideEndLocator: 20 }

/** The extra field that holds numbers of 64 bits, in place of those that say {@link wideNumber}. */
export const wideField = 0x0001
/** Stands for a number of 32 bits that is given in 64 bits elsewhere. */
export const wideNumber = 0xffffffff
/** The same for one of 16 bits. */
export const wideCount = 0xffff

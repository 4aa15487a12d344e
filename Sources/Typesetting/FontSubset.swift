import CPangoCairo

extension FontProgram {
  /// What HarfBuzz leaves of a font file.
  struct Subset {
    var bytes: [UInt8]
    /// The number of a glyph in the subset, by its number in the whole file.
    var code: (UInt32) -> UInt32
  }

  /// Cuts a font file down to some glyphs and to what a PDF needs of them: outlines and advances. `nil` when HarfBuzz
  /// cannot.
  static func subset(of face: FontFace, _ glyphs: [UInt32], keepsNumbers: Bool) -> Subset? {
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(input) }
    let wanted = hb_subset_input_glyph_set(input)
    for glyph in glyphs { hb_set_add(wanted, glyph) }
    let dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
    for table in unneededTables { hb_set_add(dropped, FontFace.tag(table)) }
    var flags = HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_DESUBROUTINIZE.rawValue
    flags |= HB_SUBSET_FLAGS_NOTDEF_OUTLINE.rawValue
    if keepsNumbers { flags |= HB_SUBSET_FLAGS_RETAIN_GIDS.rawValue }
    hb_subset_input_set_flags(input, flags)
    guard let plan = hb_subset_plan_create_or_fail(face.handle, input) else { return nil }
    defer { hb_subset_plan_destroy(plan) }
    guard let cut = hb_subset_plan_execute_or_fail(plan) else { return nil }
    defer { hb_face_destroy(cut) }
    let blob = face.isCompact ? hb_face_reference_table(cut, FontFace.tag("CFF ")) : hb_face_reference_blob(cut)
    defer { hb_blob_destroy(blob) }
    var length: UInt32 = 0
    guard let data = hb_blob_get_data(blob, &length), length > 0 else { return nil }
    let bytes = UnsafeRawBufferPointer(start: data, count: Int(length))
    let map = hb_subset_plan_old_to_new_glyph_mapping(plan)
    var codes: [UInt32: UInt32] = [:]
    for glyph in glyphs { codes[glyph] = keepsNumbers ? glyph : hb_map_get(map, glyph) }
    return Subset(bytes: Array(bytes)) { [codes] in codes[$0] ?? 0 }
  }

  /// Shaping is done, names and signatures are of no use in a PDF.
  private static let unneededTables = [
    "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "name", "OS/2", "post", "cmap", "kern", "DSIG", "STAT", "meta",
    "gasp", "hdmx", "VDMX", "LTSH", "PCLT", "vhea", "vmtx", "VORG", "EBDT", "EBLC", "EBSC", "COLR", "CPAL", "SVG ",
    "CBDT", "CBLC", "sbix", "mort", "morx", "feat", "Silf", "Silt", "Gloc", "Glat", "Feat", "Sill",
  ]
}

import Diagnostics
import Typesetting

/// Adds to cairo's PDF what cairo 1.16 leaves out: language, title display, alternative texts, scopes of head cells,
/// artifacts, metadata, dates as the standard writes them. The result is written with compressed object streams.
struct Finisher {
  let title: String
  /// BCP 47.
  let language: String
  /// ISO 8601, already checked.
  let created: String
  /// The id of the person whose report it is, which the mail stage compares with the address it sends to.
  let agent: String?

  /// - Parameters:
  ///   - drawn: what cairo wrote.
  ///   - tags: the structure elements in the order in which they were opened.
  /// - Throws: `PDF-030` when the file is not what cairo 1.16 writes.
  func finish(_ drawn: [UInt8], tags: [StructureTag]) throws(Failure) -> [UInt8] {
    guard var file = PDFFile(drawn) else { throw Self.failure("its objects cannot be read") }
    try finishCatalog(&file)
    try finishPages(&file)
    try finishStructure(&file, tags: tags)
    finishFonts(&file)
    let info = file.add(.dictionary(information))
    guard let bytes = PDFWriter(file: file, info: info).bytes() else {
      throw Self.failure("its streams cannot be compressed")
    }
    return bytes
  }

  private func finishCatalog(_ file: inout PDFFile) throws(Failure) {
    guard var catalog = file[file.root]?.dictionary else { throw Self.failure("it has no catalog") }
    var preferences = PDFDictionary()
    preferences["DisplayDocTitle"] = .raw("true")
    var mark = PDFDictionary()
    mark["Marked"] = .raw("true")
    var label = PDFDictionary()
    label["S"] = .name("D")
    var labels = PDFDictionary()
    labels["Nums"] = .array([.number(0), .dictionary(label)])
    var metadata = PDFDictionary()
    metadata["Type"] = .name("Metadata")
    metadata["Subtype"] = .name("XML")
    // An empty /Names is nothing to point to.
    catalog["Names"] = nil
    catalog["Lang"] = .text(language)
    catalog["ViewerPreferences"] = .dictionary(preferences)
    catalog["MarkInfo"] = .dictionary(mark)
    catalog["PageLabels"] = .dictionary(labels)
    if catalog["Outlines"] != nil { catalog["PageMode"] = .name("UseNone") }
    catalog["Metadata"] = .reference(file.add(.dictionary(metadata), stream: Array(packet.utf8)))
    file[file.root]?.dictionary = catalog
  }

  /// Reading order by structure, no transparency group, and everything outside the structure marked as artifact.
  private func finishPages(_ file: inout PDFFile) throws(Failure) {
    for number in file.objects.indices {
      guard var page = file[number]?.dictionary, page["Type"] == .name("Page") else { continue }
      page["Tabs"] = .name("S")
      page["Group"] = nil
      file[number]?.dictionary = page
      guard case .reference(let content)? = page["Contents"], var object = file[content], let stream = object.stream,
        var dictionary = object.dictionary
      else { throw Self.failure("a page has no content") }
      let isCompressed = dictionary["Filter"] == .name("FlateDecode")
      guard let plain = isCompressed ? Deflate.expand(stream) : stream,
        let marked = ContentMarking(plain).withArtifacts()
      else { throw Self.failure("a page’s content cannot be read") }
      guard let compressed = Deflate.compress(marked) else { throw Self.failure("a page cannot be compressed") }
      dictionary["Filter"] = .name("FlateDecode")
      object.dictionary = dictionary
      object.stream = compressed
      file[content] = object
    }
  }

  /// Walks the structure tree in reading order beside the tags that were drawn; both must agree.
  private func finishStructure(_ file: inout PDFFile, tags: [StructureTag]) throws(Failure) {
    guard case .reference(let root)? = file[file.root]?.dictionary?["StructTreeRoot"],
      let kids = file[root]?.dictionary?["K"]
    else { throw Self.failure("it has no structure tree") }
    var open = Self.references(kids)
    open.reverse()
    var index = 0
    while let number = open.popLast() {
      guard var element = file[number]?.dictionary, element["Type"] == .name("StructElem"), index < tags.count,
        element["S"] == .name(tags[index].role.rawValue)
      else { throw Self.failure("its structure tree is not the one that was drawn") }
      let tag = tags[index]
      index += 1
      if let text = tag.alternativeText, !text.isEmpty { element["Alt"] = .text(text) }
      if let attributes = attributes(of: tag) { element["A"] = attributes }
      file[number]?.dictionary = element
      if let kids = element["K"] { open += Self.references(kids).reversed() }
    }
    guard index == tags.count else { throw Self.failure("its structure tree has lost elements") }
  }

  private func attributes(of tag: StructureTag) -> PDFValue? {
    var dictionary = PDFDictionary()
    switch tag.role {
    case .head, .cell:
      guard tag.scope != nil || tag.columnSpan > 1 else { return nil }
      dictionary["O"] = .name("Table")
      if let scope = tag.scope { dictionary["Scope"] = .name(scope.rawValue) }
      if tag.columnSpan > 1 { dictionary["ColSpan"] = .number(tag.columnSpan) }
    case .list:
      guard tag.isNumbered else { return nil }
      dictionary["O"] = .name("List")
      dictionary["ListNumbering"] = .name("Decimal")
    case .document, .heading1, .heading2, .heading3, .paragraph, .item, .label, .itemBody, .table, .row, .figure:
      return nil
    }
    return .dictionary(dictionary)
  }

  /// An embedded TrueType font of a composite font needs its map from characters to glyphs named.
  private func finishFonts(_ file: inout PDFFile) {
    for number in file.objects.indices {
      guard var font = file[number]?.dictionary, font["Subtype"] == .name("CIDFontType2"),
        font["CIDToGIDMap"] == nil
      else { continue }
      font["CIDToGIDMap"] = .name("Identity")
      file[number]?.dictionary = font
    }
  }

  /// The elements among the kids of a structure element; marked content is given by number, not by reference.
  private static func references(_ kids: PDFValue) -> [Int] {
    switch kids {
    case .reference(let number): [number]
    case .array(let items): items.compactMap { if case .reference(let number) = $0 { number } else { nil } }
    case .raw, .name, .dictionary: []
    }
  }

  private static func failure(_ reason: String) -> Failure {
    Failure(
      .bug,
      Diagnostic(
        "PDF-030", .error, "the drawn PDF cannot be finished: \(reason)",
        hint: "cairo 1.16 is expected; report the version of libcairo2 that is installed"))
  }
}

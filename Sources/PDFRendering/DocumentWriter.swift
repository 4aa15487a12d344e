import Diagnostics
import Typesetting

/// A bookmark.
struct OutlineEntry {
  var title: String
  /// 0 for the title of the document.
  var level: Int
  /// From 0.
  var page: Int
  /// From the top of the page, in points.
  var y: Double
}

/// Puts drawn pages, fonts and structure together as a tagged PDF file. Nothing of an earlier file is in a later one.
struct DocumentWriter {
  let title: String
  /// BCP 47.
  let language: String
  /// ISO 8601, already checked.
  let created: String
  /// The id of the person whose report it is, which the mail stage compares with the address it sends to.
  let agent: String?
  let geometry: PageGeometry
  let deflater: Deflater
  let logo: LogoImage?
  var declaresPDFUA = false

  /// - Throws: `PDF-030` when a font cannot be cut down or a stream not be compressed.
  func file(of canvas: PageCanvas, outline: [OutlineEntry]) throws(Failure) -> [UInt8] {
    guard let programs = canvas.fonts.programs() else { throw Self.failure("a font cannot be cut down to its glyphs") }
    var objects = ObjectWriter()
    let root = objects.reserve()
    let info = objects.reserve()
    let tree = objects.reserve()
    let pages = objects.reserve(canvas.pages.count)
    let image = append(logo, used: !canvas.logoPages.isEmpty, to: &objects)
    let fonts = programs.map { append($0, to: &objects) }
    let pageTree = objects.reserve()
    for (index, number) in pages.enumerated() {
      guard let stream = deflater.compress(canvas.pages[index]) else {
        throw Self.failure("a page cannot be compressed")
      }
      let content = objects.reserve()
      objects.append(content, stream: stream) { $0.append("/Filter/FlateDecode") }
      objects.pack(number) { body in
        body.append("<</Type/Page/Parent \(pageTree) 0 R/MediaBox[0 0 ")
        body.append(geometry.width, geometry.height)
        body.append("]/Contents \(content) 0 R/StructParents \(index)/Tabs/S/Resources<<")
        if !fonts.isEmpty {
          body.append("/Font<<")
          for (font, object) in fonts.enumerated() { body.append("/F\(font) \(object) 0 R") }
          body.append(">>")
        }
        if let image, canvas.logoPages.contains(index) { body.append("/XObject<</L \(image) 0 R>>") }
        body.append(">>>>")
      }
    }
    objects.pack(pageTree) { body in
      body.append("<</Type/Pages/Count \(pages.count)/Kids[")
      for number in pages { body.append("\(number) 0 R ") }
      body.append("]>>")
    }
    append(canvas, tree: tree, pages: pages, to: &objects)
    let bookmarks = append(outline, pages: pages, to: &objects)
    let metadata = objects.reserve()
    objects.append(metadata, stream: Array(packet.utf8)) { $0.append("/Type/Metadata/Subtype/XML") }
    objects.append(info) { append(information: &$0) }
    objects.pack(root) { body in
      body.append("<</Type/Catalog/Pages \(pageTree) 0 R/StructTreeRoot \(tree) 0 R/Metadata \(metadata) 0 R/Lang ")
      body.append(string: language)
      body.append("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>")
      body.append("/PageLabels<</Nums[0<</S/D>>]>>")
      if let bookmarks { body.append("/Outlines \(bookmarks) 0 R/PageMode/UseNone") }
      body.append(">>")
    }
    guard let bytes = objects.finish(root: root, info: info, with: deflater) else {
      throw Self.failure("its objects cannot be compressed")
    }
    return bytes
  }

  /// A font of two bytes a glyph (ISO 32000-1, 9.7).
  private func append(_ program: FontProgram, to objects: inout ObjectWriter) -> Int {
    let numbers = objects.reserve(5)
    let (font, descendant, descriptor) = (numbers.lowerBound, numbers.lowerBound + 1, numbers.lowerBound + 2)
    let (file, map) = (numbers.lowerBound + 3, numbers.lowerBound + 4)
    let kind = program.isCompact ? "0" : "2"
    objects.pack(font) { body in
      body.append("<</Type/Font/Subtype/Type0/BaseFont/\(program.name)/Encoding/Identity-H")
      body.append("/DescendantFonts[\(descendant) 0 R]/ToUnicode \(map) 0 R>>")
    }
    objects.pack(descendant) { body in
      body.append("<</Type/Font/Subtype/CIDFontType\(kind)/BaseFont/\(program.name)")
      body.append("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>")
      body.append("/FontDescriptor \(descriptor) 0 R/DW 0/W")
      body.append(contentsOf: program.widths)
      body.append(program.isCompact ? ">>" : "/CIDToGIDMap/Identity>>")
    }
    objects.pack(descriptor) { body in
      body.append("<</Type/FontDescriptor/FontName/\(program.name)\(program.descriptor)")
      body.append("/FontFile\(program.isCompact ? "3" : "2") \(file) 0 R>>")
    }
    objects.append(file, stream: program.file) { entries in
      entries.append("/Filter/FlateDecode")
      entries.append(program.isCompact ? "/Subtype/CIDFontType0C" : "/Length1 \(program.fileLength)")
    }
    objects.append(map, stream: program.textMap) { $0.append("/Filter/FlateDecode") }
    return font
  }

  private func append(_ logo: LogoImage?, used: Bool, to objects: inout ObjectWriter) -> Int? {
    guard let logo, used else { return nil }
    let image = objects.reserve()
    let size = "/Type/XObject/Subtype/Image/Width \(logo.width)/Height \(logo.height)/BitsPerComponent 8"
    var mask: Int?
    if let opacity = logo.opacity {
      let number = objects.reserve()
      objects.append(number, stream: opacity) { $0.append("\(size)/ColorSpace/DeviceGray/Filter/FlateDecode") }
      mask = number
    }
    objects.append(image, stream: logo.colors) { entries in
      entries.append("\(size)/ColorSpace/DeviceRGB/Filter/FlateDecode")
      if let mask { entries.append("/SMask \(mask) 0 R") }
    }
    return image
  }

  static func failure(_ reason: String) -> Failure {
    Failure(
      .bug,
      Diagnostic(
        "PDF-030", .error, "the drawn PDF cannot be finished: \(reason)",
        hint: "check that the font files are whole and that there is memory"))
  }
}

/// The objects of a PDF file with a plain table of cross-references, as cairo writes it.
struct PDFFile {
  struct Object {
    var value: PDFValue
    /// The bytes between `stream` and `endstream`. The writer counts them; `/Length` is not kept up to date.
    var stream: [UInt8]?

    var dictionary: PDFDictionary? {
      get { if case .dictionary(let dictionary) = value { dictionary } else { nil } }
      set { if let newValue { value = .dictionary(newValue) } }
    }
  }

  /// By object number; 0 is never used.
  var objects: [Object?]
  var root: Int

  /// Reads a whole file; `nil` when it is anything but plain.
  init?(_ bytes: [UInt8]) {
    guard let start = Self.startOfTable(bytes) else { return nil }
    var parser = PDFParser(bytes, at: start)
    guard parser.skip("xref"), let first = parser.integer(), first == 0, let count = parser.integer(), count > 0,
      count < 1_000_000
    else { return nil }
    var offsets: [Int?] = []
    for _ in 0..<count {
      guard let offset = parser.integer(), parser.integer() != nil else { return nil }
      if parser.skip("n") {
        offsets.append(offset)
      } else if parser.skip("f") {
        offsets.append(nil)
      } else {
        return nil
      }
    }
    guard parser.skip("trailer"), case .dictionary(let trailer)? = parser.value(),
      case .reference(let root)? = trailer["Root"]
    else { return nil }
    self.root = root
    objects = Array(repeating: nil, count: count)
    for (number, offset) in offsets.enumerated() {
      guard let offset, offset > 0 else { continue }
      guard let object = Self.object(number, in: bytes, at: offset, offsets: offsets) else { return nil }
      objects[number] = object
    }
  }

  /// Adds an object and returns its number.
  mutating func add(_ value: PDFValue, stream: [UInt8]? = nil) -> Int {
    objects.append(Object(value: value, stream: stream))
    return objects.count - 1
  }

  subscript(number: Int) -> Object? {
    get { objects.indices.contains(number) ? objects[number] : nil }
    set { if objects.indices.contains(number) { objects[number] = newValue } }
  }

  private static func startOfTable(_ bytes: [UInt8]) -> Int? {
    let keyword = Array("startxref".utf8)
    var index = bytes.count - keyword.count
    let limit = max(0, index - 200)
    while index >= limit {
      if bytes[index..<index + keyword.count].elementsEqual(keyword) {
        var parser = PDFParser(bytes, at: index + keyword.count)
        return parser.integer()
      }
      index -= 1
    }
    return nil
  }

  private static func object(_ number: Int, in bytes: [UInt8], at offset: Int, offsets: [Int?]) -> Object? {
    guard offset < bytes.count else { return nil }
    var parser = PDFParser(bytes, at: offset)
    guard parser.integer() == number, parser.integer() == 0, parser.skip("obj"), let value = parser.value() else {
      return nil
    }
    guard parser.skip("stream") else { return parser.skip("endobj") ? Object(value: value) : nil }
    guard case .dictionary(let dictionary) = value,
      let length = length(dictionary["Length"], in: bytes, offsets: offsets)
    else { return nil }
    if parser.position < bytes.count, bytes[parser.position] == 13 { parser.position += 1 }
    if parser.position < bytes.count, bytes[parser.position] == 10 { parser.position += 1 }
    let end = parser.position + length
    guard length >= 0, end <= bytes.count else { return nil }
    let stream = Array(bytes[parser.position..<end])
    parser.position = end
    guard parser.skip("endstream") else { return nil }
    return Object(value: value, stream: stream)
  }

  private static func length(_ value: PDFValue?, in bytes: [UInt8], offsets: [Int?]) -> Int? {
    guard case .reference(let number)? = value else { return value?.integer }
    guard offsets.indices.contains(number), let offset = offsets[number] else { return nil }
    var parser = PDFParser(bytes, at: offset)
    guard parser.integer() == number, parser.integer() == 0, parser.skip("obj") else { return nil }
    return parser.integer()
  }
}

import Typesetting

/// Writes objects as a PDF 1.7 file: what has no stream of its own goes compressed into one object stream, and the
/// cross-references into another (ISO 32000-1, 7.5.7 and 7.5.8). The document information stays in plain sight, so that
/// whose file it is can be checked without a PDF library.
struct PDFWriter {
  let file: PDFFile
  /// The object number of the document information.
  let info: Int

  private enum Place {
    case free
    case offset(Int)
    /// The position in the object stream.
    case packed(Int)
  }

  /// The file; `nil` when a stream cannot be compressed.
  func bytes() -> [UInt8]? {
    var output = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 10]
    var places: [Place] = Array(repeating: .free, count: file.objects.count + 2)
    let packNumber = file.objects.count
    let tableNumber = packNumber + 1
    guard let (pack, packed) = objectStream() else { return nil }
    for (position, number) in packed.enumerated() { places[number] = .packed(position) }
    for (number, object) in file.objects.enumerated() {
      guard let object, object.stream != nil || number == info else { continue }
      places[number] = .offset(output.count)
      append(number, object.value, object.stream, to: &output)
    }
    places[packNumber] = .offset(output.count)
    append(packNumber, pack.value, pack.stream, to: &output)
    let start = output.count
    places[tableNumber] = .offset(start)
    guard let table = crossReferences(places, packNumber: packNumber, identity: identity(of: output)) else {
      return nil
    }
    append(tableNumber, table.value, table.stream, to: &output)
    output += "startxref\n\(start)\n%%EOF\n".utf8
    return output
  }

  private func append(_ number: Int, _ value: PDFValue, _ stream: [UInt8]?, to output: inout [UInt8]) {
    output += "\(number) 0 obj\n".utf8
    if let stream, case .dictionary(var dictionary) = value {
      dictionary["Length"] = .number(stream.count)
      PDFValue.dictionary(dictionary).write(to: &output)
      output += "\nstream\n".utf8
      output += stream
      output += "\nendstream".utf8
    } else {
      value.write(to: &output)
    }
    output += "\nendobj\n".utf8
  }

  private func objectStream() -> (object: (value: PDFValue, stream: [UInt8]), numbers: [Int])? {
    var index: [UInt8] = []
    var body: [UInt8] = []
    var numbers: [Int] = []
    for (number, object) in file.objects.enumerated() {
      guard let object, object.stream == nil, number > 0, number != info else { continue }
      index += "\(number) \(body.count) ".utf8
      object.value.write(to: &body)
      body.append(10)
      numbers.append(number)
    }
    guard let stream = Deflate.compress(index + body) else { return nil }
    var dictionary = PDFDictionary()
    dictionary["Type"] = .name("ObjStm")
    dictionary["N"] = .number(numbers.count)
    dictionary["First"] = .number(index.count)
    dictionary["Filter"] = .name("FlateDecode")
    return ((.dictionary(dictionary), stream), numbers)
  }

  private func crossReferences(
    _ places: [Place], packNumber: Int, identity: PDFValue
  ) -> (value: PDFValue, stream: [UInt8])? {
    var rows: [UInt8] = []
    for place in places {
      let (kind, first, second): (UInt8, Int, Int) =
        switch place {
        case .free: (0, 0, 65535)
        case .offset(let offset): (1, offset, 0)
        case .packed(let position): (2, packNumber, position)
        }
      rows.append(kind)
      for shift in [24, 16, 8, 0] { rows.append(UInt8(first >> shift & 255)) }
      for shift in [8, 0] { rows.append(UInt8(second >> shift & 255)) }
    }
    guard let stream = Deflate.compress(rows) else { return nil }
    var dictionary = PDFDictionary()
    dictionary["Type"] = .name("XRef")
    dictionary["Size"] = .number(places.count)
    dictionary["W"] = .array([.number(1), .number(4), .number(2)])
    dictionary["Root"] = .reference(file.root)
    dictionary["Info"] = .reference(info)
    dictionary["ID"] = .array([identity, identity])
    dictionary["Filter"] = .name("FlateDecode")
    return (.dictionary(dictionary), stream)
  }

  /// An identity that follows from the content: two FNV-1a hashes of 64 bits.
  private func identity(of bytes: [UInt8]) -> PDFValue {
    var hashes: [UInt64] = [0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15]
    for byte in bytes {
      hashes[0] = (hashes[0] ^ UInt64(byte)) &* 0x100_0000_01B3
      hashes[1] = (hashes[1] ^ UInt64(~byte)) &* 0x100_0000_01B3
    }
    let digits = hashes.map { hash in
      let text = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }
    return .raw("<\(digits.joined())>")
  }
}

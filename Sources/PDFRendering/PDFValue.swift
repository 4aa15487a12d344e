/// A value of the PDF syntax (ISO 32000-1, 7.3). Numbers, strings and keywords are kept as they were written.
indirect enum PDFValue: Equatable {
  case raw([UInt8])
  case name(String)
  case array([PDFValue])
  case dictionary(PDFDictionary)
  /// An object by its number; generations are 0.
  case reference(Int)

  static func raw(_ text: String) -> PDFValue { .raw(Array(text.utf8)) }
  static func number(_ value: Int) -> PDFValue { .raw(Array(String(value).utf8)) }

  var integer: Int? {
    if case .raw(let bytes) = self { Int(String(decoding: bytes, as: UTF8.self)) } else { nil }
  }

  /// Text as a string: ASCII as it is, anything else in UTF-16 with a byte order mark (7.9.2.2).
  static func text(_ text: String) -> PDFValue {
    guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      let units = [0xFEFF] + Array(text.utf16)
      let digits = Array("0123456789ABCDEF".utf8)
      var bytes: [UInt8] = [UInt8(ascii: "<")]
      for unit in units {
        for shift in [12, 8, 4, 0] { bytes.append(digits[Int(unit >> UInt16(shift) & 15)]) }
      }
      return .raw(bytes + [UInt8(ascii: ">")])
    }
    var bytes: [UInt8] = [UInt8(ascii: "(")]
    for byte in text.utf8 {
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "\\") {
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(byte)
    }
    return .raw(bytes + [UInt8(ascii: ")")])
  }

  /// Appends the value as it stands in a file.
  func write(to output: inout [UInt8]) {
    switch self {
    case .raw(let bytes): output += bytes
    case .name(let name):
      output.append(UInt8(ascii: "/"))
      output += name.utf8
    case .array(let items):
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: " ")) }
        item.write(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .dictionary(let dictionary):
      output += "<<".utf8
      for entry in dictionary.entries {
        PDFValue.name(entry.key).write(to: &output)
        output.append(UInt8(ascii: " "))
        entry.value.write(to: &output)
      }
      output += ">>".utf8
    case .reference(let number): output += "\(number) 0 R".utf8
    }
  }
}

/// A dictionary that keeps its order, so that it is written the same every time.
struct PDFDictionary: Equatable {
  struct Entry: Equatable {
    var key: String
    var value: PDFValue
  }

  var entries: [Entry] = []

  subscript(key: String) -> PDFValue? {
    get { entries.first { $0.key == key }?.value }
    set {
      let index = entries.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(key: key, value: value))
      case (nil, nil): break
      }
    }
  }
}

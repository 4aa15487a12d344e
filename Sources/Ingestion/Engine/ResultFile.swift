import Diagnostics
import Foundation

/// Tab-separated text as the engine writes it: one line a row, `\N` for NULL, no header.
struct ResultFile {
  private let bytes: [UInt8]

  init(at path: String) throws(Failure) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.bug, Diagnostic("ING-022", .error, "the engine wrote no result", at: SourceLocation(file: path)))
    }
    bytes = Array(data)
  }

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Calls `body` with each row in order.
  func forEachRow(_ body: (Row) -> Void) {
    var bounds: [Int] = []
    var start = 0
    while start < bytes.count {
      bounds.removeAll(keepingCapacity: true)
      bounds.append(start)
      var index = start
      while index < bytes.count, bytes[index] != 0x0A {
        if bytes[index] == 0x09 { bounds.append(index + 1) }
        index += 1
      }
      bounds.append(index + 1)
      body(Row(bytes: bytes, bounds: bounds))
      start = index + 1
    }
  }

  /// All rows of a small result as texts.
  func rows() -> [[String?]] {
    var rows: [[String?]] = []
    forEachRow { row in rows.append((0..<row.count).map { row.text($0) }) }
    return rows
  }

  /// What `transform` makes of each row, in order, without what it makes nothing of.
  func compactMap<Value>(_ transform: (Row) -> Value?) -> [Value] {
    var values: [Value] = []
    forEachRow { row in
      if let value = transform(row) { values.append(value) }
    }
    return values
  }

  /// One row; fields are numbered from 0.
  struct Row {
    fileprivate let bytes: [UInt8]
    fileprivate let bounds: [Int]

    var count: Int { bounds.count - 1 }

    /// The text of a field, or `nil` for NULL.
    func text(_ field: Int) -> String? {
      let slice = bytes[bounds[field]..<(bounds[field + 1] - 1)]
      if slice.elementsEqual([0x5C, 0x4E]) { return nil }
      guard slice.contains(0x5C) else { return String(decoding: slice, as: UTF8.self) }
      var plain: [UInt8] = []
      var escaped = false
      for byte in slice {
        switch (escaped, byte) {
        case (false, 0x5C):
          escaped = true
          continue
        case (true, UInt8(ascii: "t")): plain.append(0x09)
        case (true, UInt8(ascii: "n")): plain.append(0x0A)
        case (true, UInt8(ascii: "r")): plain.append(0x0D)
        default: plain.append(byte)
        }
        escaped = false
      }
      return String(decoding: plain, as: UTF8.self)
    }

    /// The whole number of a field; 0 for NULL.
    func integer(_ field: Int) -> Int64 {
      var value: Int64 = 0
      var negative = false
      for index in bounds[field]..<(bounds[field + 1] - 1) {
        switch bytes[index] {
        case 0x2D: negative = true
        case 0x30...0x39: value = value &* 10 &+ Int64(bytes[index] - 0x30)
        default: return 0
        }
      }
      return negative ? -value : value
    }
  }
}

/// The statement that writes a relation or query as such a file. Texts go through the macro `tsv` first.
func copyStatement(_ relation: String, to path: String) -> String {
  "COPY (\(relation)) TO \(SQLText.literal(path)) (FORMAT csv, HEADER false, DELIMITER '\\t', QUOTE '', ESCAPE '', NULLSTR '\\N');\n"
}

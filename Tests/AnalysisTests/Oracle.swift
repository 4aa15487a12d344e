import Foundation
import Testing

/// Reference vectors made with other libraries; they lie beside the package, not in it.
enum Oracle {
  static let folder: URL? = {
    let environment = ProcessInfo.processInfo.environment["WRAPUP_SHARED"].map { URL(filePath: $0) }
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let candidates = [environment, root.deletingLastPathComponent().appending(path: "shared")].compactMap(\.self)
    return candidates.map { $0.appending(path: "oracle") }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  static let isPresent = folder != nil
  static let absent: Comment = "no reference vectors: set WRAPUP_SHARED to the folder that holds oracle/"

  static func load(_ name: String) throws -> OracleFile {
    let folder = try #require(folder)
    return try JSONDecoder().decode(OracleFile.self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
  }
}

struct OracleFile: Decodable {
  struct Tolerance: Decodable {
    var rel: Double?
    var abs: Double?
  }

  struct Vector: Decodable {
    var id: String
    var inputs: [String: JSON]
    var expected: [String: JSON]
  }

  var tolerance: Tolerance
  var count: Int
  var vectors: [Vector]

  /// |got − expected| ≤ abs + rel·|expected|; `null` is `nil`.
  func expect(_ got: Double?, _ expected: JSON?, _ id: String, sourceLocation: SourceLocation = #_sourceLocation) {
    guard let expected = expected?.number else {
      #expect(got == nil, "\(id): expected nothing", sourceLocation: sourceLocation)
      return
    }
    let allowed = (tolerance.abs ?? 0) + (tolerance.rel ?? 0) * abs(expected)
    #expect(
      got.map { abs($0 - expected) <= allowed } ?? false,
      "\(id): got \(String(describing: got)), expected \(expected)", sourceLocation: sourceLocation)
  }
}

enum JSON: Decodable, Equatable {
  case null, bool(Bool), number(Double), string(String), array([JSON]), object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  var number: Double? { if case .number(let value) = self { value } else { nil } }
  var string: String? { if case .string(let value) = self { value } else { nil } }
  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  var array: [JSON]? { if case .array(let value) = self { value } else { nil } }
  var numbers: [Double] { array?.compactMap(\.number) ?? [] }
  var whole: Int? { number.map { Int($0) } }
}

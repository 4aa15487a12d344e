import Foundation
import Testing

/// What each file of reference vectors is compared with.
enum OracleRuns {
  /// Computes one vector and tells in words where the results differ from what is expected; empty when they agree.
  typealias Run = @Sendable (OracleFile, OracleFile.Vector) throws -> [String]

  static let all: [String: Run] = [existing, partA, partB].reduce(into: [:]) { all, part in
    all.merge(part) { _, _ in { _, vector in ["\(vector.id): the file has two runs"] } }
  }

  /// `WRAPUP_ORACLE`, else the folder beside the package.
  static let folder: URL? = {
    guard let path = ProcessInfo.processInfo.environment["WRAPUP_ORACLE"], !path.isEmpty else { return Oracle.folder }
    return URL(filePath: path)
  }()
}

@Suite("All reference vectors", .enabled(if: OracleRuns.folder != nil, Oracle.absent))
struct OracleTests {
  @Test("every vector of every file gives what is expected")
  func everyVector() throws {
    let folder = try #require(OracleRuns.folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    #expect(!names.isEmpty, "no vectors in \(folder.path)")
    var (passed, failures, idle) = (0, [String](), [String: Int]())
    for name in names {
      let data = try Data(contentsOf: folder.appending(path: "\(name).json"))
      let file = try JSONDecoder().decode(OracleFile.self, from: data)
      #expect(!file.vectors.isEmpty, "\(name) holds no vectors")
      if OracleRuns.all[name] == nil {
        // A statistic that the product does not have yet is told, not passed over.
        idle[name] = file.vectors.count
        continue
      }
      for vector in file.vectors {
        let found = mismatches(name, file, vector)
        if found.isEmpty { passed += 1 } else { failures.append("\(vector.id): \(found.joined(separator: "; "))") }
      }
    }
    for failure in failures { print("failed \(failure)") }
    print("\(passed) passed, \(failures.count) failed")
    for (name, count) in idle.sorted(by: { $0.key < $1.key }) { print("not compared: \(count) of \(name)") }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  private func mismatches(_ name: String, _ file: OracleFile, _ vector: OracleFile.Vector) -> [String] {
    guard let run = OracleRuns.all[name] else { return ["nothing runs the vectors of \(name)"] }
    do { return try run(file, vector) } catch { return ["\(error)"] }
  }
}

/// The named results of one vector.
struct OracleResults {
  private var values: [String: JSON]

  init(_ values: [String: JSON] = [:]) { self.values = values }

  static func number(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
  static func number(_ value: Int?) -> JSON { number(value.map(Double.init)) }
  static func string(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }
  static func list(_ values: [Double?]) -> JSON { .array(values.map(number)) }

  /// All that is expected and was not found within the tolerance of the file.
  ///
  /// - Parameter ignored: what the product has no use for; any other expected name without a result is a mismatch.
  func mismatches(
    _ file: OracleFile, _ vector: OracleFile.Vector, except ignored: Set<String> = []
  ) -> [String] {
    OracleResults.compare(
      .object(values), .object(vector.expected.filter { !ignored.contains($0.key) }), "", file.tolerance)
  }

  private static func compare(
    _ got: JSON, _ expected: JSON, _ path: String, _ tolerance: OracleFile.Tolerance
  ) -> [String] {
    switch (got, expected) {
    case (.number(let value), .number(let wanted)):
      let allowed = (tolerance.abs ?? 0) + (tolerance.rel ?? 0) * abs(wanted)
      // Written so that a value that is no number fails.
      return abs(value - wanted) <= allowed ? [] : ["\(path) is \(value), expected \(wanted)"]
    case (.array(let values), .array(let wanted)):
      guard values.count == wanted.count else {
        return ["\(path) has \(values.count) elements, expected \(wanted.count)"]
      }
      return zip(values, wanted).enumerated().flatMap { index, pair in
        compare(pair.0, pair.1, "\(path)[\(index)]", tolerance)
      }
    case (.object(let values), .object(let wanted)):
      return wanted.keys.sorted().flatMap { key in
        let name = path.isEmpty ? key : "\(path).\(key)"
        guard let value = values[key], let expected = wanted[key] else { return ["\(name) was not compared"] }
        return compare(value, expected, name, tolerance)
      }
    default:
      return got == expected ? [] : ["\(path) is \(describe(got)), expected \(describe(expected))"]
    }
  }

  private static func describe(_ value: JSON) -> String {
    switch value {
    case .null: "nothing"
    case .bool(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let value): value
    case .array, .object: "\(value)"
    }
  }
}

/// The inputs of one vector, by name and type.
struct OracleInputs {
  var vector: OracleFile.Vector

  init(_ vector: OracleFile.Vector) { self.vector = vector }

  struct Absent: Error, CustomStringConvertible {
    var description: String
  }

  func number(_ name: String) throws -> Double { try found(vector.inputs[name]?.number, name) }
  func whole(_ name: String) throws -> Int { try found(vector.inputs[name]?.whole, name) }
  func string(_ name: String) throws -> String { try found(vector.inputs[name]?.string, name) }
  func list(_ name: String) throws -> [JSON] { try found(vector.inputs[name]?.array, name) }

  func numbers(_ name: String) throws -> [Double] {
    try list(name).map { try found($0.number, name) }
  }

  func wholes(_ name: String) throws -> [Int64] { try numbers(name).map { Int64($0) } }

  /// The product has 95 % intervals only.
  func requireConfidence95() throws {
    let confidence = try number("conf")
    guard confidence == 0.95 else { throw Absent(description: "no interval of confidence \(confidence)") }
  }

  private func found<Value>(_ value: Value?, _ name: String) throws -> Value {
    guard let value else { throw Absent(description: "the input \(name) is absent or of another type") }
    return value
  }
}

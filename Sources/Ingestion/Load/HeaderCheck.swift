import Diagnostics

/// Where the columns that a source maps stand in one file.
///
/// The engine takes columns by position and never looks at their names, so a renamed or moved column would go
/// unnoticed without this.
struct ColumnPositions: Sendable {
  private let positions: [String: Int]

  /// - Throws: `dataBreaksContract` with every mapped column that the header lacks or has twice.
  init(of file: PreparedFile, source: SourceSpec) throws(Failure) {
    var positions: [String: Int] = [:]
    var diagnostics: [Diagnostic] = []
    for column in source.tables.flatMap(\.columns) {
      guard let mapping = source.columns[column] else { continue }
      for name in mapping.columns where positions[name] == nil {
        switch ColumnPositions.find(name, in: file.header) {
        case .success(let position): positions[name] = position
        case .failure(let problem):
          diagnostics.append(ColumnPositions.diagnostic(name, problem, file, at: mapping.location))
        }
      }
    }
    // One column where several are mapped is one fault, not one a column.
    if diagnostics.count > 1, file.header.count == 1, file.format == .csv {
      diagnostics = [
        Diagnostic(
          "ING-011", .error, "\(file.name) has one column only, “\(file.header[0])”", at: source.columnsLocation,
          hint: "check “delimiter” and “encoding” of the source “\(source.name)”")
      ]
    }
    if !diagnostics.isEmpty { throw Failure(.dataBreaksContract, diagnostics) }
    self.positions = positions
  }

  /// 0-based position of a mapped column.
  func position(of name: String) -> Int { positions[name] ?? 0 }

  private enum Problem: Error { case missing, twice }

  private static func find(_ name: String, in header: [String]) -> Result<Int, Problem> {
    let wanted = trimmed(name)
    for same in [{ $0 == wanted }, { $0.lowercased() == wanted.lowercased() }] as [(String) -> Bool] {
      let found = header.indices.filter { same(header[$0]) }
      if found.count > 1 { return .failure(.twice) }
      if let only = found.first { return .success(only) }
    }
    return .failure(.missing)
  }

  private static func trimmed(_ name: String) -> String {
    let rest = name.drop { $0.isWhitespace }
    return String(rest[..<(rest.lastIndex { !$0.isWhitespace }.map(rest.index(after:)) ?? rest.endIndex)])
  }

  private static func diagnostic(
    _ name: String, _ problem: Problem, _ file: PreparedFile, at location: SourceLocation
  ) -> Diagnostic {
    if problem == .twice {
      return Diagnostic(
        "ING-011", .error, "column “\(name)” stands more than once in \(file.name)", at: location,
        hint: "rename one of them in the export")
    }
    let hint: String
    if let near = nearest(to: name, in: file.header) {
      hint = "did you mean “\(near)”?"
    } else if file.header.count == 1, file.format == .csv {
      hint = "the header has one column only, “\(file.header[0])”: check “delimiter” and “encoding”"
    } else {
      hint = "the file has: \(file.header.filter { !$0.isEmpty }.joined(separator: ", "))"
    }
    return Diagnostic("ING-011", .error, "column “\(name)” is not in \(file.name)", at: location, hint: hint)
  }
}

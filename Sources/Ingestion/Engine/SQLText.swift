/// Text that is safe inside a SQL script. All text that is not the product's own goes through here.
enum SQLText {
  /// A string literal: quotes are doubled. NUL cannot stand in a script and becomes U+FFFD.
  static func literal(_ text: String) -> String {
    "'" + escaped(text, "'") + "'"
  }

  /// A quoted identifier: quotes are doubled.
  static func identifier(_ name: String) -> String {
    "\"" + escaped(name, "\"") + "\""
  }

  /// A list of string literals.
  static func list(_ texts: some Sequence<String>) -> String {
    "[" + texts.map(literal).joined(separator: ", ") + "]"
  }

  /// The literal of a file name that is not meant as a pattern.
  static func path(_ path: String) -> String {
    literal(plain(path))
  }

  /// A file name for a list of them, in which the marks of patterns are quoted.
  static func plain(_ path: String) -> String {
    String(path.flatMap { "*?[".contains($0) ? "[\($0)]" : String($0) })
  }

  /// A row of literals in parentheses; `nil` becomes NULL.
  static func row(_ values: [String?]) -> String {
    "(" + values.map { $0.map(literal) ?? "NULL" }.joined(separator: ", ") + ")"
  }

  /// `INSERT INTO table VALUES …`, or nothing without rows.
  static func insert(_ rows: [String], into table: String) -> String {
    rows.isEmpty ? "" : "INSERT INTO \(table) VALUES\n\(rows.joined(separator: ",\n"));\n"
  }

  private static func escaped(_ text: String, _ quote: Unicode.Scalar) -> String {
    // Scalars, not characters: a combining mark after a quote must not hide it.
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == quote { result.append(quote) }
      result.append(scalar == "\0" ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}

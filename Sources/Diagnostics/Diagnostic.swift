/// A place in a file that a person can open.
package struct SourceLocation: Codable, Hashable, Sendable {
  /// The path as the reader of the message would write it.
  package var file: String
  /// 1-based; `nil` when the whole file is meant.
  package var line: Int?
  /// 1-based; `nil` when the whole line is meant.
  package var column: Int?

  package init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`, with the parts that are known.
  package var description: String {
    [file, line.map(String.init), line == nil ? nil : column.map(String.init)].compactMap(\.self).joined(separator: ":")
  }
}

/// One fact that a person must act on or should know: what is wrong, where, and what to do next.
package struct Diagnostic: Codable, Hashable, Sendable {
  /// How much a diagnostic matters. An error stops the run; a warning is printed and the run goes on.
  package enum Severity: String, Codable, Hashable, Sendable {
    case error, warning, note
  }

  /// Stable and searchable: three letters for the stage, three digits (`ING-014`).
  package var code: String
  package var severity: Severity
  /// One sentence without the place: "column “Agent” is not in the file".
  package var message: String
  package var location: SourceLocation?
  /// One sentence that says what to do next.
  package var hint: String?

  package init(
    _ code: String, _ severity: Severity = .error, _ message: String, at location: SourceLocation? = nil,
    hint: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.location = location
    self.hint = hint
  }

  /// The console form: `file:line:column: error[ING-014]: message`, then an indented hint.
  package var description: String {
    let place = location.map { "\($0.description): " } ?? ""
    let advice = hint.map { "\n  hint: \($0)" } ?? ""
    return "\(place)\(severity.rawValue)[\(code)]: \(message)\(advice)"
  }
}

/// The exit codes of the command, after `sysexits.h`.
package enum ExitStatus: Int32, Codable, Sendable {
  case done = 0
  case usage = 64
  case dataBreaksContract = 65
  case inputMissing = 66
  case engineMissing = 69
  case bug = 70
  case cannotWrite = 73
  case tryAgain = 75
  case configuration = 78
}

/// Why a stage stopped: all that is wrong, found together, and the exit code that follows.
package struct Failure: Error, Sendable, Equatable {
  package var status: ExitStatus
  package var diagnostics: [Diagnostic]

  package init(_ status: ExitStatus, _ diagnostics: [Diagnostic]) {
    self.status = status
    self.diagnostics = diagnostics
  }

  package init(_ status: ExitStatus, _ diagnostic: Diagnostic) {
    self.init(status, [diagnostic])
  }
}

import Diagnostics
import Foundation

/// A first `wrapup.yaml` for a set of exports, with comments on what a person should check.
package struct WorkspaceDraft: Sendable {
  /// The absolute folder that the file is for.
  package let directory: String
  /// The text of the file.
  package let text: String
  /// What could not be guessed.
  package let notes: [Diagnostic]

  /// Looks at the header and first rows of each export and guesses delimiter, columns, units, dates and values.
  ///
  /// - Parameters:
  ///   - exports: paths of files, from `directory` or absolute.
  ///   - timeZone: IANA name of the site's zone.
  /// - Throws: `inputMissing` or `dataBreaksContract` if no file can be read or none has a time and a known column.
  package init(
    exports: [String], directory: String, organisation: String, timeZone: String, engine: DuckDB,
    limits: EngineLimits = EngineLimits()
  ) async throws(Failure) {
    self.directory = directory
    let warehouse = Warehouse(output: NSTemporaryDirectory() + "wrapup-\(UUID().uuidString)")
    let work = try WorkFolder(in: warehouse)
    defer {
      work.remove()
      rmdir(warehouse.output)
    }
    var notes: [Diagnostic] = []
    var failures: [Diagnostic] = []
    let files = WorkspaceDraft.files(exports, in: directory)
    let recogniser = FormatRecogniser(
      library: AdapterLibrary(directory: directory), engine: engine, limits: limits, workDirectory: work.path)
    var recognised: [(adapter: Adapter, header: [String], files: [String])] = []
    var others: [(path: String, isNamed: Bool)] = []
    for file in files {
      do {
        guard let found = try await recogniser.adapter(for: file.path, name: displayPath(file.path, from: directory))
        else {
          others.append(file)
          continue
        }
        // Exports with other columns are another report of the system, and another source.
        let isSame = { (other: (adapter: Adapter, header: [String], files: [String])) in
          other.adapter.name == found.adapter.name && other.header == found.header
        }
        if let index = recognised.firstIndex(where: isSame) {
          recognised[index].files.append(file.path)
        } else {
          recognised.append((found.adapter, found.header, [file.path]))
        }
      } catch {
        failures += error.diagnostics
      }
    }
    for found in recognised {
      let more = found.files.count > 1 ? " (and \(found.files.count - 1) more)" : ""
      notes.append(
        Diagnostic(
          "ING-030", .note, "recognised as \(found.adapter.title): \(found.adapter.because)\(more)",
          at: SourceLocation(file: displayPath(found.files[0], from: directory))))
    }
    var sources = recognised.enumerated().map { index, found in
      AdapterDraft(
        adapter: found.adapter, files: found.files.map { displayPath($0, from: directory) }, number: index + 1
      )
      .text
    }
    var roster =
      "# roster: {file: roster.csv, columns: {agent: id, name: name, team: team, valid_from: from, valid_to: to}}"
    for (path, isNamed) in others {
      let name = displayPath(path, from: directory)
      do {
        let sample = try await ExportSample.read(
          path, directory: directory, engine: engine, limits: limits, workDirectory: work.path)
        try WorkspaceDraft.requireHeader(sample, of: name)
        if let found = RosterGuess(sample) {
          notes.append(
            Diagnostic(
              "ING-030", .note, "recognised as a roster: each row is a person, in \(found.because)",
              at: SourceLocation(file: name)))
          if sources.isEmpty, files.count == others.count {
            sources.append(found.source)
          } else {
            roster = found.section
          }
          continue
        }
        // Of a folder, what no adapter knows is only drafted when nothing else is there.
        if !isNamed, !recognised.isEmpty || !sources.isEmpty {
          notes.append(Diagnostic("ING-030", .note, "not recognised, and left out", at: SourceLocation(file: name)))
          continue
        }
        sources.append(try DraftSource(sample, number: sources.count + 1, notes: &notes).text)
      } catch {
        if isNamed || sources.isEmpty { failures += error.diagnostics }
      }
    }
    if sources.isEmpty {
      if failures.isEmpty { failures = [Diagnostic("ING-010", .error, "there are no exports to look at")] }
      let isMissing = failures.allSatisfy { $0.code == "ING-010" }
      throw Failure(isMissing ? .inputMissing : .dataBreaksContract, failures)
    }
    text =
      """
      # Drafted from \(exports.count == 1 ? "one export" : "\(exports.count) exports"). Check every line; “wrapup load” says what is wrong.
      organisation: \(yamlText(organisation))
      time_zone: \(yamlText(timeZone))   # days begin in this zone
      service_level_seconds: 20   # an answer within this wait is in time
      sources:
      \(sources.joined(separator: "\n"))
      \(roster)
      # events: {file: events.csv, columns: {first: from, last: to, team: team, label: label}}
      # headline:
      #   - {metric: csat, variant: top2, target: 80%}
      rejects: {limit: 5%}   # a file with more rejected rows stops the run
      archive: out

      """
    self.notes =
      notes
      + failures.map { failure in
        var note = failure
        note.severity = .warning
        return note
      }
  }

  /// The files that are meant: those named, and of a folder all that are not hidden.
  private static func files(_ exports: [String], in directory: String) -> [(path: String, isNamed: Bool)] {
    exports.flatMap { export -> [(path: String, isNamed: Bool)] in
      let path = absolutePath(export, in: directory)
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue else {
        return [(path, true)]
      }
      let files = filesMatching(path + "/*", in: directory) + filesMatching(path + "/*/*", in: directory)
      let texts = ["md", "pdf", "yaml", "yml", "sql", "html", "py", "sh"]
      return files.filter { file in !texts.contains { file.lowercased().hasSuffix("." + $0) } }.map { ($0, false) }
    }
  }

  /// A first row with a moment in it is data: taken as names of columns, it would be lost.
  private static func requireHeader(_ sample: ExportSample, of export: String) throws(Failure) {
    guard
      let moment = sample.header.first(where: { $0.contains(/^\d{1,4}[-\/.]\d{1,2}[-\/.]\d{1,4}[T ]\d{1,2}:\d{2}/) })
    else { return }
    throw Failure(
      .dataBreaksContract,
      Diagnostic(
        "ING-011", .error, "line 1 looks like data, not like names of columns: “\(moment)”",
        at: SourceLocation(file: export, line: 1), hint: "put a line with the names of the columns first"))
  }

  /// Writes `wrapup.yaml` into the folder.
  ///
  /// - Returns: the path of the file.
  /// - Throws: `cannotWrite` if the file exists already or cannot be written.
  package func write() throws(Failure) -> String {
    let path = absolutePath(Workspace.fileName, in: directory)
    let place = SourceLocation(file: path)
    if FileManager.default.fileExists(atPath: path) {
      throw Failure(
        .cannotWrite,
        Diagnostic(
          "ING-028", .error, "there is a \(Workspace.fileName) already, and it is not overwritten", at: place,
          hint: "move it away, or draft into another folder"))
    }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    } catch {
      throw Failure(
        .cannotWrite,
        Diagnostic("ING-023", .error, "the file cannot be written: \(error.localizedDescription)", at: place))
    }
    return path
  }
}

/// One source of the draft.
struct DraftSource {
  let text: String

  init(_ sample: ExportSample, number: Int, notes: inout [Diagnostic]) throws(Failure) {
    let guesser = ColumnGuesser(sample)
    let columns = guesser.columns()
    let place = SourceLocation(file: sample.name)
    guard columns.contains(where: { guesser.table?[$0.column]?.kind == .time }) else {
      throw Failure(
        .dataBreaksContract,
        Diagnostic(
          "ING-011", .error, "no column looks like the time of a contact or answer", at: place,
          hint: "the file has: \(sample.header.filter { !$0.isEmpty }.joined(separator: ", "))"))
    }
    var lines = [
      "  - name: \(DraftSource.name(sample, number))",
      "    table: \(guesser.table?.name ?? "interactions")   # interactions or surveys",
      "    files: \(yamlText(sample.name))   # a pattern such as contacts-*.csv takes every month",
    ]
    if let delimiter = sample.delimiter {
      lines.append("    delimiter: \(yamlText(delimiter == "\t" ? "tab" : delimiter))")
    }
    if let encoding = sample.encoding { lines.append("    encoding: \(encoding.rawValue)") }
    if guesser.decimalComma { lines.append("    decimal: \",\"") }
    if sample.skipRows > 0 { lines.append("    skip_rows: \(sample.skipRows)") }
    lines.append("    columns:")
    lines += columns.map { "      " + DraftSource.line($0) }
    let used = Set(columns.flatMap(\.titles))
    let unused = sample.header.filter { !$0.isEmpty && !used.contains($0) }
    if !unused.isEmpty { lines.append("      # not used: \(unused.joined(separator: ", "))") }
    if guesser.table?.name == "interactions", !columns.contains(where: { $0.column == .outcome }) {
      notes.append(
        Diagnostic("ING-029", .note, "no column says whether a contact was answered: all count as handled", at: place))
    }
    text = lines.joined(separator: "\n")
  }

  static func name(_ sample: ExportSample, _ number: Int) -> String {
    let base = sample.name.split(separator: "/").last?.split(separator: ".").first ?? "export"
    let name = base.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return number == 1 ? String(name) : "\(String(name))-\(number)"
  }

  static func line(_ guess: ColumnGuess) -> String {
    let remark = guess.remark.map { "   # \($0)" } ?? ""
    if guess.titles.count == 1, guess.format == nil, guess.unit == nil || guess.unit == .seconds, guess.values.isEmpty {
      return "\(guess.column.rawValue): \(yamlText(guess.titles[0]))\(remark)"
    }
    var parts =
      guess.titles.count == 1
      ? ["column: \(yamlText(guess.titles[0]))"]
      : ["columns: [\(guess.titles.map(yamlText).joined(separator: ", "))]"]
    if let format = guess.format { parts.append("format: \"\(format)\"") }
    if let unit = guess.unit { parts.append("unit: \(yamlText(unit.rawValue))") }
    if !guess.values.isEmpty {
      let values = guess.values.map { "\(yamlText($0.key)): \($0.value)" }
      parts.append("values: {\(values.joined(separator: ", "))}")
    }
    return "\(guess.column.rawValue): {\(parts.joined(separator: ", "))}\(remark)"
  }
}

/// A YAML scalar: plain where that is safe, else in double quotes.
func yamlText(_ text: String) -> String {
  let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "~", ""]
  let isPlain =
    text.first?.isLetter == true && !text.hasSuffix(" ")
    && text.allSatisfy { $0.isLetter || $0.isNumber || " _-./()".contains($0) } && !words.contains(text.lowercased())
  if isPlain { return text }
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": quoted += "\\\(scalar)"
    case "\n": quoted += "\\n"
    case "\r": quoted += "\\r"
    case "\t": quoted += "\\t"
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}

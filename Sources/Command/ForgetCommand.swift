import ArgumentParser
import Composition
import Delivery
import Diagnostics
import Foundation
import Ingestion
import Metrics
import Publishing

/// `wrapup forget`: takes a person out of everything that is kept, and proves it.
struct ForgetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Erase a customer or a former agent from the warehouse, the rejected rows and the private files.",
    discussion: """
      The name or number is read from standard input, so that it stands in no list of processes and in no history of \
      commands. Contacts stay as counts without the person. Later loads leave the person out. Exports and published \
      pages of the archive are not changed; those that still name the person are listed.
      """)

  @OptionGroup var shared: WorkspaceOptions

  @Flag(help: "Forget a customer: a number, an address or an id as the export writes it.")
  var customer = false

  @Flag(help: "Forget an agent: an id, name, login or e-mail as the exports write it.")
  var agent = false

  func run() async throws {
    guard customer != agent else {
      throw Failure(
        .usage, Diagnostic("CMD-014", .error, "say whom to forget", hint: "use either --customer or --agent"))
    }
    let text = (readLine() ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    guard text.count >= 2 else {
      throw Failure(
        .usage,
        Diagnostic(
          "CMD-014", .error, "there is no name or number on standard input",
          hint: "for example: echo \"+1 555 0100\" | wrapup forget --customer --workspace …"))
    }
    let open = try await shared.open(home: try Home.find())
    let lock = try ArchiveLock(root: open.output)
    defer { withExtendedLifetime(lock) {} }
    // Whoever sends at this moment must not be overtaken.
    let deliveries =
      agent && FileTree.entry("delivery", below: open.output) != nil ? try DeliveryLock(output: open.output) : nil
    let spellings = agent ? try Ingestion.spellings(of: text, workspace: open.workspace) : [text]
    let report = try await Ingestion.forget(
      agent ? .agent(spellings) : .customer(text), workspace: open.workspace, engine: open.engine, output: open.output)
    let traces = Traces(root: open.output, texts: spellings)
    let removed = agent ? try traces.erasePrivate() : 0
    let mailed = try deliveries.map { (lock) throws(Failure) in try traces.eraseMail(lock) }
    let left = traces.files()
    var lines = report.rows.sorted { $0.key < $1.key }.map { table, count in
      "\(table): \(NumberFormat.count(Double(count))) rows no longer name the person"
    }
    if report.rows.isEmpty { lines.append("No row of the warehouse names the person.") }
    lines.append("Rejected rows taken out: \(report.rejected). Private files taken out or changed: \(removed).")
    if let mailed {
      lines.append(
        "Messages taken out of the outbox: \(mailed.messages). Deliveries taken out of the ledger: \(mailed.deliveries)."
      )
    }
    lines.append("Searched again: \(report.left) rows of the warehouse and \(left.count) files still name the person.")
    lines += left.map { "  \($0)" }
    if !left.isEmpty { lines.append("Published pages are not rewritten: publish the period again, or remove them.") }
    lines.append("The exports are as they were; later loads leave the person out.")
    shared.console.result(
      lines, event: ["left": String(report.left + left.count), "rows": String(report.rows.values.reduce(0, +))])
    if report.left > 0 {
      throw Failure(.bug, Diagnostic("CMD-015", .error, "\(report.left) rows of the warehouse still name the person"))
    }
  }
}

/// Looks for a person in the files below the output folder that are text, and takes them out of the private ones.
struct Traces {
  let root: String
  let texts: [String]

  /// Files of the archive, the rejected rows, the outbox and the private folder that hold one of the texts, from the root.
  func files() -> [String] {
    ["archive", "private", "outbox", "rejects"].flatMap { part in
      let names = (FileManager.default.enumerator(atPath: "\(root)/\(part)")?.compactMap { $0 as? String }) ?? []
      return names.sorted().filter { holds("\(root)/\(part)/\($0)") }.map { "\(part)/\($0)" }
    }
  }

  private func holds(_ path: String) -> Bool {
    let endings = [".html", ".csv", ".json", ".txt", ".svg"]
    guard endings.contains(where: path.hasSuffix), let data = FileManager.default.contents(atPath: path) else {
      return false
    }
    let text = String(decoding: data, as: UTF8.self)
    return texts.contains { Traces.names(text, $0) }
  }

  /// Whether a text holds a name as a word of its own, whatever its case.
  static func names(_ text: String, _ name: String) -> Bool {
    var rest = text[...]
    while let found = rest.range(of: name, options: .caseInsensitive) {
      let isPart = { (character: Character?) in character.map { $0.isLetter || $0.isNumber } ?? false }
      let before = found.lowerBound == text.startIndex ? nil : text[text.index(before: found.lowerBound)]
      if !isPart(before), !isPart(text[found.upperBound...].first) { return true }
      rest = text[found.upperBound...]
    }
    return false
  }

  /// Takes the findings about the person out of a file.
  ///
  /// - Returns: whether there were any.
  private func eraseFindings(_ path: String) throws(Failure) -> Bool {
    guard let data = FileManager.default.contents(atPath: path),
      let all = try? JSONSerialization.jsonObject(with: data) as? [[String: Any]]
    else { return false }
    let kept = all.filter { finding in
      guard let subject = finding["subject"] as? [String: Any], let id = subject["id"] as? String else { return true }
      return !texts.contains(id)
    }
    guard kept.count < all.count,
      let bytes = try? JSONSerialization.data(
        withJSONObject: kept, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    else { return false }
    try FileWriting.write(Array(bytes) + [0x0A], to: path, mode: 0o600)
    return true
  }

  /// Removes the PDF files of the person and the rows about them in the private tables.
  ///
  /// - Returns: how many files were removed or changed.
  func erasePrivate() throws(Failure) -> Int {
    let folder = "\(root)/private"
    let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }) ?? []
    var count = 0
    for name in names.sorted() where name.hasSuffix("/findings.json") {
      count += try eraseFindings("\(folder)/\(name)") ? 1 : 0
    }
    for name in names.sorted() where name.hasSuffix("/people.json") || name.hasSuffix("/\(ReportRecord.fileName)") {
      count += try JSONEraser(texts: texts).erase("\(folder)/\(name)") ? 1 : 0
    }
    // They name many people, and the next run makes them anew.
    for name in names.sorted() where Composer.decisionFiles.contains(where: { name.hasSuffix("/data/\($0).pdf") }) {
      try FileWriting.remove("\(folder)/\(name)")
      count += 1
    }
    for name in names.sorted() where name.hasSuffix(".csv") {
      let path = "\(folder)/\(name)"
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
      let ids = Set(lines.dropFirst().filter { $0.hasPrefix("agent,") }.map { String($0.split(separator: ",")[1]) })
      let slugs = Slugs(ids)
      for id in ids.sorted() where texts.contains(id) {
        for ending in ["pdf", "png"] {
          let file = FileWriting.parent(FileWriting.parent(path)) + "/agents/\(slugs[id]).\(ending)"
          guard FileManager.default.fileExists(atPath: file) else { continue }
          try FileWriting.remove(file)
          count += 1
        }
      }
      let kept = lines.filter { line in !texts.contains { line.hasPrefix("agent,\($0),") } }
      if kept.count < lines.count {
        try FileWriting.write(Array((kept.joined(separator: "\n") + "\n").utf8), to: path, mode: 0o600)
        count += 1
      }
    }
    // The lists beside the files say what is there now, so that `verify` does not take this for damage.
    for name in names.sorted() where name.hasSuffix("/\(PrivateList.name)") && count > 0 {
      try PrivateList.write(FileWriting.parent("\(folder)/\(name)"))
    }
    return count
  }
}

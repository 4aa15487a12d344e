import Diagnostics
import Foundation
import Metrics
import Yams

extension Workspace {
  /// The name of the file in a workspace's folder.
  package static let fileName = "wrapup.yaml"

  /// Reads a workspace from its folder or from the path of its file.
  ///
  /// - Throws: `inputMissing` if there is no such file, `configuration` with every problem of the file and its place.
  package init(at path: String) throws(Failure) {
    let absolute = absolutePath(path, in: FileManager.default.currentDirectoryPath)
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: absolute, isDirectory: &isDirectory)
    let file = exists && !isDirectory.boolValue ? absolute : absolutePath(Workspace.fileName, in: absolute)
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Failure(
        .inputMissing,
        Diagnostic(
          "ING-001", .error, "there is no readable \(Workspace.fileName)", at: SourceLocation(file: file),
          hint: "“wrapup init” drafts one from your exports"))
    }
    // A link to the folder means the folder itself: “..” leaves the real one.
    let directory = URL(fileURLWithPath: file).deletingLastPathComponent().resolvingSymlinksInPath().path
    let bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(
        .configuration,
        Diagnostic(
          "ING-002", .error, "the file is not UTF-8", at: SourceLocation(file: file),
          hint: "save it with the encoding UTF-8"))
    }
    try self.init(
      yaml: text,
      file: displayPath(file, from: FileManager.default.currentDirectoryPath),
      directory: directory)
  }

  /// Reads the text of a workspace file.
  ///
  /// - Parameters:
  ///   - file: the path that messages print.
  ///   - directory: the absolute folder in which relative paths start.
  package init(yaml: String, file: String, directory: String) throws(Failure) {
    let problems = Problems(file: file)
    guard let root = try Workspace.compose(yaml, file),
      let section = Section(root, "the workspace", keys: Workspace.keys, problems: problems)
    else {
      throw Failure(
        .configuration,
        problems.diagnostics.isEmpty
          ? [Diagnostic("ING-002", .error, "the file is empty", at: SourceLocation(file: file))] : problems.diagnostics)
    }
    self = WorkspaceReader(section: section, problems: problems, directory: directory).workspace()
    if !problems.diagnostics.isEmpty {
      throw Failure(.configuration, problems.diagnostics.sorted(by: WorkspaceReader.inFileOrder))
    }
  }

  private static let keys = [
    "organisation", "time_zone", "language", "service_level_seconds", "calendar", "sources", "roster", "aliases",
    "events",
    "headline", "targets", "definitions", "composite", "measures", "quality", "rejects", "privacy", "theme", "mail",
    "skills", "roles",
    "archive",
  ]

  static func compose(_ yaml: String, _ file: String) throws(Failure) -> Node? {
    do {
      return try Yams.compose(yaml: yaml)
    } catch {
      let (message, mark): (String, Mark?) =
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
          .composer(_, let problem, let mark, _):
          (problem, mark)
        case .duplicatedKeysInMapping(let duplicates, let context):
          ("the key “\(duplicates.sorted().joined(separator: "”, “"))” stands twice", context.mark)
        default: ("\(error)", nil)
        }
      throw Failure(
        .configuration,
        Diagnostic(
          "ING-002", .error, "not valid YAML: \(message)",
          at: SourceLocation(file: file, line: mark?.line, column: mark?.column),
          hint: "check the indentation, and put texts with “:” or “#” in quotes"))
    }
  }
}

/// Turns the checked sections of the file into values.
struct WorkspaceReader {
  let section: Section
  let problems: Problems
  let directory: String

  static func inFileOrder(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let place = { (diagnostic: Diagnostic) in
      (diagnostic.location?.line ?? 0, diagnostic.location?.column ?? 0, diagnostic.code)
    }
    return place(left) < place(right)
  }

  func workspace() -> Workspace {
    let zone = timeZone(in: section, required: true) ?? "UTC"
    let threshold = section.integer("service_level_seconds", in: 1...3600) ?? 20
    let (settings, words) = settings(threshold)
    let builtIn = Catalogue.metrics(settings)
    let measures = ownMeasures(builtIn)
    let catalogue = builtIn + measures.map(\.definition)
    let headline = headline(catalogue)
    let (inline, table) = targets(catalogue)
    let sources = sources(siteZone: zone)
    var workspace = Workspace(
      file: problems.file, directory: directory, organisation: section.text("organisation", required: true) ?? "",
      timeZone: zone, language: section.text("language") ?? "en", serviceLevelSeconds: threshold,
      closedDays: closedDays(), sources: sources, roster: roster(), events: events(),
      aliases: aliases(),
      headline: headline, settings: settings, itemWords: words, targets: inline, targetsTable: table,
      composite: composite(catalogue), warnings: scorecardWarnings(headline, catalogue) + doubleTalk(sources),
      measures: measures,
      policies: policies(), rejectLimit: rejectLimit(),
      keepsCustomers: privacy("customers", ["digest", "drop"]) == "digest",
      keepsComments: privacy("comments", ["drop", "keep"]) == "keep",
      namesPeople: privacy("agents", ["named", "hidden"]) == "named", theme: theme(),
      mail: mail(), archive: section.text("archive") ?? "out")
    workspace.skills = skills()
    workspace.languageLocation = section["language"].map { problems.location(of: $0) }
    return workspace
  }

  func timeZone(in section: Section, required: Bool = false) -> String? {
    guard let name = section.text("time_zone", required: required) else { return nil }
    // Abbreviations such as CET mean several zones; names with a region mean one.
    if name == "UTC" || name.contains("/") && TimeZone(identifier: name) != nil { return name }
    let known = TimeZone.knownTimeZoneIdentifiers
    problems.add(
      "ING-006", "“\(name)” is not a time zone", at: section["time_zone"],
      hint: nearest(to: name, in: known).map { "did you mean “\($0)”?" } ?? "use an IANA name such as Europe/Berlin")
    return nil
  }

  private func closedDays() -> [CivilDate] {
    guard let node = section["calendar"],
      let calendar = Section(node, "“calendar”", keys: ["closed"], problems: problems), calendar["closed"] != nil
    else { return [] }
    if calendar["closed"]?.sequence?.isEmpty == true { return [] }
    var days: Set<CivilDate> = []
    for text in calendar.texts("closed") {
      if let day = CivilDate(text) {
        days.insert(day)
      } else {
        problems.add(
          "ING-005", "“\(text)” is not a day", at: calendar["closed"], hint: "write days as 2026-12-25")
      }
    }
    return days.sorted()
  }

  /// Talk that stands with the contacts and with their legs counts twice, where both are about the same contacts.
  private func doubleTalk(_ sources: [SourceSpec]) -> [Diagnostic] {
    func withTalk(_ table: String) -> SourceSpec? {
      sources.first { $0.columns[.talk] != nil && $0.tables.contains { $0.name == table } }
    }
    guard let contacts = withTalk("interactions"), let legs = withTalk("segments") else { return [] }
    return [
      Diagnostic(
        "ING-055", .warning, "talk_seconds is read from “\(contacts.name)” and from “\(legs.name)”",
        at: legs.columnsLocation,
        hint: "if these are the same contacts, leave it out of the columns of one of them: it would count twice")
    ]
  }

  /// A word of “privacy”; the first is the default.
  private func privacy(_ key: String, _ words: [String]) -> String {
    guard let node = section["privacy"],
      let privacy = Section(node, "“privacy”", keys: ["customers", "comments", "agents"], problems: problems),
      let word = privacy.text(key)
    else { return words[0] }
    if words.contains(word) { return word }
    problems.add(
      "ING-005", "“\(key)” cannot be “\(word)”", at: privacy[key], hint: "use one of: \(words.joined(separator: ", "))")
    return words[0]
  }

  private func rejectLimit() -> Double {
    guard let node = section["rejects"],
      let rejects = Section(node, "“rejects”", keys: ["limit"], problems: problems),
      let text = rejects.text("limit")
    else { return 0.05 }
    if let limit = TargetText.fraction(text) { return limit }
    problems.add("ING-005", "“limit” must be a share such as 5%", at: rejects["limit"])
    return 0.05
  }

  private func sources(siteZone: String) -> [SourceSpec] {
    guard let node = section["sources"] else {
      section.reportMissing("sources")
      return []
    }
    guard let list = node.sequence, !list.isEmpty else {
      problems.add("ING-005", "“sources” must be a list with at least one export", at: node)
      return []
    }
    var names: Set<String> = []
    return list.compactMap { entry in
      guard let source = SourceReader(entry, reader: self)?.source(siteZone: siteZone) else { return nil }
      if !names.insert(source.name).inserted {
        problems.add("ING-009", "two sources are named “\(source.name)”", at: entry)
      }
      return source
    }
  }
}

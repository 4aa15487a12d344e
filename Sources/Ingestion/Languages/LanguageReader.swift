import Diagnostics
import Metrics
import Yams

/// Turns a language's file into a language, with every problem of the file and its place.
struct LanguageReader {
  let problems: Problems
  /// The built-in English, whose values every text must have; `nil` while it is read itself.
  let english: Language?
  /// What the definitions of measures depend on.
  let settings: MetricSettings

  /// - Throws: `configuration` with every problem of the file.
  func language(yaml: String) throws(Failure) -> Language {
    let keys = LanguageReader.sections + Phrase.sections.filter { $0 != "dates" }
    guard let root = try Workspace.compose(yaml, problems.file),
      let file = Section(root, "the language", keys: keys, problems: problems)
    else {
      throw Failure(
        .configuration,
        problems.diagnostics.isEmpty
          ? [Diagnostic("ING-002", .error, "the file is empty", at: SourceLocation(file: problems.file))]
          : problems.diagnostics)
    }
    var contents = Language.Contents()
    contents.code = file.text("language", required: true) ?? ""
    contents.name = file.text("name", required: true) ?? ""
    readNumbers(of: file, into: &contents)
    readDates(of: file, into: &contents)
    contents.contractions = file.pairs("contractions").map { (from: $0.key, to: $0.value.scalar?.string ?? "") }
    for name in Phrase.sections where name != "dates" { readTexts(name, of: file, into: &contents) }
    contents.observations = words("observations", of: file)
    contents.skills = words("skill_names", of: file)
    contents.behaviours = words("behaviour_names", of: file)
    // The English of measures stands with their definitions.
    let isEnglish = contents.code.split(separator: "-").first == "en"
    contents.measures = MeasureTextReader(problems: problems, settings: settings, isWhole: !isEnglish)
      .measures(of: file)
    if !problems.diagnostics.isEmpty {
      throw Failure(.configuration, problems.diagnostics.sorted(by: WorkspaceReader.inFileOrder))
    }
    return Language(contents)
  }

  private static let sections = [
    "language", "name", "numbers", "lists", "contractions", "dates", "observations", "skill_names", "behaviour_names",
    "measures",
  ]

  // MARK: Texts

  /// Every text of a section: none missing, none unknown, and the same values as in English.
  private func readTexts(_ name: String, of file: Section, into contents: inout Language.Contents) {
    guard let node = file[name] else { return file.reportMissing(name) }
    let phrases = Phrase.allCases.filter { $0.section == name }
    guard let section = Section(node, "“\(name)”", keys: phrases.map(\.key), problems: problems) else { return }
    readTexts(phrases, of: section, into: &contents)
  }

  private func readTexts(_ phrases: [Phrase], of section: Section, into contents: inout Language.Contents) {
    for phrase in phrases {
      guard let node = section[phrase.key] else {
        section.reportMissing(phrase.key)
        continue
      }
      if let text = text(phrase, node) { contents.texts[phrase] = text }
    }
  }

  private func text(_ phrase: Phrase, _ node: Node) -> PhraseText? {
    let name = "“\(phrase.rawValue)”"
    var (one, other): (String?, String?)
    if node.mapping != nil {
      guard let forms = Section(node, name, keys: ["one", "other"], problems: problems) else { return nil }
      (one, other) = (forms.text("one", required: true), forms.text("other", required: true))
    } else {
      other = Section.text(node, name, problems)
    }
    guard let other else { return nil }
    do throws(PhraseText.Fault) {
      let text = try PhraseText(one: one, other: other)
      checkValues(text, phrase, node)
      return text
    } catch {
      let reason =
        switch error {
        case .openBrace: "a brace is opened and not closed"
        case .strayBrace: "a brace is closed that was not opened"
        case .openStars: "the asterisks of bold words do not come in pairs"
        }
      problems.add("ING-060", "\(name) cannot be read: \(reason)", at: node)
      return nil
    }
  }

  /// The form for one may leave out the number; nothing else may be missing or added.
  private func checkValues(_ text: PhraseText, _ phrase: Phrase, _ node: Node) {
    guard let english, let model = english.pattern(of: phrase) else { return }
    let lacking = model.values.subtracting(text.values)
    let unknown = text.values.union(text.valuesOfOne).subtracting(model.values)
    let lackingOne = model.values.subtracting(text.valuesOfOne).subtracting(["n"]).subtracting(lacking)
    guard !lacking.isEmpty || !unknown.isEmpty || !lackingOne.isEmpty else { return }
    let parts = [
      unknown.isEmpty ? nil : "has \(listed(unknown)), which nothing fills in",
      lacking.isEmpty ? nil : "lacks \(listed(lacking))",
      lackingOne.isEmpty ? nil : "lacks \(listed(lackingOne)) in the form for one",
    ].compactMap(\.self)
    problems.add(
      "ING-061", "“\(phrase.rawValue)” \(parts.joined(separator: " and "))", at: node,
      hint: model.values.isEmpty
        ? "this text takes no values" : "its values are \(listed(model.values)), with or without a capital")
  }

  private func listed(_ values: Set<String>) -> String {
    values.sorted().map { "{\($0)}" }.joined(separator: ", ")
  }

  private func words(_ key: String, of file: Section) -> [String: String] {
    guard file[key] != nil else { return [:] }
    let pairs = file.pairs(key).compactMap { name, _, value in
      Section.text(value, "“\(name)”", problems).map { (name, $0) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Numbers and dates

  private func readNumbers(of file: Section, into contents: inout Language.Contents) {
    let keys = ["decimal", "thousands", "percent", "range", "between", "one", "words"]
    if let node = file["numbers"], let section = Section(node, "“numbers”", keys: keys, problems: problems) {
      let percent = parts(section, "percent", ["value"], count: 2)
      let range = parts(section, "range", ["lower", "upper"], count: 3)
      let between = parts(section, "between", ["lower", "upper"], count: 3)
      contents.numbers = NumberStyle(
        decimal: section.text("decimal", required: true) ?? ".",
        thousands: section.text("thousands", required: true) ?? "", percentBefore: percent[0],
        percentAfter: percent[1], rangeJoin: range[1], betweenJoin: between[1])
      contents.singular = Set(section.texts("one", required: true).compactMap(Int.init))
      contents.numberWords = section.texts("words", required: true)
    } else {
      file.reportMissing("numbers")
    }
    guard let node = file["lists"],
      let section = Section(node, "“lists”", keys: ["comma", "last"], problems: problems)
    else { return file.reportMissing("lists") }
    contents.comma = section.text("comma", required: true) ?? ", "
    contents.last = section.text("last", required: true) ?? ", "
  }

  /// What stands before, between and after the values of a pattern such as `{lower} to {upper}`.
  private func parts(_ section: Section, _ key: String, _ values: [String], count: Int) -> [String] {
    let nothing = Array(repeating: "", count: count)
    guard let pattern = section.text(key, required: true) else { return nothing }
    var rest = pattern[...]
    var parts: [String] = []
    for value in values {
      guard let place = rest.firstRange(of: "{\(value)}") else {
        problems.add("ING-061", "“\(key)” lacks {\(value)}", at: section[key], hint: "write it like {\(value)}")
        return nothing
      }
      parts.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    return parts + [String(rest)]
  }

  private func readDates(of file: Section, into contents: inout Language.Contents) {
    guard let node = file["dates"] else { return file.reportMissing("dates") }
    let phrases = Phrase.allCases.filter { $0.section == "dates" }
    let lists = ["months", "short_months", "quarters"]
    guard let section = Section(node, "“dates”", keys: lists + phrases.map(\.key), problems: problems) else { return }
    readTexts(phrases, of: section, into: &contents)
    contents.months = names(section, "months", 12)
    contents.shortMonths = names(section, "short_months", 12)
    contents.quarters = names(section, "quarters", 4)
  }

  private func names(_ section: Section, _ key: String, _ count: Int) -> [String] {
    let names = section.texts(key, required: true)
    if section[key] != nil, names.count != count {
      problems.add("ING-005", "“\(key)” must be a list of \(count) names and has \(names.count)", at: section[key])
    }
    return names
  }
}

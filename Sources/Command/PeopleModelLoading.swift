import Analysis
import Diagnostics
import Ingestion
import Metrics

extension Workspace {
  /// The built-in skills and responsibilities with what the workspace adds, replaces or drops.
  ///
  /// - Throws: `ING-070` for each thing that is wrong, with its line and the valid choices.
  func peopleModel() throws(Failure) -> PeopleModel {
    var loader = PeopleModelLoader(settings: skills, catalogue: catalogue)
    let model = loader.model
    if !loader.problems.isEmpty { throw Failure(.usage, loader.problems) }
    return model
  }
}

extension PeopleModel {
  /// Words of the roster that mean no role: whoever opted out by a misspelt word would be named all the same.
  func unknownRoles(_ agents: [AgentRecord], file: String) -> [Diagnostic] {
    let ids = roles.map(\.id)
    let optOuts = ids + [RosterFacts.optedOutOfPairs, RosterFacts.optedOutOfAll]
    return agents.flatMap { agent in
      agent.facts.optedOut.filter { !optOuts.contains($0) }.map { ($0, optOuts) }
        + agent.facts.roles.filter { !ids.contains($0) }.map { ($0, ids) }
    }.reduce(into: []) { found, entry in
      let diagnostic = Diagnostic(
        "ING-071", .warning, "the roster speaks of the role “\(entry.0)”, which is none",
        at: SourceLocation(file: file),
        hint: nearest(to: entry.0, in: entry.1).map { "did you mean “\($0)”?" }
          ?? "known: \(entry.1.joined(separator: ", "))")
      if !found.contains(diagnostic) { found.append(diagnostic) }
    }
  }
}

/// Turns texts into a model and notes what is wrong.
private struct PeopleModelLoader {
  let settings: SkillSettings
  let catalogue: [MetricDefinition]
  private(set) var problems: [Diagnostic] = []

  init(settings: SkillSettings, catalogue: [MetricDefinition]) {
    self.settings = settings
    self.catalogue = catalogue
  }

  private mutating func add(_ message: String, _ location: SourceLocation, _ hint: String? = nil) {
    problems.append(Diagnostic("ING-070", .error, message, at: location, hint: hint))
  }

  var model: PeopleModel {
    mutating get {
      var model = PeopleModel.standard
      drop(settings.droppedSkills, from: &model.skills.skills, "skill", \.id)
      drop(settings.droppedRoles, from: &model.roles, "role", \.id)
      var ids: Set<String> = []
      for skill in settings.skills {
        if !ids.insert(skill.id).inserted { add("the skill “\(skill.id)” stands here twice", skill.location) }
        let links = skill.evidence.compactMap { link($0, of: skill) }
        put(SkillModel.Skill(skill.id, skill.name, links), in: &model.skills.skills, \.id)
      }
      for role in settings.roles { put(rule(role, model.skills), in: &model.roles, \.id) }
      check(model.skills)
      return model
    }
  }

  private mutating func drop<Item>(
    _ ids: [String], from items: inout [Item], _ noun: String, _ id: KeyPath<Item, String>
  ) {
    for dropped in ids {
      guard items.contains(where: { $0[keyPath: id] == dropped }) else {
        let known = items.map { $0[keyPath: id] }
        add(
          "there is no \(noun) “\(dropped)” to drop", settings.dropLocation,
          nearest(to: dropped, in: known).map { "did you mean “\($0)”?" } ?? "known: \(known.joined(separator: ", "))")
        continue
      }
      items.removeAll { $0[keyPath: id] == dropped }
    }
  }

  /// In the place of the one with the same id, else at the end.
  private func put<Item>(_ item: Item, in items: inout [Item], _ id: KeyPath<Item, String>) {
    if let place = items.firstIndex(where: { $0[keyPath: id] == item[keyPath: id] }) {
      items[place] = item
    } else {
      items.append(item)
    }
  }

  // MARK: Skills

  private mutating func link(_ evidence: SkillSettings.Evidence, of skill: SkillSettings.Skill) -> SkillModel.Link? {
    guard let signal = signal(evidence.signal, evidence.location) else { return nil }
    if signal.kind == .metric, evidence.weight == 3 {
      add(
        "“\(evidence.signal)” has the weight 3, and no measure of contacts names a skill", evidence.location,
        "weight 3 is for reviewed behaviours, survey questions and records; write 2 or 1")
      return nil
    }
    let others = evidence.onlyLowIn.compactMap { self.signal($0, evidence.location) }
    // What a built-in link warns of does not end because somebody changes its weight.
    let known = SkillModel.standard.skills.first { $0.id == skill.id }?.links.first { $0.signal == signal }
    let fallback = known?.condition == .lowInSameIntervals ? known?.condition : nil
    return SkillModel.Link(
      signal, evidence.weight, evidence.isLowerBetter ? .lower : .higher, others.isEmpty ? fallback : .lowIn(others),
      caution: known?.caution)
  }

  /// `metric:aht`, `criterion:empathy`, `survey:friendliness`, `record:knowledge_test`.
  private mutating func signal(_ text: String, _ location: SourceLocation) -> EvidenceSignal? {
    guard let signal = EvidenceSignal(text) else {
      let kinds = EvidenceSignal.Kind.allCases.map(\.rawValue)
      add(
        "“\(text)” is no kind of evidence", location,
        "write \(kinds.map { "\($0):…" }.joined(separator: ", "))")
      return nil
    }
    guard let key = signal.metric else { return signal }
    guard let metric = catalogue.first(where: { $0.key == key }) else {
      let known = catalogue.filter { $0.levels.contains(.agent) }.map { EvidenceSignal(.metric, name(of: $0.key)).text }
      add(
        "there is no measure “\(text.dropFirst("metric:".count))”", location,
        nearest(to: text, in: known).map { "did you mean “\($0)”?" } ?? "“wrapup explain” lists the measures")
      return nil
    }
    guard metric.levels.contains(.agent) else {
      add("“\(metric.name)” is never known of one person", location, "link a measure of people")
      return nil
    }
    return signal
  }

  private func name(of key: MetricKey) -> String { key.variant.isEmpty ? key.metric : "\(key.metric).\(key.variant)" }

  /// What only the whole model shows: of those that the workspace changed.
  private mutating func check(_ model: SkillModel) {
    let own = Dictionary(settings.skills.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for skill in model.skills {
      guard let written = own[skill.id] else { continue }
      var seen: Set<EvidenceSignal> = []
      for link in skill.links where !seen.insert(link.signal).inserted {
        add("“\(link.signal.text)” stands twice in the skill “\(skill.id)”", written.location)
      }
      if !skill.links.isEmpty, !skill.links.contains(where: \.isDirect) {
        add(
          "nothing names the skill “\(skill.id)”, so that it could never be read", written.location,
          "add a reviewed behaviour, a survey question or a record with weight 3")
      }
      for link in skill.links where link.signal.kind == .metric {
        let users = model.skills.filter { $0.links.contains { $0.signal == link.signal } }.map(\.id)
        // The built-in model uses handle time three times; there the larger weight wins, person by person.
        guard users.count > model.rules.mostSkillsOfMetric, users.count > uses(of: link.signal) else { continue }
        add(
          "“\(link.signal.text)” would count for \(users.count) skills: \(users.joined(separator: ", "))",
          written.location, "a measure may count for \(model.rules.mostSkillsOfMetric); drop it from one of them")
      }
    }
  }

  private func uses(of signal: EvidenceSignal) -> Int {
    SkillModel.standard.skills.count { $0.links.contains { $0.signal == signal } }
  }

  // MARK: Roles

  private mutating func rule(_ role: SkillSettings.Role, _ model: SkillModel) -> RoleRule {
    let standard = RoleRule.standard.first { $0.id == role.id }
    if role.skills.isEmpty, role.measures.isEmpty {
      add("the role “\(role.id)” asks for nothing", role.location, "skills: {communication: strength}")
    }
    return RoleRule(
      role.id, role.name, standard?.kind ?? .queue, skills: role.skills.compactMap { need($0, model) },
      measures: role.measures.compactMap { measure in
        signal(measure.signal, measure.location).map { signal in
          let known = standard?.measures.first { $0.signal == signal }
          return RoleRule.MeasureNeed(
            signal, measure.isLowerBetter ? .lower : .higher, least: known?.least ?? 0,
            leastObservations: known?.leastObservations ?? 20)
        }
      }, notNow: role.notNow.compactMap { need($0, model) }, leastTenureMonths: role.months ?? 6,
      leastObservations: role.observations ?? 20, leastSharedHours: Double(role.sharedHours ?? 0))
  }

  private mutating func need(_ need: SkillSettings.Need, _ model: SkillModel) -> RoleRule.SkillNeed? {
    let ids = model.skills.map(\.id)
    guard ids.contains(need.skill) else {
      add(
        "there is no skill “\(need.skill)”", need.location,
        nearest(to: need.skill, in: ids).map { "did you mean “\($0)”?" } ?? "known: \(ids.joined(separator: ", "))")
      return nil
    }
    let states = need.states.compactMap(SkillState.init(rawValue:))
    guard states.count == need.states.count, !states.isEmpty else {
      let known: [SkillState] = [.strength, .inLine, .developmentArea, .mixedEvidence, .notEnoughEvidence]
      add(
        "“\(need.states.joined(separator: ", "))” is no state of a skill", need.location,
        "one or more of: \(known.map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    return RoleRule.SkillNeed(need.skill, Set(states))
  }
}

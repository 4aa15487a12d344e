import Delivery
import Diagnostics
import Encryption
import Foundation
import Ingestion
import Metrics
import Publishing

/// A published period on its way to its readers: what each gets, and how messages leave.
struct MailRoom: Sendable {
  let workspace: Workspace
  let settings: MailSettings
  /// Absolute.
  let output: String
  let manifest: Manifest
  let templates: MailTemplates
  let identity: MailIdentity

  /// - Throws: `Failure` with `.configuration` for a workspace that cannot mail, `.inputMissing` for a period that is
  ///   not published.
  init(_ workspace: Workspace, output: String, period: Period, home: Home) throws(Failure) {
    guard let settings = workspace.mail else {
      throw Failure(
        .configuration,
        Diagnostic(
          "DEL-013", .error, "the workspace says nothing about mail", at: SourceLocation(file: workspace.file),
          hint: "add a section “mail” with “from” and “smtp”; docs/delivery.md has one to copy"))
    }
    guard let manifest = try Archive(root: output).latest(period) else {
      throw Failure(
        .inputMissing,
        Diagnostic(
          "DEL-014", .error, "\(period.id) is not published", at: SourceLocation(file: output),
          hint: "run it first: wrapup run --period \(period.id)"))
    }
    self.workspace = workspace
    self.settings = settings
    self.output = output
    self.manifest = manifest
    templates = try MailTemplates(folders: ["\(workspace.directory)/templates/mail", "\(home.templates)/mail"])
    let from = try MailRoom.address(settings.from, "from", settings.location)
    var replyTo: MailMessage.Mailbox?
    if let text = settings.replyTo {
      replyTo = .init(name: "", address: try MailRoom.address(text, "reply_to", settings.location))
    }
    identity = MailIdentity(
      from: .init(name: settings.fromName ?? workspace.organisation, address: from), replyTo: replyTo,
      organisation: workspace.organisation, contact: settings.contact ?? "", language: workspace.language)
  }

  var period: Period { manifest.period }

  /// Where the agents' files of the newest version lie.
  var reports: String { Archive(root: output).privateFolder(period, version: manifest.version) + "/agents" }

  func outbox(at moment: Moment) -> Outbox {
    Outbox(root: output, period: period, identity: identity, templates: templates, date: moment)
  }

  static func address(_ text: String, _ key: String, _ place: SourceLocation) throws(Failure) -> MailAddress {
    if let address = MailAddress(text) { return address }
    throw Failure(
      .configuration,
      Diagnostic(
        "DEL-003", .error, "“\(key)” cannot be used as an address: \(MailAddress.problem(text) ?? "")", at: place,
        hint: "write it as name@centre.example"))
  }

  /// How messages leave.
  ///
  /// - Throws: `Failure` with `.configuration` for a server that cannot be used or a password that cannot be read.
  func transport() throws(Failure) -> Transport {
    switch settings.route {
    case .program(let path, let timeout): return .program(ProgramTransport(program: path, timeout: timeout))
    case .server(let server): return .smtp(try SMTPSession(try smtp(server)))
    case nil:
      throw Failure(
        .configuration,
        Diagnostic(
          "DEL-013", .error, "“mail” names no “smtp” and no “program”", at: settings.location,
          hint: "add one, or let another program send what lies in outbox/"))
    }
  }

  private func smtp(_ server: MailSettings.Server) throws(Failure) -> SMTPServer {
    var login: SMTPServer.Login?
    if let user = server.user, let password = server.password {
      let secrets = MailSecrets(directory: workspace.directory)
      login = .init(user: user, password: try secrets.text(password, "the password of the mail server"))
    }
    return try SMTPServer(
      host: server.host, port: server.port, client: server.client ?? identity.from.address.domain,
      security: SMTPServer.Security(rawValue: server.security.rawValue) ?? .starttls,
      authorities: server.authorities.map { absolutePath($0, in: workspace.directory) }, login: login,
      timeout: server.timeout)
  }
}

/// The letters of a period, and why some people get none.
struct MailBatch: Sendable {
  var letters: [Letter] = []
  var book: AddressBook
  var problems: [Diagnostic] = []
  /// By the agent's id; `nil`: files go without.
  var passwords: [String: String]?

  var warnings: [Diagnostic] { problems.filter { $0.severity != .error } }
  var errors: [Diagnostic] { problems.filter { $0.severity == .error } }

  /// The readers that a command names.
  ///
  /// - Throws: `Failure` with `.usage` for one that gets nothing in this period.
  func readers(_ names: [String]) throws(Failure) -> Set<Reader> {
    var found: Set<Reader> = []
    for name in names {
      guard let letter = letters.first(where: { $0.key.reader.name == name }) else {
        throw Failure(
          .usage,
          Diagnostic(
            "DEL-016", .error, "there is no message for “\(name)” in this period",
            hint: "readers are ids of agents, team:ID or site; without --only all are listed"))
      }
      found.insert(letter.key.reader)
    }
    return found
  }

  /// Writes the messages with the copies that the ledger gives them.
  func write(
    _ outbox: Outbox, _ deliveries: [Delivery], lock: DeliveryLock, _ console: Console
  ) throws(Failure) -> [Outbox.Entry] {
    let copied = zip(letters, deliveries).map { letter, delivery in
      var letter = letter
      letter.key = delivery.key
      return letter
    }
    guard let passwords else {
      return try outbox.write(copied, book: book, lock: lock, progress: console.progress)
    }
    return try outbox.write(
      copied, book: book, lock: lock,
      protect: { (agent: String, file: [UInt8]) throws(Failure) -> [UInt8] in
        try encrypted(file, password: passwords[agent] ?? "")
      }, progress: console.progress)
  }
}

extension MailRoom {
  /// Everybody whose name must not stand in another's file.
  static func people(_ workspace: Workspace, alsoKnown ids: some Sequence<String>) throws(Failure) -> [Person] {
    let roster = try Ingestion.addressees(workspace).map { person in
      Person(
        id: person.id, name: person.name, addresses: person.addresses, left: person.left, place: person.location)
    }
    let known = Set(roster.map(\.id))
    return roster + Set(ids).subtracting(known).sorted().map { Person(id: $0, name: $0, addresses: []) }
  }

  /// Reads every private file back and pairs it with its reader.
  ///
  /// - Parameter day: whoever left by then gets nothing.
  /// - Throws: `Failure` with `.dataBreaksContract` for a file that names somebody else, `.engineMissing` without the
  ///   programs that read it.
  func batch(on day: CivilDate, jobs: Int, _ console: Console) async throws(Failure) -> MailBatch {
    let folder = Archive(root: output).privateFolder(period, version: manifest.version)
    let people = try MailRoom.people(
      workspace, alsoKnown: StoredMeasures(at: "\(folder)/data/measures.csv")?.ids(of: "agent") ?? [])
    console.stage("check", "every private file is read back and searched for other people’s names")
    var files: [PrivateReport] = []
    if FileTree.entry("agents", below: folder) != nil {
      files = try await ReportReading(root: output, check: LeakCheck(people)).read(reports, jobs: jobs)
    }
    let book = AddressBook(people)
    let pairing = Pairing(files, book: book, period: period, on: day)
    var batch = MailBatch(letters: pairing.letters, book: book, problems: pairing.problems)
    let (managers, problems) = managerLetters()
    batch.problems += problems
    if let secret = settings.passwords {
      let passwords = try MailSecrets(directory: workspace.directory).passwords(secret)
      batch.passwords = passwords
      for letter in batch.letters where passwords[letter.key.reader.name] == nil {
        let id = letter.key.reader.name
        batch.problems.append(
          Diagnostic(
            "DEL-015", .error, "“\(id)” has no password, and gets no message", at: book.people[id]?.place,
            hint: "add one line for each person to the list that “passwords” names"))
      }
      batch.letters.removeAll { passwords[$0.key.reader.name] == nil }
    }
    batch.letters += managers
    return batch
  }

  /// One letter a manager and page; links only, nothing about a person is attached.
  private func managerLetters() -> (letters: [Letter], problems: [Diagnostic]) {
    var (letters, problems): ([Letter], [Diagnostic]) = ([], [])
    let folder = Archive(root: output).folder(period, version: manifest.version)
    let teams = Slugs(StoredMeasures(at: "\(folder)/data/measures.csv")?.ids(of: "team") ?? [])
    let sums = Dictionary(manifest.files.map { ($0.path, $0.sha256) }) { first, _ in first }
    for manager in settings.managers {
      let slug = manager.team.map { teams[$0] } ?? "site"
      let path = manager.team == nil ? "index.html" : "teams/\(slug).html"
      let reader = manager.team.map(Reader.team) ?? .site
      guard let address = MailAddress(manager.address) else {
        problems.append(
          Diagnostic(
            "DEL-003", .error,
            "the address of \(reader.name) cannot be used: \(MailAddress.problem(manager.address) ?? "")",
            at: manager.location, hint: "correct it in “managers”"))
        continue
      }
      guard let page = manifest.pages.first(where: { $0.path == path }), let sum = sums[path] else {
        problems.append(
          Diagnostic(
            "DEL-018", .error, "there is no report of \(reader.name) in this period", at: manager.location,
            hint: "correct “team”: \(teamNames(teams))"))
        continue
      }
      let base = settings.archiveLink ?? ""
      let version = "\(base)/\(period.id)/v\(manifest.version)"
      let matter = ManagerPage(
        reader: reader, title: page.title, headline: page.headline ?? (manager.team == nil ? manifest.headline : ""),
        links: [
          .init(title: "The report", href: "\(version)/\(path)"),
          .init(title: "The same as PDF", href: "\(version)/\(path.dropLast(5)).pdf"),
          .init(title: "All months", href: "\(base)/index.html"),
        ], content: sum, slug: slug)
      let isKnown = letters.contains { $0.key.reader == reader && $0.to.address.folded == address.folded }
      if isKnown { continue }
      let number = letters.count { $0.key.reader == reader } + 1
      letters.append(
        Letter(
          key: DeliveryKey(period: period, reader: reader, recipient: address, content: sum),
          to: .init(name: "", address: address), file: number == 1 ? "\(slug).eml" : "\(slug)-\(number).eml",
          matter: .page(matter)))
    }
    return (letters, problems)
  }

  private func teamNames(_ slugs: Slugs) -> String {
    let folder = Archive(root: output).folder(period, version: manifest.version)
    let ids = StoredMeasures(at: "\(folder)/data/measures.csv")?.ids(of: "team") ?? []
    let reported = ids.filter { id in manifest.pages.contains { $0.path == "teams/\(slugs[id]).html" } }
    return "teams are \(reported.joined(separator: ", "))"
  }
}

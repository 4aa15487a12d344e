import Diagnostics
import Yams

/// How reports are mailed, as the workspace writes it. Addresses are checked by whoever sends.
///
/// ```yaml
/// mail:
///   from: reports@centre.example
///   from_name: Harbour Energy Care       # default: the organisation
///   reply_to: quality@centre.example     # optional
///   contact: your team lead              # optional; whom a reader may ask
///   archive_link: https://reports.example/archive   # where managers open the archive
///   managers:                            # optional; without a team: the site's report
///     - {address: head@centre.example}
///     - {address: north@centre.example, team: north}
///   smtp:
///     host: relay.centre.example
///     port: 587                          # default 587, or 465 with implicit TLS
///     security: starttls                 # or implicit; plain only with allow_plain, on this machine
///     client: reports.centre.example     # the full name of this machine
///     ca_file: /etc/wrapup/ca.pem        # optional
///     user: report                       # with password_file or password_variable
///     password_file: /etc/wrapup/smtp    # mode 0600
///     timeout_seconds: 120
///   per_minute: 120                      # optional; at most so many messages a minute
///   passwords: {file: /etc/wrapup/passwords.csv}   # optional; PDF files behind passwords
/// ```
package struct MailSettings: Sendable, Equatable {
  /// Where a secret lies; it never stands in the file itself.
  package enum Secret: Sendable, Equatable {
    /// A path from the workspace's folder, for its owner alone.
    case file(String)
    /// The name of an environment variable.
    case variable(String)
  }

  package struct Manager: Sendable, Equatable {
    package var address: String
    /// A team's id; `nil` for the site.
    package var team: String?
    package var location: SourceLocation
  }

  package struct Server: Sendable, Equatable {
    package enum Security: String, Sendable, CaseIterable {
      case starttls, implicit, plain
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var client: String?
    package var authorities: String?
    package var user: String?
    package var password: Secret?
    /// In seconds.
    package var timeout: Int
  }

  package enum Route: Sendable, Equatable {
    case server(Server)
    /// A program that takes messages as sendmail does, with a time-out in seconds.
    case program(String, timeout: Int)
  }

  package var from: String
  package var fromName: String?
  package var replyTo: String?
  package var contact: String?
  package var archiveLink: String?
  package var managers: [Manager] = []
  /// `nil`: messages are made and another program sends them.
  package var route: Route?
  package var perMinute: Int?
  package var passwords: Secret?
  package var location: SourceLocation
}

extension WorkspaceReader {
  func mail() -> MailSettings? {
    let keys = [
      "from", "from_name", "reply_to", "contact", "archive_link", "managers", "smtp", "program", "per_minute",
      "passwords",
    ]
    guard let node = section["mail"], let part = Section(node, "“mail”", keys: keys, problems: problems) else {
      return nil
    }
    if part["managers"] != nil, part["archive_link"] == nil {
      problems.add(
        "ING-004", "“managers” need an “archive_link”", at: part["managers"],
        hint: "their messages link to the archive: name where they open it")
    }
    return MailSettings(
      from: part.text("from", required: true) ?? "", fromName: part.text("from_name"),
      replyTo: part.text("reply_to"), contact: part.text("contact"), archiveLink: archiveLink(part),
      managers: managers(part), route: route(part), perMinute: part.integer("per_minute", in: 1...100_000),
      passwords: passwords(part), location: problems.location(of: node))
  }

  private func archiveLink(_ part: Section) -> String? {
    guard let link = part.text("archive_link") else { return nil }
    let isPlain = link.utf8.allSatisfy { (33...126).contains($0) && $0 != 34 && $0 != 60 && $0 != 62 }
    if isPlain, ["https://", "http://", "file://"].contains(where: link.hasPrefix) {
      return link.hasSuffix("/") ? String(link.dropLast()) : link
    }
    problems.add(
      "ING-005", "“archive_link” is not a link", at: part["archive_link"],
      hint: "write https://…, or file://server/share/archive, with %20 for a space")
    return nil
  }

  private func managers(_ part: Section) -> [MailSettings.Manager] {
    guard let node = part["managers"] else { return [] }
    guard let list = node.sequence else {
      problems.add("ING-005", "“managers” must be a list", at: node)
      return []
    }
    return list.compactMap { entry in
      guard let manager = Section(entry, "a manager", keys: ["address", "team"], problems: problems),
        let address = manager.text("address", required: true)
      else { return nil }
      return MailSettings.Manager(
        address: address, team: manager.text("team"), location: problems.location(of: entry))
    }
  }

  private func route(_ part: Section) -> MailSettings.Route? {
    if part["smtp"] != nil, part["program"] != nil {
      problems.add("ING-005", "“mail” has both “smtp” and “program”", at: part["program"], hint: "leave one")
    }
    if let node = part["smtp"] { return server(node).map(MailSettings.Route.server) }
    guard let node = part["program"],
      let program = Section(node, "“program”", keys: ["path", "timeout_seconds"], problems: problems),
      let path = program.text("path", required: true)
    else { return nil }
    if !path.hasPrefix("/") {
      problems.add("ING-005", "“path” must begin with /", at: program["path"], hint: "for example /usr/sbin/sendmail")
    }
    return .program(path, timeout: program.integer("timeout_seconds", in: 1...3600) ?? 120)
  }

  private func server(_ node: Node) -> MailSettings.Server? {
    let keys = [
      "host", "port", "security", "allow_plain", "client", "ca_file", "user", "password_file", "password_variable",
      "timeout_seconds",
    ]
    guard let part = Section(node, "“smtp”", keys: keys, problems: problems) else { return nil }
    let security: MailSettings.Server.Security = part.choice("security") ?? .starttls
    if security == .plain, part.text("allow_plain") != "true" {
      problems.add(
        "ING-005", "“security: plain” needs “allow_plain: true”", at: part["security"],
        hint: "only for a server on this machine; any other gets TLS")
    }
    let password =
      part.text("password_file").map(MailSettings.Secret.file)
      ?? part.text("password_variable").map(MailSettings.Secret.variable)
    let user = part.text("user")
    if (user == nil) != (password == nil) {
      problems.add(
        "ING-004", "“user” and a password go together", at: part["user"] ?? node,
        hint: "name the file of the password as “password_file”, or a variable as “password_variable”")
    }
    guard let host = part.text("host", required: true) else { return nil }
    return MailSettings.Server(
      host: host, port: part.integer("port", in: 1...65_535) ?? (security == .implicit ? 465 : 587),
      security: security, client: part.text("client"), authorities: part.text("ca_file"), user: user,
      password: password, timeout: part.integer("timeout_seconds", in: 1...3600) ?? 120)
  }

  private func passwords(_ part: Section) -> MailSettings.Secret? {
    guard let node = part["passwords"],
      let secret = Section(node, "“passwords”", keys: ["file", "variable"], problems: problems)
    else { return nil }
    if let file = secret.text("file") { return .file(file) }
    if let variable = secret.text("variable") { return .variable(variable) }
    problems.add("ING-004", "“passwords” needs “file” or “variable”", at: node)
    return nil
  }
}

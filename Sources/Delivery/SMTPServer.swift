import Diagnostics

/// Where mail is handed over: the site's own relay.
package struct SMTPServer: Sendable, Hashable {
  package enum Security: String, Sendable, Hashable, CaseIterable {
    /// Plain at first, then TLS before anything else is said; nothing is sent where the server has none.
    case starttls
    /// TLS from the first byte.
    case implicit
    /// None: only for a server on this machine.
    case plain
  }

  package var host: String
  /// 1 to 65535.
  package var port: Int
  /// The name by which this machine introduces itself.
  package var client: String
  package var security: Security
  /// A file with the certificates to trust, in PEM; `nil`: those of the system.
  package var authorities: String?
  /// Both or none.
  package var login: Login?
  /// In seconds, for one message with all replies.
  package var timeout: Int

  /// A name and a password; its description shows neither.
  package struct Login: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let user: String
    let password: String

    package init(user: String, password: String) {
      self.user = user
      self.password = password
    }

    package var description: String { "a login" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
  }

  /// - Throws: `Failure` with `.configuration` for a name that is none, or for plain text beyond this machine.
  package init(
    host: String, port: Int, client: String, security: Security = .starttls, authorities: String? = nil,
    login: Login? = nil, timeout: Int = 120
  ) throws(Failure) {
    self.host = host
    self.port = port
    self.client = client
    self.security = security
    self.authorities = authorities
    self.login = login
    self.timeout = max(1, timeout)
    var problems: [Diagnostic] = []
    func refuse(_ message: String, _ hint: String) {
      problems.append(Diagnostic("DEL-010", .error, message, hint: hint))
    }
    if !SMTPServer.isHost(host) {
      refuse("“\(host)” is not the name of a mail server", "write a name such as relay.example")
    }
    if !SMTPServer.isHost(client) {
      refuse("“\(client)” is not the name of a machine", "write the full name of this machine")
    }
    if !(1...65_535).contains(port) { refuse("\(port) is not a port", "relays listen on 587, 465 or 25") }
    if security == .plain, !SMTPServer.isLoopback(host) {
      refuse(
        "mail to “\(host)” would go over the network in plain text",
        "leave “security” out; plain text is for a server on this machine, with “allow_plain: true”")
    }
    if !problems.isEmpty { throw Failure(.configuration, problems) }
  }

  /// The address for libcurl. Without the client's name after the slash the server would be told a file's name.
  var url: String { "\(security == .implicit ? "smtps" : "smtp")://\(host):\(port)/\(client)" }

  /// Letters, digits, hyphens and dots: nothing that could end the name in an address.
  static func isHost(_ text: String) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return text.utf8.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0 | 32) || $0 == 45 }
      }
  }

  /// A name for this machine itself.
  package static func isLoopback(_ host: String) -> Bool {
    if host.lowercased() == "localhost" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    return parts.count == 4 && parts[0] == 127 && parts.allSatisfy { (0...255).contains($0 ?? -1) }
  }
}

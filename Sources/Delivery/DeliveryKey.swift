import Crypto
import Foundation
import Metrics
import Publishing

/// Whom a message is for.
package enum Reader: Hashable, Sendable, Codable {
  /// An agent by id: the own report, attached.
  case agent(String)
  /// Who leads a team, by the team's id: headline and links.
  case team(String)
  /// Who leads the site.
  case site

  /// As commands and lists name it: `A-1001`, `team:north`, `site`.
  package var name: String {
    switch self {
    case .agent(let id): id
    case .team(let id): "team:\(id)"
    case .site: "site"
    }
  }

  /// Keeps an agent apart whose id reads `site`.
  var kind: String {
    switch self {
    case .agent: "agent"
    case .team: "team"
    case .site: "site"
    }
  }

  package var isAgent: Bool { kind == "agent" }
}

/// What one delivery is: the same key is the same message to the same mailbox, whenever and wherever it is made.
package struct DeliveryKey: Hashable, Sendable, Codable {
  package var period: Period
  package var reader: Reader
  /// As it is sent.
  package var recipient: String
  /// SHA-256 of the attached file, or of the page that is linked to.
  package var content: String
  /// 1, and one more for each time that somebody asked for another copy.
  package var copy: Int

  package init(period: Period, reader: Reader, recipient: MailAddress, content: String, copy: Int = 1) {
    self.period = period
    self.reader = reader
    self.recipient = recipient.text
    self.content = content
    self.copy = copy
  }

  /// 40 hexadecimal digits of a SHA-256; the parts are set apart by a byte that none of them holds.
  package var id: String {
    let parts = [period.id, reader.kind, reader.name, recipient.lowercased(), content, String(copy)]
    return String(sha256(Array(parts.joined(separator: "\u{1F}").utf8)).prefix(40))
  }

  /// Where the recipient differs or the copy, the message is another one; all else being equal it is the same one.
  package func messageID(domain: String) -> String { "<\(id)@\(domain)>" }

  /// The name of the attached file: the period and four digits that say nothing about the person.
  ///
  /// The digits are of an HMAC with the file's own sum as the key: whoever does not have the file cannot count through
  /// ids until the digits fit.
  package var fileName: String {
    let code = HMAC<SHA256>.authenticationCode(
      for: Data(reader.name.utf8), using: SymmetricKey(data: Data(content.utf8)))
    let digits = code.prefix(2).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return "\(period.id.replacing("..", with: "_"))_\(digits).pdf"
  }
}

import Diagnostics
import Foundation
import Metrics
import Publishing

/// The folder with the messages of a period, ready to be sent by this program or another: `outbox/2026-10/`, for its
/// owner alone. It is made anew as a whole.
package struct Outbox: Sendable {
  /// A message as it was written.
  package struct Entry: Sendable, Hashable {
    package var key: DeliveryKey
    package var recipient: MailAddress
    /// From the folder of the outbox.
    package var file: String
    package var messageID: String
    /// SHA-256 of the message.
    package var sum: String
    package var bytes: Int

    package init(
      key: DeliveryKey, recipient: MailAddress, file: String, messageID: String, sum: String, bytes: Int
    ) {
      self.key = key
      self.recipient = recipient
      self.file = file
      self.messageID = messageID
      self.sum = sum
      self.bytes = bytes
    }

    /// The message, if it is still what was written.
    ///
    /// - Throws: `Failure` with `.tryAgain` for a file that was changed or taken away.
    func read(in folder: String) throws(Failure) -> [UInt8] {
      let path = "\(folder)/\(file)"
      guard let data = FileManager.default.contents(atPath: path), sha256(data) == sum else {
        throw Failure(
          .tryAgain,
          Diagnostic(
            "DEL-023", .error, "a message of the outbox was changed or taken away", at: SourceLocation(file: path),
            hint: "run again, which makes the outbox anew"))
      }
      return Array(data)
    }
  }

  package let folder: String
  private let staging: String
  private let root: String
  private let period: Period
  private let identity: MailIdentity
  private let templates: MailTemplates
  private let date: Moment

  /// - Parameters:
  ///   - root: the output folder.
  ///   - date: what the messages carry as their date.
  package init(root: String, period: Period, identity: MailIdentity, templates: MailTemplates, date: Moment) {
    self.root = root
    self.period = period
    self.identity = identity
    self.templates = templates
    self.date = date
    folder = "\(root)/outbox/\(period.id)"
    staging = "\(root)/outbox/.\(period.id).new"
  }

  /// Writes all messages with their list, and exchanges the folder.
  ///
  /// - Parameters:
  ///   - protect: gives a file of an agent's id behind that person's password; `nil`: files go as they are.
  ///   - chart: the image that stands beside an agent's file, by its path; `nil` where there is none.
  /// - Throws: `Failure` with `.bug` where a message would not go to the owner of its file; nothing is exchanged then.
  package func write(
    _ letters: [Letter], book: AddressBook, lock: DeliveryLock,
    protect: ((String, [UInt8]) throws(Failure) -> [UInt8])? = nil, chart: (PrivateReport) -> [UInt8]? = Outbox.chart,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(Failure) -> [Entry] {
    try FileWriting.makeFolder("\(root)/outbox", mode: 0o700)
    try FileWriting.remove(staging)
    try FileWriting.makeFolder(staging, mode: 0o700)
    if letters.contains(where: { !$0.key.reader.isAgent }) {
      try FileWriting.makeFolder("\(staging)/managers", mode: 0o700)
    }
    let composer = LetterComposer(
      identity: identity, templates: templates, date: date, period: period, protect: protect)
    var agents = CSVWriter(heads: Outbox.heads)
    var managers = CSVWriter(heads: Outbox.heads)
    var entries: [Entry] = []
    for letter in letters {
      let message = try composer.message(letter, book: book, chart: chart)
      let bytes = message.bytes
      let isAgent = letter.key.reader.isAgent
      let file = isAgent ? letter.file : "managers/\(letter.file)"
      try FileWriting.write(bytes, to: "\(staging)/\(file)", mode: 0o600)
      let row = [
        letter.key.reader.name, letter.to.address.text, source(letter), letter.key.content, message.subject, file,
      ]
      if isAgent { agents.append(row) } else { managers.append(row) }
      entries.append(
        Entry(
          key: letter.key, recipient: letter.to.address, file: file, messageID: message.messageID, sum: sha256(bytes),
          bytes: bytes.count))
      progress(entries.count, letters.count)
    }
    try FileWriting.write(Array(agents.contents.utf8), to: "\(staging)/manifest.csv", mode: 0o600)
    if FileTree.entry("managers", below: staging) != nil {
      try FileWriting.write(Array(managers.contents.utf8), to: "\(staging)/managers/manifest.csv", mode: 0o600)
    }
    try FileWriting.remove(folder)
    try FileWriting.rename(staging, to: folder)
    withExtendedLifetime(lock) {}
    return entries
  }

  /// The file that goes with a message, or is linked to, from the output folder.
  private func source(_ letter: Letter) -> String {
    switch letter.matter {
    case .report(let report): report.relativePath
    case .page(let page): page.links.first?.href ?? ""
    }
  }

  /// The chart that a run put beside the file: `a-1001.png`.
  package static func chart(_ report: PrivateReport) -> [UInt8]? {
    guard report.path.hasSuffix(".pdf") else { return nil }
    return FileManager.default.contents(atPath: "\(report.path.dropLast(4)).png").map(Array.init)
  }

  package static let heads = ["agent_id", "address", "file", "sha256", "subject", "message"]
}

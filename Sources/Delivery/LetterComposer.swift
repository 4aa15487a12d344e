import Diagnostics
import Foundation
import Metrics
import Publishing

/// Makes messages of letters: the last place where a file and an address are held against each other.
struct LetterComposer {
  let identity: MailIdentity
  let templates: MailTemplates
  let date: Moment
  let period: Period
  /// Puts a file behind its reader's password; `nil`: files go as they are.
  var protect: ((String, [UInt8]) throws(Failure) -> [UInt8])?

  func message(
    _ letter: Letter, book: AddressBook, chart: (PrivateReport) -> [UInt8]?
  ) throws(Failure) -> MailMessage {
    var message = MailMessage(
      from: identity.from, replyTo: identity.replyTo, to: letter.to, subject: subject(letter), date: date,
      messageID: letter.key.messageID(domain: identity.from.address.domain), language: identity.language)
    switch letter.matter {
    case .report(let report):
      var bytes = try checked(report, letter, book)
      if let protect { bytes = try protect(letter.key.reader.name, bytes) }
      message.attachment = .init(name: letter.key.fileName, type: "application/pdf", bytes: bytes)
      // What is behind a password must not stand beside it in the open.
      if protect == nil { message.chart = chart(report) }
      try render("agent", values(letter, message), into: &message)
    case .page(let page):
      guard page.reader == letter.key.reader, page.content == letter.key.content else { throw mismatch(letter) }
      try render("manager", values(page, message), into: &message)
    }
    return message
  }

  /// The bytes of the file, which are those that were read back, of the person whom the roster gives the address.
  private func checked(_ report: PrivateReport, _ letter: Letter, _ book: AddressBook) throws(Failure) -> [UInt8] {
    guard case .agent(let id) = letter.key.reader, report.agent == id, book.owner(of: letter.to.address) == id,
      book.byID[id]?.folded == letter.to.address.folded, letter.key.recipient == letter.to.address.text,
      report.content == letter.key.content
    else { throw mismatch(letter) }
    guard let data = FileManager.default.contents(atPath: report.path), sha256(data) == report.content else {
      throw Failure(
        .tryAgain,
        Diagnostic(
          "DEL-022", .error, "the file is not what was read before", at: SourceLocation(file: report.path),
          hint: "run again when nobody writes there"))
    }
    return Array(data)
  }

  private func mismatch(_ letter: Letter) -> Failure {
    Failure(
      .bug,
      Diagnostic(
        "DEL-009", .error, "the message to “\(letter.key.reader.name)” would carry what is not theirs; nothing is sent")
    )
  }

  private func subject(_ letter: Letter) -> String {
    // A no-break space in a subject would make an encoded word of it.
    let period = HeaderText.clean(EnglishDates.name(period))
    return switch letter.matter {
    case .report: "Your report, \(period)"
    case .page(let page): "\(page.title): report, \(period)"
    }
  }

  private func common(_ message: MailMessage) -> [String: MailView.Value] {
    let contact = identity.contact.isEmpty ? (identity.replyTo?.address.text ?? "") : identity.contact
    return [
      "subject": .text(message.subject), "organisation": .text(HeaderText.clean(identity.organisation)),
      "period": .text(HeaderText.clean(EnglishDates.name(period))), "hasContact": .flag(!contact.isEmpty),
      "contact": .text(HeaderText.clean(contact)), "language": .text(message.language),
      "hasChart": .flag(message.chart != nil), "chart": .text(message.chartSource),
    ]
  }

  private func values(_ letter: Letter, _ message: MailMessage) -> [String: MailView.Value] {
    let facts = message.chart.flatMap(PNGText.read)
    return common(message).merging([
      "name": .text(HeaderText.clean(letter.to.name)), "file": .text(message.attachment?.name ?? ""),
      "hasPassword": .flag(protect != nil), "chartTitle": .text(HeaderText.clean(facts?.title ?? "")),
      "chartText": .text(HeaderText.clean(facts?.description ?? "")),
      // The image has two pixels for each of the page.
      "chartWidth": .text(String((facts?.width ?? 0) / 2)),
    ]) { $1 }
  }

  private func values(_ page: ManagerPage, _ message: MailMessage) -> [String: MailView.Value] {
    let links = page.links.map { ["title": HeaderText.clean($0.title), "href": $0.href] }
    return common(message).merging([
      "title": .text(HeaderText.clean(page.title)), "headline": .text(HeaderText.clean(page.headline)),
      "links": .list(links),
    ]) { $1 }
  }

  private func render(
    _ name: String, _ values: [String: MailView.Value], into message: inout MailMessage
  ) throws(Failure) {
    message.plain = try templates.render("\(name).txt", values)
    message.html = try templates.render("\(name).html", values)
  }
}

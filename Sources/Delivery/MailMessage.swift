import Foundation
import Publishing

/// One message as it goes over the wire (RFC 5322, MIME: RFC 2045 to 2047, 2231, 2387). The same values give the same
/// bytes.
package struct MailMessage: Sendable {
  /// Somebody's name with an address; the name may be empty.
  package struct Mailbox: Sendable, Hashable {
    package var name: String
    package var address: MailAddress

    package init(name: String, address: MailAddress) {
      self.name = name
      self.address = address
    }
  }

  /// A file that is attached.
  package struct Attachment: Sendable {
    /// ASCII without spaces and quotes.
    package var name: String
    /// `application/pdf`.
    package var type: String
    package var bytes: [UInt8]

    package init(name: String, type: String, bytes: [UInt8]) {
      self.name = name
      self.type = type
      self.bytes = bytes
    }
  }

  package var from: Mailbox
  package var replyTo: Mailbox?
  package var to: Mailbox
  package var subject: String
  package var date: Moment
  /// With its brackets.
  package var messageID: String
  package var language: String
  package var plain: String
  package var html: String
  /// A PNG image that the HTML text shows as `cid:chart`.
  package var chart: [UInt8]?
  package var attachment: Attachment?

  /// What the HTML text names as the source of the image.
  package var chartSource: String { "cid:\(chartID)" }
  private var chartID: String { "chart.\(messageID.dropFirst().dropLast())" }

  package init(
    from: Mailbox, replyTo: Mailbox? = nil, to: Mailbox, subject: String, date: Moment, messageID: String,
    language: String = "en", plain: String = "", html: String = "", chart: [UInt8]? = nil,
    attachment: Attachment? = nil
  ) {
    self.from = from
    self.replyTo = replyTo
    self.to = to
    self.subject = subject
    self.date = date
    self.messageID = messageID
    self.language = language
    self.plain = plain
    self.html = html
    self.chart = chart
    self.attachment = attachment
  }

  /// All of it, with CR LF at the end of every line and no line above 78 characters but for a long word in a header.
  package var bytes: [UInt8] {
    var head = HeaderText.line("Date", date.header)
    head += HeaderText.line("From", HeaderText.mailbox(name: from.name, from.address))
    head += HeaderText.line("To", HeaderText.mailbox(name: to.name, to.address))
    if let replyTo { head += HeaderText.line("Reply-To", HeaderText.mailbox(name: replyTo.name, replyTo.address)) }
    head += HeaderText.line("Subject", HeaderText.text(subject))
    head += HeaderText.line("Message-ID", messageID)
    // RFC 3834: no robot answers; X-Auto-Response-Suppress says the same to Exchange.
    head += HeaderText.line("Auto-Submitted", "auto-generated")
    head += HeaderText.line("X-Auto-Response-Suppress", "All")
    head += HeaderText.line("Content-Language", language)
    head += HeaderText.line("MIME-Version", "1.0")
    guard let attachment else { return Array(head.utf8) + text }
    return Array(head.utf8) + multipart("mixed", [text, part(attachment)])
  }

  /// Plain text, or HTML for those who can show it, with its image.
  private var text: [UInt8] {
    var rich = part("text/html; charset=utf-8", html)
    if let chart {
      let head =
        HeaderText.line("Content-Type", "image/png") + HeaderText.line("Content-Transfer-Encoding", "base64")
        + HeaderText.line("Content-Disposition", "inline") + HeaderText.line("Content-ID", "<\(chartID)>")
      rich = multipart("related", [rich, Array((head + "\r\n").utf8) + TransferEncoding.base64(chart)])
    }
    return multipart("alternative", [part("text/plain; charset=utf-8", plain), rich])
  }

  private func part(_ type: String, _ text: String) -> [UInt8] {
    let head =
      HeaderText.line("Content-Type", type) + HeaderText.line("Content-Transfer-Encoding", "quoted-printable") + "\r\n"
    return Array(head.utf8) + TransferEncoding.quotedPrintable(text)
  }

  /// The name stands twice: as programs since RFC 2231 read it, and in ASCII for older ones. Both in one header would be
  /// one parameter twice, which strict readers take for a fault.
  private func part(_ file: Attachment) -> [UInt8] {
    let head =
      HeaderText.line("Content-Type", "\(file.type); name=\"\(file.name)\"")
      + HeaderText.line("Content-Transfer-Encoding", "base64")
      + HeaderText.line("Content-Disposition", "attachment; filename*=UTF-8''\(percentEncoded(file.name))") + "\r\n"
    return Array(head.utf8) + TransferEncoding.base64(file.bytes)
  }

  private func multipart(_ kind: String, _ parts: [[UInt8]]) -> [UInt8] {
    // “=_” stands in no Base64 and no quoted-printable text, so that no part can hold the line.
    let boundary = "=_\(kind)_\(sha256(Array(messageID.utf8)).prefix(24))"
    var result = Array(
      HeaderText.line("Content-Type", "multipart/\(kind);\(related(kind)) boundary=\"\(boundary)\"").utf8)
    result += [13, 10]
    // The line end before the boundary belongs to the boundary: without it a text would lose its own.
    for part in parts { result += Array("--\(boundary)\r\n".utf8) + part + [13, 10] }
    return result + Array("--\(boundary)--\r\n".utf8)
  }

  /// RFC 2387 wants the type of the part that comes first.
  private func related(_ kind: String) -> String { kind == "related" ? " type=\"text/html\";" : "" }

  /// RFC 2231 and 5987: letters, digits and a few signs stay.
  private func percentEncoded(_ name: String) -> String {
    name.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        scalar.properties.isAlphabetic && byte < 0x80 || (48...57).contains(byte) || "._-".utf8.contains(byte)
      return isPlain ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}

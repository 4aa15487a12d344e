import Diagnostics
import Foundation
import Metrics
import Publishing
import Testing

@testable import Delivery

@Suite("Messages")
struct MessageTests {
  private func message(
    name: String = "Łukasz Wiśniewski", subject: String = "Your report, October 2026", plain: String = "Hello\n",
    chart: [UInt8]? = nil, attachment: MailMessage.Attachment? = nil
  ) throws -> MailMessage {
    MailMessage(
      from: .init(name: "Harbour Energy Care", address: try address("reports@harbour.example")),
      to: .init(name: name, address: try address("l.w@harbour.example")), subject: subject, date: clock,
      messageID: "<0123456789abcdef0123456789abcdef01234567@harbour.example>", plain: plain, html: "<p>Hello</p>\n",
      chart: chart, attachment: attachment)
  }

  /// What Python's strict parser makes of messages: a JSON object for each file, with every defect of every part.
  private func parsed(_ messages: [[UInt8]]) throws -> [[String: Any]] {
    let scratch = try Scratch()
    var paths: [String] = []
    for (index, bytes) in messages.enumerated() {
      paths.append("\(scratch.path)/\(index).eml")
      try FileWriting.write(bytes, to: paths[index])
    }
    let script = """
      import email, email.policy, json, sys
      for path in sys.argv[1:]:
          raw = open(path, "rb").read()
          m = email.message_from_bytes(raw, policy=email.policy.default)
          defects = []
          for part in m.walk():
              defects += [repr(d) for d in part.defects]
              for name, value in part.items():
                  str(value); defects += [name + repr(d) for d in value.defects]
              if not part.is_multipart():
                  part.get_content(); defects += [repr(d) for d in part.defects]
          files = [p for p in m.walk() if p.get_content_disposition() == "attachment"]
          print(json.dumps({
              "defects": defects, "subject": str(m["subject"]), "to": str(m["to"].addresses[0].display_name),
              "address": m["to"].addresses[0].addr_spec, "recipients": len(m["to"].addresses), "headers": list(m.keys()),
              "date": m["date"].datetime.isoformat(), "plain": m.get_body(("plain",)).get_content().replace("\\r\\n", "\\n"),
              "html": m.get_body(("html",)).get_content().replace("\\r\\n", "\\n"), "types": [p.get_content_type() for p in m.walk()],
              "file": files[0].get_filename() if files else "", "size": len(files[0].get_content()) if files else 0,
              "longest": max(len(l) for l in raw.split(b"\\r\\n")), "bare": raw.replace(b"\\r\\n", b"").count(b"\\n")
                  + raw.replace(b"\\r\\n", b"").count(b"\\r"), "dots": sum(l.startswith(b".") for l in raw.split(b"\\r\\n"))}))
      """
    let result = try Tools.run(try #require(Tools.python), ["-c", script] + paths)
    try #require(result.status == 0, "\(result.output)")
    return try result.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test("a strict parser finds no defect and all that was put in", .enabled(if: Tools.python != nil))
  func whole() throws {
    let pdf = tinyPDF(agent: "A-1", lines: ["Your month"])
    let text = ".hidden\nFrom here\n" + String(repeating: "ünïcode ", count: 40) + "\ntrailing \nend\t\n=3D\n"
    let made = try message(
      plain: text, chart: [137, 80, 78, 71],
      attachment: .init(name: "2026-10_a7f3.pdf", type: "application/pdf", bytes: pdf))
    let seen = try #require(try parsed([made.bytes]).first)
    #expect(seen["defects"] as? [String] == [])
    #expect(seen["to"] as? String == "Łukasz Wiśniewski")
    #expect(seen["address"] as? String == "l.w@harbour.example")
    #expect(seen["subject"] as? String == "Your report, October 2026")
    #expect(seen["date"] as? String == "2026-11-02T06:00:00+00:00")
    #expect(seen["plain"] as? String == text)
    #expect(seen["html"] as? String == "<p>Hello</p>\n")
    #expect(seen["file"] as? String == "2026-10_a7f3.pdf")
    #expect(seen["size"] as? Int == pdf.count)
    #expect(
      seen["types"] as? [String] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png",
        "application/pdf",
      ])
    #expect((seen["longest"] as? Int).map { $0 <= 998 } == true)
    #expect(seen["bare"] as? Int == 0 && seen["dots"] as? Int == 0)
  }

  @Test("names and subjects with anything in them stay one header", .enabled(if: Tools.python != nil))
  func hostileNames() throws {
    let names = [
      "Emma \"The Boss\" Schneider", "Schneider, Emma", "a\\b", "Emma\r\nBcc: x@y.example", "Emma\nSubject: no",
      "=?UTF-8?B?SGFjaw==?=", "أمينة الحسن", "王小明", "e\u{301}e\u{301}", "👩‍👩‍👧‍👦👩🏽‍🚀", "\u{202E}gro.live",
      "O'Neil (Jr.) <x@y.example>", String(repeating: "ä", count: 300), String(repeating: "a", count: 300),
      "  two  spaces ",
      "tab\tname", "nul\0name", "@", ";", ":", "x\u{85}y", "\u{2028}", "",
    ]
    let made = try names.map { try message(name: $0, subject: "Report \($0) end").bytes }
    for (name, seen) in zip(names, try parsed(made)) {
      #expect(seen["defects"] as? [String] == [], "\(name.debugDescription)")
      #expect(seen["recipients"] as? Int == 1, "\(name.debugDescription)")
      #expect(seen["address"] as? String == "l.w@harbour.example", "\(name.debugDescription)")
      // Python 3.11 shows the space between two encoded words of a name, which RFC 2047, 6.2 says to leave out.
      let shown = (seen["to"] as? String)?.replacing(name.utf8.count > 45 ? " " : "\0", with: "")
      #expect(shown == HeaderText.clean(name), "\(name.debugDescription)")
      #expect(seen["subject"] as? String == HeaderText.clean("Report \(name) end"), "\(name.debugDescription)")
      #expect((seen["headers"] as? [String])?.count == 10, "\(name.debugDescription): \(seen["headers"] ?? "")")
      #expect((seen["longest"] as? Int).map { $0 <= 100 } == true, "\(name.debugDescription)")
    }
  }

  @Test("random texts come back from quoted-printable as they were", arguments: [1, 2, 3] as [UInt64])
  func quotedPrintable(_ seed: UInt64) throws {
    var random = Random(seed)
    let pieces = [
      "a", " ", ".", "F", "From ", "=", "ä", "\t", "\n", "王", String(repeating: "x", count: 74), "\u{A0}", "~",
    ]
    for _ in 0..<300 {
      let text =
        (0..<Int.random(in: 0...60, using: &random)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &random)]
        }.joined() + "\n"
      let encoded = TransferEncoding.quotedPrintable(text)
      let lines = String(decoding: encoded, as: UTF8.self).components(separatedBy: "\r\n")
      #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.hasPrefix(".") && !$0.hasPrefix("From ") }, "seed \(seed)")
      #expect(lines.allSatisfy { $0.last != " " && $0.last != "\t" }, "seed \(seed)")
      #expect(decoded(encoded) == text, "seed \(seed): \(text.debugDescription)")
    }
  }

  /// RFC 2045, 6.7, backwards.
  private func decoded(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var rest = Array(
      String(decoding: bytes, as: UTF8.self).replacing("=\r\n", with: "").replacing("\r\n", with: "\n").utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == 61 else {
        result.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      rest = rest.dropFirst(2)
      result.append(UInt8(digits, radix: 16) ?? 0)
    }
    return String(decoding: result, as: UTF8.self)
  }

  @Test("the same values make the same bytes, and the message has the same id for the same key")
  func stable() throws {
    #expect(try message().bytes == message().bytes)
    let key = DeliveryKey(period: october, reader: .agent("A-1"), recipient: try address("a@b.example"), content: "00")
    #expect(key.id.count == 40)
    var others = [key, key, key, key, key, key]
    others[1].period = .month(year: 2026, month: 9)
    others[2].reader = .team("A-1")
    others[3].recipient = "b@b.example"
    others[4].content = "01"
    others[5].copy = 2
    #expect(Set(others.map(\.id)).count == 6)
    #expect(key.messageID(domain: "b.example") == "<\(key.id)@b.example>")
  }

  @Test("the name of the file has the period and nothing of the person")
  func fileName() throws {
    let key = DeliveryKey(period: october, reader: .agent("A-1"), recipient: try address("a@b.example"), content: "00")
    #expect(key.fileName.wholeMatch(of: /2026-10_[0-9a-f]{4}\.pdf/) != nil)
    var other = key
    other.content = "01"
    #expect(other.fileName != key.fileName)
  }

  @Test("moments are written as headers and read as ISO 8601 want them")
  func moments() {
    #expect(clock.iso == "2026-11-02T06:00:00Z")
    #expect(clock.header == "Mon, 02 Nov 2026 06:00:00 +0000")
    #expect(Moment(iso: clock.iso) == clock)
    #expect(Moment(iso: "2026-11-02T24:00:00Z") == nil)
    #expect(Moment(iso: "2026-02-30T00:00:00Z") == nil)
    #expect(Moment(seconds: -1).iso == "1969-12-31T23:59:59Z")
  }
}

@Suite("Templates of mail")
struct MailTemplateTests {
  private func faults(_ text: String) -> [String] {
    MailTemplateCheck(file: "agent.txt.mustache", keys: MailTemplates.shapes[2].keys).faults(text).map(\.message)
  }

  @Test("the built-in ones are sound")
  func builtIn() throws { _ = try MailTemplates(folders: [Tools.root.path + "/templates/mail"]) }

  @Test(
    "what Mustache would pass over in silence is a fault",
    arguments: [
      "{{.nmae}}", "{{title}}", "{{#.links}}{{.heading}}{{/.links}}", "{{#.hasContact}}", "{{/.links}}", "{{>part}}",
      "{{{.title}}}", "{{&.title}}", "{{.title", "{{#.title}}{{/.title}}", "{{.links}}", "{{#links}}{{/links}}",
    ])
  func unsound(_ text: String) { #expect(faults(text).count >= 1) }

  @Test("sections, lists, flags and comments are allowed")
  func sound() {
    #expect(
      faults("{{! why }}{{.title}}{{#.links}}{{.title}} {{.href}}{{/.links}}{{^.hasContact}}-{{/.hasContact}}").isEmpty)
  }

  @Test("HTML is escaped and plain text is not")
  func escaping() async throws {
    let site = try Site()
    try site.add("A-1", "Em<b>ma & Co", "emma@b.example", lines: ["x"])
    let templates = site.templates
    let text = try templates.render("agent.txt", values(name: "Em<b>ma & Co"))
    let html = try templates.render("agent.html", values(name: "Em<b>ma & Co"))
    #expect(text.hasPrefix("Hello Em<b>ma & Co,\n"))
    #expect(html.contains("Hello Em&lt;b&gt;ma &amp; Co,"))
    #expect(!html.contains("<b>"))
  }

  private func values(name: String) -> [String: MailView.Value] {
    [
      "subject": .text("s"), "organisation": .text("o"), "period": .text("p"), "hasContact": .flag(false),
      "contact": .text(""), "language": .text("en"), "hasChart": .flag(false), "chart": .text(""),
      "chartTitle": .text(""),
      "chartText": .text(""), "hasPassword": .flag(false),
      "name": .text(name), "file": .text("f"),
    ]
  }

  @Test("a value that is missing stops the message")
  func missing() throws {
    let templates = try MailTemplates(folders: [Tools.root.path + "/templates/mail"])
    #expect(throws: Failure.self) { _ = try templates.render("agent.txt", [:]) }
  }
}

import Delivery
import Foundation
import Publishing

/// What the sending program of the tests is told.
struct Job: Codable {
  struct Message: Codable {
    var agent: String
    var address: String
    var file: String
    var content: String
    var sum: String
  }

  var output: String
  var outbox: String
  var period: String
  var from: String
  var host: String
  var port: Int
  var authorities: String
  var timeout: Int
  var messages: [Message]

  init(_ site: Site, _ sink: Sink, _ entries: [Outbox.Entry]) {
    output = site.output
    outbox = site.outbox().folder
    period = october.id
    from = site.from.address.text
    (host, port, authorities, timeout) = ("localhost", sink.port, sink.certificate, 60)
    messages = entries.map {
      Message(
        agent: $0.key.reader.name, address: $0.recipient.text, file: $0.file, content: $0.key.content, sum: $0.sum)
    }
  }

  /// `nil` where only the tests were built.
  static let probe = Tools.built("delivery-probe")
}

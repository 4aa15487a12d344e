import Metrics

/// One message before it is written: who gets what.
package struct Letter: Sendable {
  package var key: DeliveryKey
  package var to: MailMessage.Mailbox
  /// The name of the file in the outbox: `a-1001.eml`.
  package var file: String
  package var matter: Matter

  package enum Matter: Sendable {
    /// An agent's own report.
    case report(PrivateReport)
    /// A page that its reader may open in the archive.
    case page(ManagerPage)
  }

  package init(key: DeliveryKey, to: MailMessage.Mailbox, file: String, matter: Matter) {
    self.key = key
    self.to = to
    self.file = file
    self.matter = matter
  }
}

/// What a manager is told: one sentence, and where the report lies.
package struct ManagerPage: Sendable, Hashable {
  package struct Link: Sendable, Hashable {
    package var title: String
    package var href: String

    package init(title: String, href: String) {
      self.title = title
      self.href = href
    }
  }

  /// `.team` or `.site`.
  package var reader: Reader
  /// The name of the team or the site.
  package var title: String
  /// The report's own first sentence; empty where it is not known.
  package var headline: String
  package var links: [Link]
  /// SHA-256 of the page.
  package var content: String
  /// ASCII, for the file in the outbox.
  package var slug: String

  package init(reader: Reader, title: String, headline: String, links: [Link], content: String, slug: String) {
    self.reader = reader
    self.title = title
    self.headline = headline
    self.links = links
    self.content = content
    self.slug = slug
  }
}

/// What is the same in all messages of a run.
package struct MailIdentity: Sendable {
  package var from: MailMessage.Mailbox
  package var replyTo: MailMessage.Mailbox?
  package var organisation: String
  /// Whom a reader may ask, as the workspace writes it; empty: the sender's address.
  package var contact: String
  /// BCP 47.
  package var language: String

  package init(
    from: MailMessage.Mailbox, replyTo: MailMessage.Mailbox?, organisation: String, contact: String, language: String
  ) {
    self.from = from
    self.replyTo = replyTo
    self.organisation = organisation
    self.contact = contact
    self.language = language
  }
}

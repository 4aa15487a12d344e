import Metrics

/// Draws offers made in contacts and the number of customers.
struct BusinessDraw {
  private let organisation: Organisation
  private var random: RandomStream
  private var sales = 0
  /// Customers at the start of the next month, by segment.
  private var customers: [Int]

  init(_ options: SampleOptions, _ organisation: Organisation) {
    self.organisation = organisation
    random = RandomStream(seed: options.seed, name: "business")
    customers = [options.agents * 2600, options.agents * 210]
  }

  mutating func draw(_ month: inout MonthRows) {
    offers(&month)
    var text = CSVText()
    for (index, segment) in Site.segments.enumerated() {
      let start = customers[index]
      let joined = random.poisson(mean: Double(start) * 0.013)
      let lost = random.poisson(mean: Double(start) * (index == 0 ? 0.011 : 0.009))
      customers[index] = start + joined - lost
      text.row([month.period.id, segment, "\(start)", "\(joined)", "\(lost)", "\(customers[index])"])
    }
    month.side[.customers] = text
  }

  private mutating func offers(_ month: inout MonthRows) {
    var (leads, deals) = (CSVText(), CSVText())
    let products: [(name: String, cents: Int)] = [
      ("fixed tariff 24", 4900), ("green power", 7900), ("solar starter", 189_000), ("wall box", 64_900),
    ]
    for contact in month.contacts {
      guard let agent = contact.agent, ["contracts", "solar"].contains(Site.queues[contact.queue].id),
        random.chance(0.08)
      else { continue }
      let isSolar = Site.queues[contact.queue].id == "solar"
      let product = products[(isSolar ? 2 : 0) + random.index(below: 2)]
      let isConnected = random.chance(0.62)
      let isWon = isConnected && random.chance(0.28)
      let answered = min(86_399, contact.arrived + 300 + Int(random.logNormal(mean: 3000, variation: 1.5)))
      sales += 1
      let lead = "D\(10_000 + sales)"
      leads.field(lead)
      leads.field(contact.id)
      leads.field(organisation.agents[agent].id)
      leads.time(contact.day, contact.arrived)
      leads.time(contact.day, answered)
      leads.field(isConnected)
      leads.field(isWon ? "won" : isConnected ? "lost" : "not reached")
      leads.field(product.name)
      leads.endRow()
      let hasUpsell = random.chance(0.3)
      guard isWon else { continue }
      deals.field("S\(10_000 + sales)")
      deals.field(lead)
      deals.field(contact.id)
      deals.field(organisation.agents[agent].id)
      deals.time(contact.day, answered)
      deals.field(product.name)
      deals.field(hasUpsell)
      deals.field("\(product.cents / 100).\(padded(product.cents % 100, 2))")
      deals.field("EUR")
      deals.endRow()
    }
    month.side[.leads] = leads
    month.side[.sales] = deals
  }
}

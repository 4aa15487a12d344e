import Metrics

/// Draws the answered surveys of one month after another, and how many were sent.
struct SurveyDraw {
  private let options: SampleOptions
  private let organisation: Organisation
  private let plants: Plants?
  private var random: RandomStream
  private var count = 0

  init(_ options: SampleOptions, _ organisation: Organisation, _ plants: Plants?) {
    self.options = options
    self.organisation = organisation
    self.plants = plants
    random = RandomStream(seed: options.seed, name: "surveys")
  }

  /// Every handled contact is asked; about a quarter answer, most within a day.
  ///
  /// Answers after the history, and those that touch the missing day, are not in the export.
  mutating func draw(_ month: inout MonthRows) {
    var sent: [InvitationKey: (sent: Int, answered: Int)] = [:]
    for contact in month.contacts {
      guard contact.outcome == .handled, let agent = contact.agent else { continue }
      let key = InvitationKey(day: contact.day.ordinal, queue: contact.queue, channel: contact.channel)
      sent[key, default: (0, 0)].sent += 1
      guard random.chance(0.26) else { continue }
      let survey = answer(contact, by: agent)
      let isLost = plants.map { [contact.day, survey.answeredDay].contains($0.gap) } ?? false
      if isLost || survey.answeredDay > options.end.last { continue }
      sent[key, default: (0, 0)].answered += 1
      month.surveys.append(survey)
    }
    var text = CSVText()
    for (key, counts) in sent.sorted(by: { $0.key < $1.key }) {
      text.row([
        CivilDate(ordinal: key.day).description, Site.queues[key.queue].id, Site.channels[key.channel],
        String(counts.sent), String(counts.answered),
      ])
    }
    month.side[.invitations] = text
  }

  private mutating func answer(_ contact: SampleContact, by index: Int) -> SampleSurvey {
    count += 1
    var hidden = 0.99 + organisation.agents[index].satisfaction + (contact.resolved ? 0.16 : -0.5)
    if let plants, index == plants.satisfactionAgent, contact.day >= plants.satisfactionFrom {
      hidden += Plants.satisfactionFall
    }
    let feeling = hidden + random.gaussian()
    let satisfaction = feeling > 0.78 ? 5 : feeling > 0 ? 4 : feeling > -0.55 ? 3 : feeling > -1.1 ? 2 : 1
    let sent = contact.end + 600
    var moment = sent + Int(random.logNormal(mean: 6 * 3600, variation: 2))
    // Nobody answers at night; such answers come the next morning.
    let second = moment % 86_400
    if second < 7 * 3600 { moment += 7 * 3600 - second + random.index(below: 7200) }
    if second >= 22 * 3600 { moment += 86_400 - second + 7 * 3600 + random.index(below: 7200) }
    let recommendation = min(10, max(0, Int((7.1 + 2.1 * (feeling - 0.9) + 1.2 * random.gaussian()).rounded())))
    let effort = min(7, max(1, Int((5.3 + 1.1 * (feeling - 0.9) + 0.8 * random.gaussian()).rounded())))
    return SampleSurvey(
      number: count, contact: contact, sent: sent, answeredDay: contact.day.adding(days: moment / 86_400),
      answered: moment % 86_400, satisfaction: satisfaction, recommendation: recommendation, effort: effort,
      resolvedAnswer: random.chance(contact.resolved ? 0.92 : 0.22), comment: comment(satisfaction))
  }

  private mutating func comment(_ satisfaction: Int) -> String {
    guard random.chance(0.15) else { return "" }
    let choice =
      switch satisfaction {
      case 4...:
        ["Friendly and quick.", "Very clear, thank you!", "Sehr freundlich, danke.", "She took the time I needed."]
      case 3: ["It worked, but took long.", "Okay.", "Had to explain it twice, then it was fine."]
      default:
        [
          "Still not solved, second call.", "I was told \"tomorrow\", nothing came.", "Zu lange gewartet.",
          "Felt rushed, sorry.",
        ]
      }
    return choice[random.index(below: choice.count)]
  }
}

private struct InvitationKey: Hashable, Comparable {
  var day: Int
  var queue: Int
  var channel: Int

  static func < (left: InvitationKey, right: InvitationKey) -> Bool {
    (left.day, left.queue, left.channel) < (right.day, right.queue, right.channel)
  }
}

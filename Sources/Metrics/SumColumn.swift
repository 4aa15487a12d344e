/// The columns that SQL counts and adds up. Each is a whole number and adds over rows, days, people and shards,
/// unless `merging` says otherwise. A `…Known` count tells 0 from unknown.
///
/// The cases of a family stand together, in the order of its SQL file.
package enum SumColumn: Int, CaseIterable, Sendable {
  // MARK: contact
  /// Queue entries: handled + abandoned + short-abandoned + flowed out + callback taken.
  case offered
  case handled
  /// Answered legs after the first of a contact: they are in `handled` of a person, and of nobody else.
  case furtherHandled
  case abandoned
  case shortAbandoned
  case flowedOut
  case callbackTaken
  case blocked
  /// Handled after at most the service-level threshold.
  case handledWithin
  /// Abandoned after at most the service-level threshold.
  case abandonedWithin
  /// Waits of handled contacts, in seconds, and how many of these waits are known.
  case waitSeconds
  case waitKnown
  case talkSeconds
  case talkKnown
  case holdSeconds
  case holdKnown
  case acwSeconds
  case acwKnown
  /// talk + hold + after-contact work, of the parts that are known, and of how many contacts.
  case handleSeconds
  case handleKnown
  /// Contacts of which it is known whether they were resolved: handled ones, and offered ones. An offered contact
  /// that nobody answered counts as known: it was not resolved.
  case resolvedKnown
  case resolvedOfferedKnown
  case resolved
  case transferKnown
  case transferred
  case surveys
  case surveyTop2
  /// Survey scores and their squares, in points.
  case surveyScore
  case surveyScoreSquared
  /// Numerators and denominators of the measures that a workspace defines itself, in its order.
  case ownNumeratorA
  case ownDenominatorA
  case ownNumeratorB
  case ownDenominatorB
  case ownNumeratorC
  case ownDenominatorC
  case ownNumeratorD
  case ownDenominatorD
  case ownNumeratorE
  case ownDenominatorE
  case ownNumeratorF
  case ownDenominatorF
  /// Clusters behind a mean time (agent-days of an agent, agents of anything wider) with the moments of
  /// contacts x and seconds y a cluster: m, Σx², Σxy, Σy². They do not add over periods.
  case handleClusters
  case handleClusterXX
  case handleClusterXY
  case handleClusterYY
  case waitClusters
  case waitClusterXX
  case waitClusterXY
  case waitClusterYY
  case talkClusters
  case talkClusterXX
  case talkClusterXY
  case talkClusterYY
  case holdClusters
  case holdClusterXX
  case holdClusterXY
  case holdClusterYY
  case acwClusters
  case acwClusterXX
  case acwClusterXY
  case acwClusterYY

  // MARK: detail
  /// Waits of everybody who left the queue, answered or not.
  case waitAllSeconds
  case waitAllKnown
  case abandonWaitSeconds
  case abandonWaitKnown
  /// The longest wait of anybody.
  case queueWaitMax
  case firstReplySeconds
  case firstReplyKnown
  /// E-mails and messages received, and those without an answer of a person.
  case asyncReceived
  case asyncUnanswered
  case heldContacts
  case heldKnown
  /// Handled contacts with after-contact work of more than nothing.
  case acwContacts
  case reopenedKnown
  case reopened
  case resolutionSeconds
  case resolutionKnown
  case outboundAttempts
  case outboundConnected
  /// Contacts whose topic the workspace names as a complaint.
  case complaintContacts
  case fcrFlagKnown
  case fcrFlag

  // MARK: leg
  /// Offers to a person, whether taken or not.
  case legOffers
  case legMissed
  /// Offers missed because the customer gave up while it rang.
  case legMissedAbandoned
  case legsHandled
  case ringSeconds
  case ringKnown
  case heldLegsKnown
  case heldLegs
  case longestHoldMax
  case transferKindKnown
  case blindTransfers
  case warmTransfers
  case consultKnown
  case consults
  case disconnectKnown
  case agentDisconnects
  case voiceLegs
  case shortLegs

  // MARK: voice
  case csat1
  case csat2
  case csat3
  case csat4
  case csat5
  case npsDetractors
  case npsPassives
  case npsPromoters
  case ces1
  case ces2
  case ces3
  case ces4
  case ces5
  case ces6
  case ces7
  case cesOtherScale
  case fcrKnown
  case fcrYes
  case surveysSent
  case surveysAnswered
  case sentimentNegative
  case sentimentNeutral
  case sentimentPositive
  /// Thousandths of a scale from −1 to 1.
  case sentimentScoreSum

  // MARK: quality
  case evaluations
  case focusedEvaluations
  /// Thousandths of points.
  case qaEarned
  case qaPossible
  /// Shares of evaluations in ten-thousandths, how many and their squares.
  case qaScoreSum
  case qaScored
  case qaScoreSquared
  case criticalKnown
  case criticalPassed
  case qaItems
  case qaItemsMet
  case scriptItems
  case scriptMet
  case procedureItems
  case procedureMet
  case disputes
  case disputesDecided
  case disputesOverturned

  // MARK: behaviour
  case behaviourScored
  case behaviourMet
  case behaviourEarned
  case behaviourPossible

  // MARK: time
  case idleSeconds
  case contactSeconds
  case acwStateSeconds
  case auxSeconds
  case rnaStateSeconds
  case loggedInSeconds
  /// Wall-clock time in idle, on contact or after-contact work.
  case onQueueSeconds
  case scheduledSeconds
  case relevantScheduledSeconds
  case adherentSeconds
  case outsideShiftSeconds
  case scheduledOnQueueSeconds
  case workedOnQueueSeconds
  case paidSeconds
  case paidOnQueueSeconds
  case shifts
  case shiftsOnTime
  case breaks
  case breaksOff
  case overtimeSeconds
  case absentSeconds
  case stateDays
  /// Clusters behind a share of time (days of a person, people of anything wider) with the moments of the time below
  /// the line x and above it y: m, Σx², Σxy, Σy². They do not add over periods.
  case adherenceClusters
  case adherenceClusterXX
  case adherenceClusterXY
  case adherenceClusterYY
  case occupancyClusters
  case occupancyClusterXX
  case occupancyClusterXY
  case occupancyClusterYY

  // MARK: repeat
  case repeatKnown
  case repeats
  case fcrWindowKnown
  case fcrWindowYes
  case fcrWindowPending

  // MARK: growth
  case coachingSessions
  case coachingSeconds
  case trainings
  case trainingSeconds
  case coachingMissed
  case feedbackLagKnown
  case feedbackLagMinutes
  case recognitions
  case leads
  case leadsResponded
  case leadResponseMinutes
  case leadsWithinTarget
  case leadsConnected
  case leadsWon
  case dealsClosed
  /// May be negative: what was taken back is booked on its day.
  case revenueCents
  case upsellKnown
  case upsells

  // MARK: planning
  case forecastContacts
  /// What came in the intervals of the forecast.
  case forecastActual
  case forecastError
  case forecastKnown
  case requiredSeconds

  // MARK: snapshot
  /// Of one period each: they do not add over periods or subjects.
  case customersAtStart
  case customersLost
  case customersSeen
  case customerContacts
  case hourOfferedMax
  case hoursOpen
  case backlogOpen
  case backlogAgeMinutes
  /// Pairs of evaluations in one calibration session, and those that differ by at most ten points.
  case calibrationPairs
  case calibrationAgreeing

  // MARK: roster
  /// Of one period each, from the roster: people at its first and last day, those who left and those who joined.
  case headStart
  case headEnd
  /// Days on which people were in post, over all people.
  case headDays
  case leavers
  case joiners
  /// Of those who joined at least 90 days before the end: how many, and how many of them left within 90 days.
  case joinersWatched
  case earlyLeavers
  /// People in post at the first day who still were at the last.
  case stayers
  /// People who handled at least one contact, and those of them with a coaching session.
  case activePeople
  case coachedPeople
}

/// The columns that one SQL file makes.
package enum SumFamily: String, CaseIterable, Sendable {
  case contact, detail, leg, voice, quality, behaviour, time, repeating = "repeat", growth, planning, snapshot, roster

  /// Its columns in the order of the file.
  package var columns: ArraySlice<SumColumn> { SumColumn.allCases[range] }

  /// Where its columns stand among all.
  var range: Range<Int> { SumFamily.ranges[self] ?? 0..<0 }

  private static let starts: [(SumFamily, SumColumn)] = [
    (.contact, .offered), (.detail, .waitAllSeconds), (.leg, .legOffers), (.voice, .csat1), (.quality, .evaluations),
    (.behaviour, .behaviourScored), (.time, .idleSeconds), (.repeating, .repeatKnown), (.growth, .coachingSessions),
    (.planning, .forecastContacts), (.snapshot, .customersAtStart), (.roster, .headStart),
  ]

  private static let ranges: [SumFamily: Range<Int>] = {
    let ends = starts.dropFirst().map(\.1.rawValue) + [SumColumn.allCases.count]
    return Dictionary(uniqueKeysWithValues: zip(starts, ends).map { ($0.0, $0.1.rawValue..<$1) })
  }()
}

extension SumColumn {
  /// How sums of different periods or subjects come together.
  package enum Merging: Sendable {
    case adding, largest
    /// Not at all: a new query is needed.
    case never
  }

  /// The columns of the measures that a workspace defines itself, in order.
  package static let own: [(numerator: SumColumn, denominator: SumColumn)] = [
    (.ownNumeratorA, .ownDenominatorA), (.ownNumeratorB, .ownDenominatorB), (.ownNumeratorC, .ownDenominatorC),
    (.ownNumeratorD, .ownDenominatorD), (.ownNumeratorE, .ownDenominatorE), (.ownNumeratorF, .ownDenominatorF),
  ]

  package var merging: Merging { SumColumn.mergings[rawValue] }

  /// Whether sums of different periods or subjects may be added.
  package var isAdditive: Bool { merging == .adding }

  package var family: SumFamily { SumColumn.families[rawValue] }

  private static let families: [SumFamily] = SumFamily.allCases.flatMap { family in family.range.map { _ in family } }

  private static let mergings: [Merging] = allCases.map { column in
    switch column {
    case .queueWaitMax, .longestHoldMax: .largest
    default:
      column.rawValue >= SumColumn.customersAtStart.rawValue
        || (SumColumn.handleClusters.rawValue...SumColumn.acwClusterYY.rawValue).contains(column.rawValue)
        || (SumColumn.adherenceClusters.rawValue...SumColumn.occupancyClusterYY.rawValue).contains(column.rawValue)
        ? .never : .adding
    }
  }
}

extension SumColumn: Codable {
  /// The column's name in SQL and in files: `short_abandoned`, `csat_1`.
  package var name: String { SumColumn.names[rawValue] }

  /// The column of a name, or `nil`.
  package init?(name: String) {
    guard let column = SumColumn.byName[name] else { return nil }
    self = column
  }

  package init(from decoder: any Decoder) throws {
    let name = try decoder.singleValueContainer().decode(String.self)
    guard let column = SumColumn(name: name) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no column \(name)"))
    }
    self = column
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }

  private static let names = allCases.map(snakeCase)
  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  private static func snakeCase(_ column: SumColumn) -> String {
    var name = ""
    // Each answer of a scale is a word of its own: csat_1; the top 2 of it are not.
    let splitsDigits = column.family == .voice
    for character in "\(column)" {
      if character.isUppercase || splitsDigits && character.isNumber { name += "_" }
      name += character.lowercased()
    }
    for pair in ["x_x", "x_y", "y_y"] where name.hasSuffix(pair) {
      name = name.dropLast(3) + pair.filter { $0 != "_" }
    }
    return name
  }
}

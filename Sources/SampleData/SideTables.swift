/// Tables that lie ready beside the contacts and the surveys, with their file names and header rows.
enum SideTable: String, CaseIterable {
  case legs
  case qa
  case agentStates = "agent_states"
  case schedule
  case invitations = "survey_invitations"
  case coaching, training, recognition, leads, sales, customers
  case intervals = "interval_volumes"

  var file: String { "exports/\(rawValue).csv" }

  var header: [String] {
    let line =
      switch self {
      case .legs:
        """
        contact_id,leg_no,agent_id,queue,started_at,ring_seconds,talk_seconds,hold_seconds,longest_hold_seconds,hold_count,\
        acw_seconds,consult_seconds,transfer_kind,disconnected_by,answered,concurrency_share
        """
      case .qa:
        """
        evaluation_id,evaluated_at,form_version,agent,evaluator,source,contact_id,item,weight,earned,possible,\
        critical,na,disputed,calibration_id
        """
      case .agentStates: "agent_id,state,code,start,end"
      case .schedule: "agent_id,activity,start,end,paid,on_queue"
      case .invitations: "day,queue,channel,sent,answered"
      case .coaching: "session_id,agent_id,coach,held_at,minutes,method,behaviour,contact_id,contact_at,agreed_step"
      case .training: "session_id,kind,programme,agent_id,first,last,hours,method,skill"
      case .recognition: "recognition_id,day,agent_id,given_by,kind,reason"
      case .leads: "lead_id,contact_id,agent_id,created_at,responded_at,connected,outcome,product"
      case .sales: "sale_id,lead_id,contact_id,agent_id,sold_at,product,upsell,amount,currency"
      case .customers: "month,segment,at_start,joined,lost,at_end"
      case .intervals: "interval,offered,forecast,required_seconds"
      }
    return line.split(separator: ",").map(String.init)
  }
}

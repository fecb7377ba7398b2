import type { Task } from "graphile-worker";
import type { JobName } from "~/queue/catalog";
import applyCallEvent from "./tasks/apply_call_event";
import endCall from "./tasks/end_call";
import keepNextCall from "./tasks/keep_next_call";
import keepWishes from "./tasks/keep_wishes";
import learnCost from "./tasks/learn_cost";
import placeCall from "./tasks/place_call";
import reapCalls from "./tasks/reap_calls";
import reconcileCall from "./tasks/reconcile_call";
import scheduleDueCalls from "./tasks/schedule_due_calls";
import sendSignInMail from "./tasks/send_sign_in_mail";
import stopCalls from "./tasks/stop_calls";
import sweepExpired from "./tasks/sweep_expired";

/** Every job of the catalogue has its task; the compiler asks for a missing one. */
export const taskList = {
  apply_call_event: applyCallEvent,
  end_call: endCall,
  keep_next_call: keepNextCall,
  keep_wishes: keepWishes,
  learn_cost: learnCost,
  place_call: placeCall,
  reap_calls: reapCalls,
  reconcile_call: reconcileCall,
  schedule_due_calls: scheduleDueCalls,
  send_sign_in_mail: sendSignInMail,
  stop_calls: stopCalls,
  sweep_expired: sweepExpired,
} satisfies Record<JobName, Task>;

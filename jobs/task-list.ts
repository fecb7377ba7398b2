import type { Task } from "graphile-worker";
import type { JobName } from "~/queue/catalog";
import applyCallEvent from "./tasks/apply_call_event";
import applyImport from "./tasks/apply_import";
import applyPaymentEvent from "./tasks/apply_payment_event";
import applyRecalls from "./tasks/apply_recalls";
import awardProgress from "./tasks/award_progress";
import backUp from "./tasks/back_up";
import closeSubscription from "./tasks/close_subscription";
import countMinutes from "./tasks/count_minutes";
import deleteAtVendor from "./tasks/delete_at_vendor";
import endCall from "./tasks/end_call";
import keepNextCall from "./tasks/keep_next_call";
import keepRetention from "./tasks/keep_retention";
import keepTextTalk from "./tasks/keep_text_talk";
import keepWishes from "./tasks/keep_wishes";
import learnCost from "./tasks/learn_cost";
import placeCall from "./tasks/place_call";
import purgeAccount from "./tasks/purge_account";
import reapCalls from "./tasks/reap_calls";
import reconcileCall from "./tasks/reconcile_call";
import reflectOnCall from "./tasks/reflect_on_call";
import rollDays from "./tasks/roll_days";
import scheduleDueCalls from "./tasks/schedule_due_calls";
import sendBillingMail from "./tasks/send_billing_mail";
import sendReflectLink from "./tasks/send_reflect_link";
import sendSignInMail from "./tasks/send_sign_in_mail";
import settleProgress from "./tasks/settle_progress";
import stopCalls from "./tasks/stop_calls";
import storeMemories from "./tasks/store_memories";
import sweepExpired from "./tasks/sweep_expired";
import tendSubscriptions from "./tasks/tend_subscriptions";
import updateCheckpoints from "./tasks/update_checkpoints";

/** Every job of the catalogue has its task; the compiler asks for a missing one. */
export const taskList = {
  apply_call_event: applyCallEvent,
  roll_days: rollDays,
  send_reflect_link: sendReflectLink,
  keep_text_talk: keepTextTalk,
  apply_recalls: applyRecalls,
  settle_progress: settleProgress,
  store_memories: storeMemories,
  update_checkpoints: updateCheckpoints,
  award_progress: awardProgress,
  count_minutes: countMinutes,
  reflect_on_call: reflectOnCall,
  end_call: endCall,
  purge_account: purgeAccount,
  delete_at_vendor: deleteAtVendor,
  keep_retention: keepRetention,
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
  back_up: backUp,
  apply_import: applyImport,
  apply_payment_event: applyPaymentEvent,
  close_subscription: closeSubscription,
  send_billing_mail: sendBillingMail,
  tend_subscriptions: tendSubscriptions,
} satisfies Record<JobName, Task>;

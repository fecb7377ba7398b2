import { withService } from "~/db/with-service.server";
import { paymentsMode } from "~/providers/payments/registry.server";

/**
 * Where plans are sold since of late, everybody was entitled before: whoever has talked with the companion goes on
 * reading what was kept. Once it is on record, nothing changes.
 */
export async function rememberAccess(): Promise<void> {
  if (paymentsMode() === "off") return;
  await withService(
    (tx) => tx.$executeRaw`
      insert into subscriptions as s (user_id, tier, status, first_access_at)
      select c.user_id, 'free', 'none', min(c.created_at) from calls c
        left join subscriptions p on p.user_id = c.user_id
        where c.status = 'completed' and c.kind <> 'verification' and p.first_access_at is null
        group by 1
      on conflict (user_id) do update set first_access_at = excluded.first_access_at
        where s.first_access_at is null`,
  );
}

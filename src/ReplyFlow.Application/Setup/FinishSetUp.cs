using ReplyFlow.Application.Core;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Setup;

/// <summary>An administrator has looked at what is left to look at and puts the checklist away, for good.</summary>
public sealed class FinishSetUp(UnitRunner units, ChecklistQueries queries)
{
    /// <summary>Puts it away.</summary>
    /// <exception cref="RefusalException">Something is missing.</exception>
    public Task RunAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            var list = await queries.LookAsync(ct);
            if (list.Missing > 0)
                throw new InvalidInputException("", $"还有 {list.Missing} 项没有完成，请先办完。");
            if (list.PutAway)
                return;
            await unit.Db.Settings.SetAsync(Checklist.SettingName, "true", ct);
            unit.Record(new SetUpFinished([.. list.Items.Where(i => i.State == ChecklistState.ToLookAt).Select(i => i.Subject.ToString())]), null, "完成初始设置");
        }, ct);
    }
}

using ReplyFlow.Application.Core;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.WorkItems.Accept;

/// <summary>The administrator chooses whether deputies are told which bureau has their suggestion.</summary>
public sealed class ChooseAssignmentNotice(UnitRunner units)
{
    private const string Yes = "yes";

    /// <summary>Holds for what is accepted from here on.</summary>
    public Task RunAsync(Actor actor, bool isSent, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, unit => unit.SetAsync(
            AssignmentNotice.SettingName, isSent ? Yes : null, new AssignmentNoticeChosen(isSent),
            isSent ? "设定：签收后向代表发承办告知" : "设定：签收后不向代表发承办告知", ct), ct);
    }
}

[AuditKind("AssignmentNoticeChosen")]
internal sealed record AssignmentNoticeChosen(bool IsSent) : SettingFact;

using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Deadlines;

/// <summary>Reads what the settings of calendar and deadlines show; what is in force is <see cref="DeadlineStore"/>'s to say.</summary>
public sealed class DeadlineQueries(ReplyFlowDb db)
{
    /// <summary>The stored years of the calendar, which replace the shipped ones.</summary>
    public async Task<IReadOnlyList<CalendarYear>> StoredYearsAsync(CancellationToken ct) =>
        DeadlineStore.StoredYears(await db.Settings.ReadAsync(DeadlineStore.CalendarSetting, ct));

    /// <summary>What a scope is called; refuses one that does not exist.</summary>
    /// <exception cref="NotFoundException">No such session or bureau.</exception>
    public async Task<string> ScopeNameAsync(RuleScope scope, CancellationToken ct)
    {
        var names = new List<string>();
        if (scope.BureauId is { } bureau)
            names.Add(await db.Bureaus.Where(b => b.Id == bureau && b.Kind == BureauKind.Handling).Select(b => b.ShortName).FirstOrDefaultAsync(ct)
                ?? throw new NotFoundException("没有这个承办单位，可能链接有误。"));
        if (scope.SessionId is { } session)
            names.Add(await db.Sessions.Where(s => s.Id == session).Select(s => s.Name).FirstOrDefaultAsync(ct)
                ?? throw new NotFoundException("没有这次会议，可能链接有误。"));
        return names.Count == 0 ? "全市" : string.Join("，", names);
    }
}

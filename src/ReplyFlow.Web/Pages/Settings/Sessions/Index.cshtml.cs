using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Sessions;

/// <summary>会议届次: the list, the latest first.</summary>
[Authorize(Policy = Policies.ManageDirectory)]
public sealed class IndexModel(ReplyFlowDb db) : AppPage
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync() =>
        Rows = await db.Sessions.AsNoTracking().OrderByDescending(s => s.OpensOn).ThenBy(s => s.Name)
            .Select(s => new Row(s, db.Suggestions.Count(g => g.SessionId == s.Id))).ToListAsync(Aborted);

    public sealed record Row(CongressSession Session, int Suggestions);
}

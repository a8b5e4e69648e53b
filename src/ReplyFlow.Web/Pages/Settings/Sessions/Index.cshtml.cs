using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
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

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        await LoadAsync();
        return ListFile(SessionSheet.Sheet, Rows, format);
    }

    public override async Task LoadAsync() =>
        Rows = await db.Sessions.AsNoTracking().OrderByDescending(s => s.OpensOn).ThenBy(s => s.Name)
            .Select(s => new Row(s, db.Suggestions.Count(g => g.SessionId == s.Id))).ToListAsync(Aborted);

    public sealed record Row(CongressSession Session, int Suggestions);
}

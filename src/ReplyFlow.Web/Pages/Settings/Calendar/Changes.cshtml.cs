using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Data;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Calendar;

/// <summary>修改记录: who changed the calendar when, and what moved by one of the changes.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class ChangesModel(ReplyFlowDb db) : AppPage
{
    private const int Newest = 50;

    /// <summary>Number of the audit event whose moves are shown; the latest where none is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Seq { get; set; }

    public IReadOnlyList<Change> Rows { get; private set; } = [];

    public Change? Shown { get; private set; }

    public IReadOnlyList<Moved> Moves { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        await LoadAsync();
        return ListFile(MovedSheet.Sheet, Moves, format);
    }

    public override async Task LoadAsync()
    {
        Rows = await db.Audit.AsNoTracking().Where(a => a.Kind == AuditFact.KindOf<CalendarChanged>()).OrderByDescending(a => a.Seq).Take(Newest)
            .Select(a => new Change(a.Seq, a.At, a.ActorName, a.Summary, a.Data)).ToListAsync(Aborted);
        Shown = Seq is null ? Rows.FirstOrDefault() : Rows.FirstOrDefault(r => r.Seq == Seq) ?? throw new NotFoundException("没有这次修改，可能链接有误。");
        if (Shown is null || AuditFact.Read<CalendarChanged>(Shown.Data).Cases is not (> 0 and var cases))
            return;
        // The events of the cases were written right behind the change's own.
        var (first, last) = (Shown.Seq + 1, Shown.Seq + cases);
        Moves = await (from a in db.Audit.AsNoTracking()
                       join c in db.Cases on a.CaseId equals c.Id
                       where a.Seq >= first && a.Seq <= last && a.Kind == AuditFact.KindOf<DueDatesRecounted>()
                       orderby a.Seq
                       select new Moved(c.Suggestion!.Session!.Name, c.Suggestion.Number, c.LeadBureau!.ShortName, a.Summary)).ToListAsync(Aborted);
    }

    /// <summary>A change of the calendar.</summary>
    public sealed record Change(long Seq, DateTimeOffset At, string By, string Summary, string Data);

    /// <summary>What moved in one case.</summary>
    public sealed record Moved(string Session, string Number, string? Bureau, string Words);
}

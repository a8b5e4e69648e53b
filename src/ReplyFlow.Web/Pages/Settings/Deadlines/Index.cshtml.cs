using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Deadlines;

/// <summary>期限规则: what holds for the city, and which sessions and bureaus have rules of their own.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class IndexModel(ReplyFlowDb db, CaseDeadlines deadlines) : AppPage
{
    /// <summary>What holds for everybody without rules of their own.</summary>
    public DeadlineSettings City => deadlines.Rules(null, null);

    /// <summary>Scopes with rules of their own, besides the city.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Sessions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bureaus { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var sessions = await db.Sessions.AsNoTracking().OrderByDescending(s => s.OpensOn).Select(s => new { s.Id, s.Name }).ToListAsync(Aborted);
        var bureaus = await db.Bureaus.AsNoTracking().Where(b => b.Kind == BureauKind.Handling && b.IsActive).OrderBy(b => b.ShortName)
            .Select(b => new { b.Id, b.ShortName }).ToListAsync(Aborted);
        Sessions = [.. sessions.Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        Bureaus = [.. bureaus.Select(b => new SelectListItem(b.ShortName, b.Id.ToString()))];
        var scopes = sessions.Select(s => (Scope: new RuleScope(null, s.Id), s.Name))
            .Concat(bureaus.Select(b => (Scope: new RuleScope(b.Id, null), Name: b.ShortName)))
            .Concat(from b in bureaus from s in sessions select (Scope: new RuleScope(b.Id, s.Id), Name: $"{b.ShortName}，{s.Name}"));
        Rows = [.. scopes.Select(s => new Row(s.Scope, s.Name, deadlines.Own(s.Scope))).Where(r => !r.Own.IsEmpty)];
    }

    /// <summary>A scope with rules of its own.</summary>
    public sealed record Row(RuleScope Scope, string Name, DeadlineOverrides Own)
    {
        /// <summary>What it sets, in words.</summary>
        public string Words => string.Join("；", Own.Periods.Select(p => $"{DeadlineWords.Of(p.Key)} {p.Value.ToChinese()}")
            .Concat(Own.Roll is { } roll ? [$"遇放假{DeadlineWords.Roll(roll)}"] : Array.Empty<string>()));
    }
}

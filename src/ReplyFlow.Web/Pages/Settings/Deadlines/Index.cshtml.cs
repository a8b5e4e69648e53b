using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Deadlines;

/// <summary>期限规则: what holds for the city, and which sessions and bureaus have rules of their own.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class IndexModel(OrganisationQueries organisation, CaseDeadlines deadlines) : AppPage
{
    /// <summary>What holds for everybody without rules of their own.</summary>
    public DeadlineSettings City => deadlines.Rules(null, null);

    /// <summary>Scopes with rules of their own, besides the city.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Sessions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bureaus { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var sessions = await organisation.SessionChoicesAsync(Aborted);
        var bureaus = await organisation.BureauChoicesAsync(BureauKind.Handling, inUse: true, Aborted);
        Sessions = [.. sessions.Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        Bureaus = [.. bureaus.Select(b => new SelectListItem(b.Name, b.Id.ToString()))];
        var scopes = sessions.Select(s => (Scope: new RuleScope(null, s.Id), s.Name))
            .Concat(bureaus.Select(b => (Scope: new RuleScope(b.Id, null), Name: b.Name)))
            .Concat(from b in bureaus from s in sessions select (Scope: new RuleScope(b.Id, s.Id), Name: $"{b.Name}，{s.Name}"));
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

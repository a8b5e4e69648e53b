using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Deadlines;

/// <summary>The rules of one scope, with examples that follow what is typed.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class EditModel(ReplyFlowDb db, DeadlineQueries queries, CaseDeadlines deadlines, SaveDeadlineRules command, TimeProvider time) : AppPage
{
    [BindProperty(SupportsGet = true, Name = "bureau")]
    public Guid? BureauId { get; set; }

    [BindProperty(SupportsGet = true, Name = "session")]
    public Guid? SessionId { get; set; }

    [BindProperty]
    public RulesForm Input { get; set; } = new();

    /// <summary>Whose rules.</summary>
    public string Scope { get; private set; } = "";

    /// <summary>The session's own date for every reply, if any.</summary>
    public DateOnly? Campaign { get; private set; }

    /// <summary>The rules of the wider scopes, which hold where nothing is typed.</summary>
    public DeadlineSettings Inherited { get; private set; } = DeadlineSettings.Default;

    /// <summary>The examples for what is typed.</summary>
    public IReadOnlyList<(string Name, Deadline Due)> Examples { get; private set; } = [];

    private RuleScope Rules => new(BureauId, SessionId);

    public async Task OnGetAsync()
    {
        Input = RulesForm.Of(deadlines.Own(Rules), time.Today());
        await LoadAsync();
    }

    /// <summary>The examples alone, while somebody types.</summary>
    public async Task<IActionResult> OnPostExampleAsync()
    {
        await LoadAsync();
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Examples", this) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Rules, Input.Read(), Seen(), CancellationToken.None);
        var name = await queries.ScopeNameAsync(Rules, CancellationToken.None);
        return Done($"{name}的期限规则已保存，对今后交办的建议和今后到达的事项生效；在办的期限不变。", "Index", new { bureau = (Guid?)null, session = (Guid?)null, handler = (string?)null });
    }

    /// <inheritdoc />
    public override async Task LoadAsync()
    {
        Scope = await queries.ScopeNameAsync(Rules, Aborted);
        Campaign = SessionId is null ? null : await db.Sessions.Where(s => s.Id == SessionId).Select(s => s.CampaignOn).FirstOrDefaultAsync(Aborted);
        Inherited = Rules.FromWidest().Where(s => s != Rules).Aggregate(DeadlineSettings.Default, (s, wider) => s.With(deadlines.Own(wider)));
        var settings = Inherited.With(Input.Typed());
        var start = Input.Example is { Year: >= 1950 and <= 2900 } day ? day : time.Today();
        Examples = [.. Enum.GetValues<DeadlineKind>().Select(k => (DeadlineWords.Of(k), settings.RuleFor(k, Campaign).From(start, deadlines.Calendar)))];
    }

    private DeadlineOverrides Seen()
    {
        try
        {
            return DeadlineOverridesFile.Parse(Input.Seen);
        }
        catch (ReplyFlow.Domain.Json.InputException)
        {
            throw new InvalidInputException("", "提交的内容不完整，请重新打开本页。");
        }
    }
}

using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Substitutions;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Substitutions;

/// <summary>What naming a substitute for oneself and for others share: the form and its choices.</summary>
public abstract class SubstitutionPage(
    AccountQueries accounts, SubstitutionQueries substitutions, NameSubstitute name, EndSubstitution end, StepQueries steps, DueText due) : AppPage
{
    [BindProperty]
    public SubstitutionForm Input { get; set; } = new();

    public DateOnly Today => due.Today;

    /// <summary>Whose substitutes are named; null while nobody is chosen.</summary>
    public abstract Guid? PrincipalId { get; }

    /// <summary>Who may stand in.</summary>
    public IReadOnlyList<PersonRow> Candidates { get; private set; } = [];

    public IReadOnlyList<NamedStep> StepKinds { get; private set; } = [];

    public IReadOnlyList<SubstitutionRow> Rows { get; private set; } = [];

    /// <summary>Whether the person signs letters, so that the form says who may do so for them.</summary>
    public bool Signs { get; protected set; }

    /// <summary>Reads people.</summary>
    protected AccountQueries Accounts { get; } = accounts;

    /// <summary>Reads substitutions.</summary>
    protected SubstitutionQueries Substitutions { get; } = substitutions;

    /// <summary>The steps a substitution covers, in words.</summary>
    public string Covered(SubstitutionRow row) => row.Steps.Count == 0 ? "全部事项"
        : string.Join("、", row.Steps.Select(s => StepKinds.FirstOrDefault(k => k.Key == s)?.Title ?? s));

    /// <summary>Whether the person signed in may end it.</summary>
    public abstract bool MayEnd(SubstitutionRow row);

    public override async Task LoadAsync()
    {
        StepKinds = await steps.ReadAsync(Aborted);
        if (PrincipalId is { } principal)
            Candidates = await Accounts.TakersAsync(principal, Aborted);
        if (HttpMethods.IsGet(Request.Method))
            Input.From = Today;
        Rows = await ReadAsync(SubstitutionQueries.MostShown);
    }

    public virtual Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        StepKinds = await steps.ReadAsync(Aborted);
        return ListFile(SubstitutionSheet.Of(Covered, Today), await ReadAsync(int.MaxValue), format);
    }

    public async Task<IActionResult> OnPostNameAsync()
    {
        if (Input is { Some: true, Steps.Count: 0 })
            throw new InvalidInputException("Steps", "请至少勾选一个环节，或改选“全部事项”。");
        var input = new SubstitutionInput(
            Guid.TryParse(Input.SubstituteId, out var substitute) ? substitute : null, Input.From, Input.To, Input.Some ? Input.Steps : [], Input.Reason);
        var words = await name.RunAsync(Me, PrincipalId ?? throw new InvalidInputException("", "请先选择要请人代理的人员。"), input, CancellationToken.None);
        return Leave($"已登记：{words}。代理期间双方都能看到并办理这些事项。");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id) =>
        Leave($"{await end.RunAsync(Me, id, CancellationToken.None)}已结束，代理人不再看到这些事项。");

    /// <summary>The rows of the list, no more than so many.</summary>
    protected abstract Task<IReadOnlyList<SubstitutionRow>> ReadAsync(int most);

    /// <summary>Back to the page with a message.</summary>
    protected abstract IActionResult Leave(string message);
}
